import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { OutageSummary } from '../cells';
import { phases, troubles, type Question } from './question';

/** Figures of all outages, whatever is looked for. */
export function figuresView(sum: OutageSummary, locale: Locale): TemplateResult {
  const { outage: words } = locale.words;
  const figure = (name: string, count: number, tone: string, more: string | null = null) =>
    html`<div>
      <dt>${name}</dt>
      <dd>
        <b class="num ${count === 0 ? 'z' : tone}">${locale.number(count)}</b
        >${more === null ? nothing : html`<small class="t2">${more}</small>`}
      </dd>
    </div>`;
  return html`<dl class="figures" aria-label=${words.figures}>
    ${figure(words.now, sum.active, '', sum.active === 0 ? null : words.emergencies(sum.emergency))}
    ${figure(words.withoutPower, sum.customers, sum.emergency > 0 ? 'is-breach' : '')}
    ${figure(words.withoutEstimate, sum.unestimated, 'is-risk')}
    ${figure(words.movedToday, sum.estimatesMovedToday, 'is-risk')} ${figure(words.toCome, sum.ahead, '')}
    ${figure(words.restoredToday, sum.restoredToday, '')}
  </dl>`;
}

type Go = (change: Partial<Question>) => (event: Event) => void;

/** Phases with their counts, and what is wrong with some. */
export function chipsView(sum: OutageSummary, asked: Question, locale: Locale, go: Go): TemplateResult {
  const { outage: words } = locale.words;
  const counts = { active: sum.active, ahead: sum.ahead, restored: sum.restoredToday };
  const chip = (name: string, on: boolean, change: Partial<Question>, count: number | null) =>
    html`<button type="button" class="chip" aria-pressed=${on ? 'true' : 'false'} @click=${go(change)}>
      <span>${name}</span>${count === null ? nothing : html`<b class="tab">${locale.number(count)}</b>`}
    </button>`;
  const told = { unestimated: sum.unestimated, doubted: sum.doubted, unmatched: sum.unmatched } as const;
  return html`<nav aria-label=${words.filters}>
    ${phases.map(phase => chip(words.phases[phase], asked.phase === phase, { phase, trouble: '' }, counts[phase]))}
    <span class="gap"></span>
    ${troubles.map(trouble =>
      chip(
        words.troubles[trouble],
        asked.trouble === trouble,
        { trouble: asked.trouble === trouble ? '' : trouble },
        trouble in told ? told[trouble as keyof typeof told] : null,
      ),
    )}
  </nav>`;
}

export function searchView(
  asked: Question,
  offices: readonly { readonly id: string; readonly shortName: string }[],
  locale: Locale,
  changed: (event: Event) => void,
): TemplateResult {
  const { outage: words } = locale.words;
  const option = (value: string, name: string, chosen: string) =>
    html`<option value=${value} ?selected=${value === chosen}>${name}</option>`;
  const submitted = (event: Event) => {
    event.preventDefault();
  };
  return html`<form role="search" @change=${changed} @submit=${submitted}>
    <label
      ><span>${words.search}</span
      ><input name="words" type="search" maxlength="100" placeholder=${words.searchHint} .value=${asked.words}
    /></label>
    <label
      ><span>${words.kind}</span
      ><select name="kind">
        ${option('', words.any, asked.kind)}
        ${(['emergency', 'planned', 'restriction'] as const).map(kind => option(kind, words.kinds[kind], asked.kind))}
      </select></label
    >
    <label
      ><span>${words.office}</span
      ><select name="office">
        ${option('', words.any, asked.office)}
        ${[...offices].sort((a, b) => a.shortName.localeCompare(b.shortName, 'ru')).map(({ id, shortName }) => option(id, locale.text(shortName), asked.office))}
      </select></label
    >
  </form>`;
}
