import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import { areaText } from '../../outages/area';
import type { CallsOutage, CallsOutagesCell } from '../../outages/cells';
import { surgeText } from '../../outages/surge';
import { instant } from '../../outages/page/instants';

/** What to tell whoever calls about it: where, how many, until when. @param most Rows that have room. */
export function outagesView(
  company: string,
  zone: string,
  cell: CallsOutagesCell | null,
  most: number,
  nowMs: number,
  old: boolean,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (cell === null) return nothing;
  const { outage: words } = locale.words;
  const shown = cell.outages.slice(0, most);
  const more = cell.active - shown.length;
  return html`<section class="outages-now ${old ? 'stale' : ''}">
    <h2>
      <a href="/outages/${company}">${words.title}</a>
      <span>${words.onCalls(cell.active, cell.customers)}</span>
    </h2>
    <ul>
      ${shown.map(outage => row(outage, zone, nowMs, locale))}
    </ul>
    ${more > 0 ? html`<p class="small t2">${words.moreNow(more)}</p>` : nothing}
  </section>`;
}

function row(outage: CallsOutage, zone: string, nowMs: number, locale: Locale): TemplateResult {
  const { outage: words } = locale.words;
  const { estimateAt, calls } = outage;
  const late = estimateAt !== null && Date.parse(estimateAt) <= nowMs && outage.kind === 'emergency';
  const tone = estimateAt === null || outage.estimateMoves > 0 ? 'is-risk' : '';
  return html`<li>
    <span class="where">${locale.text(areaText(outage.area, outage.parts, 1, locale))}</span>
    <b class="num">${outage.customers === null ? '?' : locale.number(outage.customers)}</b>
    <span class="num t2">${formatWait((nowMs - Date.parse(outage.since)) / 1000)}</span>
    <span class="nw ${late ? 'is-breach' : tone}"
      >${estimateAt === null ? words.noEstimateYet : late ? words.wasUntil(instant(Date.parse(estimateAt), nowMs, zone, locale)) : words.stepUntil(instant(Date.parse(estimateAt), nowMs, zone, locale))}</span
    >
    ${calls === null || calls === undefined ? nothing : html`<small class="surge ${calls.verdict === 'more' ? 'is-risk' : 't2'}">${surgeText(calls, locale)}</small>`}
  </li>`;
}
