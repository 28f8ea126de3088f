import { html, nothing, type TemplateResult } from 'lit';
import { limitBar, stateClass, stateWord } from '../../design/state-mark';
import type { FloorWindowCell } from '../../floor/cells';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { OfficeBoard } from './cells';
import { windowTimer, type WindowTimer } from './summary';

const shapes = { serving: 's', calling: 'c', idle: 'i', wrapUp: 'i', break: 'b', closed: 'x' } as const;

/** Every window with its operator, ticket and timer. @param names Of services, by id. */
export function windowsRow(
  board: OfficeBoard,
  names: ReadonlyMap<string, string>,
  nowMs: number,
  old: boolean,
  locale: Locale,
): TemplateResult {
  const { officeWall: words } = locale.words;
  const { windows } = board;
  const rows = windows.length > 10 ? 'two' : '';
  return html`<ul class="wrow ${rows}" aria-label=${words.windows}>
    ${windows.map(window => windowTile(window, board, names, nowMs, old, locale))}
  </ul>`;
}

function windowTile(
  window: FloorWindowCell,
  board: OfficeBoard,
  names: ReadonlyMap<string, string>,
  nowMs: number,
  old: boolean,
  locale: Locale,
): TemplateResult {
  const { officeWall: words } = locale.words;
  const [ticket] = window.tickets;
  const timer = old ? null : windowTimer(window, nowMs);
  const state = timer?.state ?? 'met';
  const service = locale.text(names.get(ticket?.service ?? '') ?? '');
  const off = ticket === undefined;
  const pause = pauseWords(window, board, nowMs, locale);
  return html`<li class="win ${off ? 'off' : ''} ${state === 'met' ? '' : stateClass(state)} ${old ? 'stale' : ''}">
    <b class="num n">${window.number}</b>
    <span class="op">${window.operator === null ? nothing : locale.words.console.operator(window.operator)}</span>
    <p class="tk ${off ? 'none' : 'num'}" translate="no">
      ${off ? html`<span class="wins"><i class=${state === 'risk' ? 'w' : shapes[window.face]}></i></span>${words.faces[window.face]}` : ticket.number}
    </p>
    <p class="sv">${off ? pause : service}</p>
    ${timer === null || window.face === 'closed' ? nothing : timerView(window, timer, locale)}
  </li>`;
}

/** What stands below a window that serves nobody: which break until when, or that something is broken. */
function pauseWords(
  { number, face, breakKind }: FloorWindowCell,
  { pauses, office }: OfficeBoard,
  nowMs: number,
  locale: Locale,
): string {
  const { officeWall: words } = locale.words;
  const pause = pauses.get(number);
  if (face === 'closed') return pause?.incident === true ? words.incident : '';
  if (face !== 'break') return '';
  const kind = words.breaks[breakKind ?? 'technical'];
  const untilMs = Date.parse(pause?.untilAt ?? '');
  return untilMs > nowMs ? words.breakUntil(kind, locale.clock(untilMs, office.timeZone)) : kind;
}

function timerView(window: FloorWindowCell, { seconds, normS, state }: WindowTimer, locale: Locale): TemplateResult {
  const { officeWall: words } = locale.words;
  const shade = state === 'met' || state === 'noData' ? '' : `is-${state}`;
  const off = window.tickets.length === 0; // it says its face in large already
  const beside = normS !== null ? locale.words.console.ofNorm(formatWait(normS)) : off ? '' : words.since[window.face];
  const word = off
    ? window.awaitedAt === null
      ? nothing
      : stateWord('risk', words.awaited)
    : normS === null || state === 'met'
      ? html`<span class="t2">${words.faces[window.face]}</span>`
      : stateWord(state, state === 'breach' ? words.overNorm : words.nearNorm);
  return html`<p class="tm"><b class="num ${shade}">${formatWait(seconds)}</b><span class="t2">${beside}</span></p>
    ${normS === null ? html`<span></span>` : limitBar((seconds / normS) * 100, state === 'met' ? null : state, false)}
    <p class="st">${word}</p>`;
}
