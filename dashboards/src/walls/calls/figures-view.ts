import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { CallsBoard, UsualCalls } from './cells';
import type { Outcome } from './register-desk';
import { commonTarget, waitState, worst } from './standing';

/** Opens the calls behind a figure of today; null for whoever may not read calls. */
export type OpenCalls = ((outcome: Outcome) => void) | null;

/** The contact centre in eight figures. @param nowMs Up to when is known what is shown. @param old It is no longer known to be so. */
export function figuresView(
  { sum, lines, callers }: CallsBoard,
  nowMs: number,
  old: boolean,
  open: OpenCalls,
  locale: Locale,
): TemplateResult {
  const { calls: words, phone } = locale.words;
  const target = commonTarget(lines);
  const oldestS = sum.oldestAt === null ? null : (nowMs - Date.parse(sum.oldestAt)) / 1000;
  const line = lines.find(({ id }) => id === callers[0]?.line);
  const state = (known: MarkState): MarkState => (old ? 'noData' : known);
  const waitStands = oldestS === null ? 'met' : state(waitState(oldestS, line?.targetS ?? null));
  const level = state(worst(lines));
  const percent = (value: number | null, decimals = 0) => figure(value, '%', decimals, locale);
  const named = (text: string, outcome: Outcome) => behind(text, outcome, open);
  return html`<section class="sum ${old ? 'stale' : ''}" aria-label=${words.figures}>
    ${cell(words.waiting, html`<b class="${sum.waiting === 0 ? 'z' : ''}">${locale.number(sum.waiting)}</b>`, words.talking(sum.talking, sum.holding), waitStands, locale, true)}
    ${cell(words.longest, oldestS === null ? none : formatWait(oldestS), line === undefined ? words.nobodyWaits : words.target(line.targetS), waitStands, locale)}
    ${cell(named(target === null ? words.level : phone.level(target.percent, target.seconds), 'offered'), percent(sum.today.levelPercent), html`${words.last30} ${percent(sum.last30.levelPercent)}`, level, locale)}
    ${cell(named(words.asa, 'answered'), figure(sum.today.asaS, ` ${phone.seconds}`, 0, locale), html`${words.last30} ${figure(sum.last30.asaS, ` ${phone.seconds}`, 0, locale)}`, null, locale)}
    ${cell(named(words.lost, 'abandoned'), percent(sum.today.abandonedPercent, 1), words.lostOf(sum.today.abandoned, sum.today.shortAbandoned), null, locale)}
    ${cell(named(words.aht, 'answered'), sum.today.ahtS === null ? none : formatWait(sum.today.ahtS), html`${words.last30} ${sum.last30.ahtS === null ? none : formatWait(sum.last30.ahtS)}`, null, locale)}
    ${cell(words.occupancy, percent(sum.occupancyPercent), html`${words.today} ${percent(sum.today.occupancyPercent)}`, null, locale)}
    ${cell(named(words.arrived(sum.usual.surge), 'offered'), locale.number(sum.arrived), html`${usual(sum.usual, locale)}<span class="own nw">${words.offeredToday(sum.today.offered)}</span>`, state(sum.usual.surge ? 'risk' : 'met'), locale)}
  </section>`;
}

/** What a usual day brings in half an hour; nothing just after midnight. */
function usual({ band, daysLearnt }: UsualCalls, { words: { calls: words }, number }: Locale) {
  if (daysLearnt === 0) return html`<span class="own" title=${words.usualUnknownWhy}>${words.usualUnknown}</span>`;
  if (band === null) return nothing;
  return html`<span class="own nw" title=${words.usualWhy(number(band.expected), daysLearnt)}
    >${words.usual(number(band.p10), number(band.p90))}</span
  >`;
}

/** The name of a figure as the way to its calls. */
const behind = (text: string, outcome: Outcome, open: OpenCalls) =>
  open === null
    ? text
    : html`<button
        type="button"
        class="behind"
        @click=${() => {
          open(outcome);
        }}
      >
        ${text}
      </button>`;

/** Nothing can be divided, or nobody waits. */
const none = html`<span class="z">—</span>`;

/** @param state Null: the figure has no norm. */
function cell(
  name: unknown,
  value: unknown,
  beside: unknown,
  state: MarkState | null,
  { words }: Locale,
  large = false,
): TemplateResult {
  const trouble = state !== null && state !== 'met';
  const tone = trouble ? `is-${stateClass(state)}` : '';
  return html`<dl class="${large ? 'large' : ''} ${trouble ? stateClass(state) : ''}">
    <dt class=${tone}>${trouble ? mark(state, words.state[state]) : ''} ${name}</dt>
    <dd class="num pn ${tone}">${value}</dd>
    <dd class="small t2">${beside}</dd>
  </dl>`;
}

const figure = (value: number | null, unit: string, decimals: number, { number }: Locale) =>
  value === null
    ? none
    : html`${keyed(value, html`<b class="swap">${number(value, decimals)}</b>`)}<span class="u">${unit}</span>`;
