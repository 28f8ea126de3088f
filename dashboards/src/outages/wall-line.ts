import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { OutageSummary } from './cells';
import { wallSurge } from './surge';

/** The outages of a company in one line of its wall; nothing where there are none. */
export function outageLine(
  company: string,
  cells: ReadonlyMap<string, unknown>,
  locale: Locale,
): TemplateResult | typeof nothing {
  const sum = cells.get('outages') as OutageSummary | undefined;
  if (sum === undefined || sum.active + sum.ahead + sum.restoredToday === 0) return nothing;
  const { words, number } = locale;
  const { outage } = words;
  return html`<p class="outages">
    <a href="/outages/${company}"><b>${outage.title}</b></a>
    <span
      ><b class="num ${sum.emergency > 0 ? 'is-breach' : ''}">${number(sum.active)}</b>
      ${outage.active(sum.active)}</span
    >
    ${sum.customers === 0 ? nothing : html`<span><b class="num">${number(sum.customers)}</b> ${outage.customers(sum.customers)}</span>`}
    ${sum.unestimated === 0 ? nothing : html`<span><b class="num is-risk">${number(sum.unestimated)}</b> ${outage.unestimated}</span>`}
    ${wallSurge(sum.surge, locale)}
    <span class="t2">${outage.ahead(sum.ahead)}, ${outage.restored(sum.restoredToday)}</span>
  </p>`;
}
