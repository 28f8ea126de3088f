import type { FloorBoard, FloorWindowCell, PauseCell } from '../../floor/cells';
import type { Locale } from '../../i18n/locale';

export interface BoardFace {
  readonly kind: 'call' | 'serving' | 'free' | 'break' | 'closed' | 'incident';
  readonly top: string;
  /** A ticket, or one word. */
  readonly main: string;
  readonly bottom: string;
}

/** What hangs over a window; a window of which nothing was heard is closed. @param hours The office's, in one line. @param nowMs The server's instant. */
export function boardFace(board: FloorBoard, number: number, hours: string, nowMs: number, locale: Locale): BoardFace {
  const { windowBoard: words } = locale.words;
  const window = board.windows.find(each => each.number === number);
  const ticket = window?.tickets.find(({ phase }) => phase === 'called') ?? window?.tickets[0];
  const service = locale.text(board.services.find(({ id }) => id === ticket?.service)?.name ?? '');
  const pause = board.pauses.get(number);
  if (ticket?.phase === 'called') return { kind: 'call', top: words.call, main: ticket.number, bottom: service };
  if (ticket !== undefined) return { kind: 'serving', top: words.serving, main: ticket.number, bottom: service };
  switch (window?.face) {
    case 'idle':
      return { kind: 'free', top: '', main: words.free, bottom: words.freeHint };
    case 'wrapUp':
      return { kind: 'free', top: '', main: words.wrapUp, bottom: words.wrapUpHint };
    case 'break':
      return {
        kind: 'break',
        top: breakWords(words.break[window.breakKind ?? 'technical'], pause, board.office.timeZone, nowMs, locale),
        main: words.closed,
        bottom: whereTo(board, window, hours, locale),
      };
    case 'calling':
    case 'serving':
    case 'closed':
    case undefined:
      if (pause?.incident === true && board.office.open)
        return {
          kind: 'incident',
          top: words.incident,
          main: words.incidentWord,
          bottom: whereTo(board, window, hours, locale) || words.askStaff,
        };
      return { kind: 'closed', top: '', main: words.closed, bottom: whereTo(board, window, hours, locale) };
  }
}

/** «Обед до 12:40»; an end that has passed is not told. */
function breakWords(kind: string, pause: PauseCell | undefined, zone: string, nowMs: number, locale: Locale): string {
  const untilMs = Date.parse(pause?.untilAt ?? '');
  return untilMs > nowMs ? locale.words.windowBoard.until(kind, locale.clock(untilMs, zone)) : kind;
}

/** Open windows for the same services, or for any; without one, when the office is open again. */
function whereTo(
  { office, windows }: FloorBoard,
  own: FloorWindowCell | undefined,
  hours: string,
  { words }: Locale,
): string {
  const others = windows.filter(each => each.number !== own?.number && each.face !== 'closed' && each.face !== 'break');
  const alike = others.filter(({ services }) => services.some(id => own?.services.includes(id)));
  const named = ranges((alike.length > 0 ? alike : others).map(({ number }) => number));
  if (office.open && others.length === 1) return words.windowBoard.other(named);
  if (office.open && others.length > 0) return words.windowBoard.others(named);
  return hours === '' ? '' : words.windowBoard.opens(hours);
}

/** «1–3, 5, 7». @param numbers Ascending. */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) =>
      first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first}–${last}`,
    )
    .join(', ');
}
