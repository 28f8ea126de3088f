import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import type { Moment } from '../../feed/board-controller';
import { accuracyNote } from '../../floor/accuracy-note';
import { freshness, isOld } from '../../feed/freshness';
import { bandMinutes, formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { DriftCell, LineCell, OperatorsCell } from './cells';
import { driftShort, driftText } from './drift';
import { levelChart } from './level-chart';

/** One line of the phone strip. @param low One of several strips, so lower than a single one. */
export function phoneView(
  line: LineCell,
  company: string,
  zone: string,
  low: boolean,
  moment: Moment,
  locale: Locale,
): TemplateResult {
  const { words, number } = locale;
  const old = isOld(freshness(moment.ageS));
  const shown: MarkState = old ? 'noData' : line.state;
  const knownMs = old ? moment.knownMs : moment.nowMs;
  const wait = line.oldestAt === null ? '—' : formatWait((knownMs - Date.parse(line.oldestAt)) / 1000);
  const level = html`${shown === 'met' ? nothing : mark(shown, words.state[shown])}
  ${words.phone.level(line.targetPercent, line.targetS)}`;
  const figure = (value: number | null, unit: string, decimals = 0) =>
    value === null
      ? '—'
      : html`${keyed(value, html`<b class="swap">${number(value, decimals)}</b>`)}<span class="u">${unit}</span>`;
  const grows = old || line.drift === null ? nothing : driftMark(line.drift, low, moment.nowMs, zone, locale);
  return html`<section class="phone ${old ? 'stale' : ''}" aria-label=${line.name}>
    <div>
      <h2 class="who"><a href="/calls/${company}">${locale.text(line.name)}</a></h2>
      <p class="small t2">${numbers(line, locale)}${old ? nothing : newcomer(line, low, locale)}</p>
    </div>
    <dl>${term(words.phone.inQueue)}${value(number(line.inQueue), 'pn')}</dl>
    <dl>${term(words.phone.longest)}${value(wait)}</dl>
    <dl>${term(level, `is-${stateClass(shown)}`)}${value(figure(line.levelPercent, '%'), toned(shown))}</dl>
    <dl>
      ${term(html`${words.phone.answer} ${low ? grows : nothing}`)}${value(figure(line.asaS, ` ${words.phone.seconds}`), 'pn')}${low ? nothing : grows}
    </dl>
    <dl>${term(words.phone.lost)}${value(figure(line.abandonedPercent, '%', 1), 'pn')}</dl>
    ${operatorsView(line.operators, old ? null : line.advice, locale)}
    <div class="chart">${levelChart(line, zone, low, locale)}</div>
  </section>`;
}

/** Several numbers may break apart, one number never. */
const numbers = (line: LineCell, locale: Locale) =>
  (line.number ?? '').split(/,\s*/).map(number => html`<span class="nw">${locale.text(number)}</span> `);
/** What one who calls now has to expect, and how such estimates come out; a low strip has one line for both. */
function newcomer({ id, name, ewt, accuracy }: LineCell, low: boolean, locale: Locale) {
  const { wall, phone } = locale.words;
  if (ewt === null) return low ? html`<span class="nw">${phone.newcomerUnknown}</span>` : wall.newcomerUnknown;
  const { from, to } = bandMinutes(ewt.p50S, ewt.p90S);
  return html`<span class="nw">${wall.newcomer(from, to)}</span>
    ${accuracyNote(id, name, accuracy, low ? 'bare' : 'near', locale)}`;
}
/** That waits grow away from what is usual; a low strip has room for an arrow. */
function driftMark(drift: DriftCell, low: boolean, nowMs: number, zone: string, locale: Locale): TemplateResult {
  const text = driftText(drift, nowMs, zone, locale);
  return low
    ? html`<i class="grow" title=${text}>↗</i>`
    : html`<dd class="small grow nw" title=${text}>${driftShort(drift, nowMs, zone, locale)}</dd>`;
}
const term = (text: unknown, tone = '') => html`<dt class=${tone}>${text}</dt>`;
const value = (text: unknown, classes = '') => html`<dd class="num ${classes}">${text}</dd>`;
const toned = (state: MarkState) => (state === 'met' ? 'pn' : `pn is-${stateClass(state)}`);

function operatorsView(
  operators: OperatorsCell | null,
  advice: LineCell['advice'],
  { words: { phone } }: Locale,
): TemplateResult {
  if (operators === null) return html`<div class="staff"><p class="small t2">${phone.operatorsUnknown}</p></div>`;
  const { talking, wrapUp, available, pause, away } = operators;
  const needed = advice?.needed[1] ?? null;
  const all = talking + wrapUp + available + pause + away;
  const staffed =
    advice === null || needed === null
      ? phone.operators(all)
      : phone.staffed(all, needed, advice.coming, advice.daysLearnt);
  const state = (count: number, word: string) => html`<li><b class="num">${count}</b><span>${word}</span></li>`;
  return html`<div class="staff">
    <p class="small t2 nw">${staffed}</p>
    <ul class="ops">
      ${state(talking, phone.talking)} ${state(wrapUp, phone.wrapUp)} ${state(available, phone.available(available))}
      ${state(pause, phone.pause)} ${state(away, phone.away(away))}
    </ul>
  </div>`;
}

const severity: readonly string[] = ['breach', 'risk', 'noData', 'met'];

/** Lines in the order of their trouble, and how many found no room. */
export function phoneStrips(lines: readonly LineCell[], most: number): { shown: readonly LineCell[]; more: number } {
  const sorted = [...lines].sort(
    (a, b) => severity.indexOf(a.state) - severity.indexOf(b.state) || a.id.localeCompare(b.id),
  );
  return { shown: sorted.slice(0, most), more: Math.max(0, sorted.length - most) };
}
