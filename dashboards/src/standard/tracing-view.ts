import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import { clauseOf } from './row-view';
import { standing, type Requirement } from './tracing';

/** One requirement: what is asked, how it is kept or why not, and what proves it. */
export function requirementView(one: Requirement, locale: Locale): TemplateResult {
  const { language, words, text } = locale;
  const { standard } = words;
  const how = standard.hows as Record<string, string | undefined>;
  const state = standing(one);
  return html`<tr class=${state}>
    <td class="cl">${clauseOf(one.clause, locale)}<small>${one.id}</small></td>
    <td class="what">${text(one.text[language])}</td>
    <td class="how">
      <b class=${state === 'notYet' ? 't2' : ''}
        >${standard.standings[state]}${one.notYet === undefined ? nothing : html`: ${standard.reasons[one.notYet.kind]}`}</b
      >
      ${one.kept.map(kept => html`<small>${how[kept.how] ?? kept.how}: ${text(kept.where[language])}</small>`)}
      ${one.notYet === undefined ? nothing : html`<small>${text(one.notYet.why[language])}</small>`}
    </td>
    <td class=${one.tests.length === 0 ? 'tests none' : 'tests'}>
      ${one.tests.length === 0 ? '—' : standard.tests(one.tests.length)}
      ${one.tests.map(test => html`<small lang="en">${test.split('.').slice(-2).join(': ').replaceAll('_', ' ')}</small>`)}
    </td>
  </tr>`;
}
