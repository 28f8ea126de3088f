import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import { clauseOf } from './row-view';
import { standing, type Requirement, type Standing, type Tracing } from './tracing';

const order: readonly Standing[] = ['proven', 'kept', 'notYet'];

/** Every requirement of the standard and how it is kept. */
export function tracingView(tracing: Tracing, locale: Locale): TemplateResult {
  const { standard } = locale.words;
  const count = (of: Standing) => tracing.requirements.filter(one => standing(one) === of).length;
  return html`<p class="summary t2">
      ${standard.requirementsCount(tracing.requirements.length)}:
      ${order.map(of => `${standard.standings[of]} ${count(of)}`).join(', ')}
    </p>
    <main class="tbl trace">
      <table>
        <thead>
          <tr>
            ${standard.traceColumns.map(name => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${tracing.requirements.map(one => requirementView(one, locale))}
        </tbody>
      </table>
    </main>`;
}

function requirementView(one: Requirement, locale: Locale): TemplateResult {
  const { standard } = locale.words;
  const how = standard.hows as Record<string, string | undefined>;
  return html`<tr>
    <td class="cl">${clauseOf(one.clause, locale)}<small>${one.id}</small></td>
    <td lang="en" class="what">${one.text}</td>
    <td class="how">
      <b class=${standing(one) === 'notYet' ? 't2' : ''}>${standard.standings[standing(one)]}</b>
      ${one.kept.map(kept => html`<small>${how[kept.how] ?? kept.how}: <span lang="en">${kept.where}</span></small>`)}
      ${one.notYet === undefined ? nothing : html`<small lang="en">${one.notYet}</small>`}
    </td>
    <td class="tests">
      ${one.tests.length === 0 ? '—' : standard.tests(one.tests.length)}
      ${one.tests.map(test => html`<small lang="en">${test.split('.').slice(-2).join(': ').replaceAll('_', ' ')}</small>`)}
    </td>
  </tr>`;
}
