import { html, type TemplateResult } from 'lit';
import { mark, stateClass } from '../../design/state-mark';
import { bandMinutes, formatWait } from '../../format/durations';
import { accuracyNote } from '../../floor/accuracy-note';
import type { Locale } from '../../i18n/locale';
import type { CallsLineCell } from './cells';
import { waitState } from './standing';

/** Each line of a centre with several. @param most Rows that have room. */
export function linesView(
  lines: readonly CallsLineCell[],
  most: number,
  nowMs: number,
  old: boolean,
  locale: Locale,
): TemplateResult {
  const { calls: words, phone } = locale.words;
  const shown = lines.slice(0, lines.length > most ? most - 1 : most);
  return html`<section class="lines ${old ? 'stale' : ''}">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.line}</th>
          <th scope="col">${words.waiting}</th>
          <th scope="col">${words.longest}</th>
          <th scope="col">${words.last30}</th>
          <th scope="col">${words.today}</th>
          <th scope="col">${words.newcomer}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(line => row(line, nowMs, old, locale))}
      </tbody>
    </table>
    ${shown.length < lines.length ? html`<p class="small t2">${phone.moreLines(lines.length - shown.length)}</p>` : ''}
  </section>`;
}

function row(line: CallsLineCell, nowMs: number, old: boolean, locale: Locale): TemplateResult {
  const { words, number, text } = locale;
  const state = old ? 'noData' : line.state;
  const oldestS = line.oldestAt === null ? null : (nowMs - Date.parse(line.oldestAt)) / 1000;
  const wait = oldestS === null || old ? 'met' : waitState(oldestS, line.targetS);
  const tone = (each: typeof state) => (each === 'met' || each === 'noData' ? '' : `is-${stateClass(each)}`);
  const percent = (value: number | null) => (value === null ? '—' : words.percent(number(value)));
  return html`<tr class=${stateClass(state)}>
    <th scope="row">${mark(state, words.state[state])} <span>${text(line.name)}</span></th>
    <td class="num ${line.waiting === 0 ? 'z' : ''}">${number(line.waiting)}</td>
    <td class="num ${tone(wait)}">${oldestS === null ? '—' : formatWait(oldestS)}</td>
    <td class="num">${percent(line.last30.levelPercent)}</td>
    <td class="num ${tone(state)}">${percent(line.today.levelPercent)}</td>
    <td>${old ? '—' : newcomer(line, locale)}</td>
  </tr>`;
}

function newcomer({ id, name, ewt, accuracy }: CallsLineCell, locale: Locale) {
  const { words } = locale;
  if (ewt === null) return words.hall.little;
  const { from, to } = bandMinutes(ewt.p50S, ewt.p90S);
  return html`${to === 0 ? words.hall.noQueue : words.minutes(from, to)}
  ${accuracyNote(id, name, accuracy, 'near', locale)}`;
}
