import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import { alertRows } from './alert-rows';
import type { CompanyBoard, TroubleCell } from './cells';

/** One row of «Сейчас не так». */
export interface RailRow {
  readonly state: 'breach' | 'risk';
  readonly place: string;
  readonly text: string;
  /** How long it has been so. */
  readonly elapsed: string;
}

/** What is wrong now, breaches first: of these alerts before what the wall sees itself, which is oldest first. @param knownMs Until when the page knows. */
export function railRows(board: CompanyBoard, knownMs: number, locale: Locale): readonly RailRow[] {
  const rank = (trouble: TroubleCell) => (trouble.state === 'breach' ? 0 : 1);
  const shown = board.troubles.filter(trouble => knownMs >= Date.parse(trouble.since) + trouble.graceS * 1000);
  const sorted = shown.sort((a, b) => rank(a) - rank(b) || Date.parse(a.since) - Date.parse(b.since));
  const seen = sorted.map((trouble): RailRow => ({
    state: trouble.state === 'breach' ? 'breach' : 'risk',
    place: locale.text(placeOf(trouble, board)),
    text: troubleText(trouble, board, locale),
    elapsed: formatWait((knownMs - Date.parse(trouble.since)) / 1000),
  }));
  const rows = [...alertRows(board, knownMs, locale), ...seen];
  return [...rows.filter(({ state }) => state === 'breach'), ...rows.filter(({ state }) => state === 'risk')];
}

/** How many rows a rail of so many rem holds: a long place or text takes more lines. */
export function rowsThatFit(rows: readonly RailRow[], heightRem: number): number {
  const [rowRem, lineRem, lettersOfLine, lettersOfPlace] = [3.4, 1.35, 40, 28];
  let left = heightRem;
  const fitting = rows.findIndex(({ place, text }) => {
    left -= rowRem + lineRem * (Math.floor(place.length / lettersOfPlace) + Math.floor(text.length / lettersOfLine));
    return left < 0;
  });
  return Math.max(1, fitting < 0 ? rows.length : fitting);
}

function placeOf(trouble: TroubleCell, board: CompanyBoard): string {
  const office = board.offices.find(({ id }) => id === trouble.office);
  const line = board.lines.find(({ id }) => id === trouble.line);
  return office?.shortName ?? line?.name ?? trouble.office ?? trouble.line ?? board.company?.name ?? '';
}

function troubleText(trouble: TroubleCell, board: CompanyBoard, { words, number }: Locale): string {
  const { kind, count, subject } = trouble;
  const longest = subject === null ? '' : `, ${words.trouble.longest(subject)}`;
  switch (kind) {
    case 'wait-over-norm':
      return words.trouble.waitOverNorm(count) + longest;
    case 'wait-near-norm':
      return words.trouble.waitNearNorm(count) + longest;
    case 'idle-window':
      return words.trouble.idleWindow(subject, count);
    case 'feed-stalled':
      return words.trouble.feedStalled;
    case 'service-level': {
      const line = board.lines.find(({ id }) => id === trouble.line);
      const level = line?.levelPercent ?? null;
      return line === undefined || level === null
        ? words.trouble.serviceLevelLow
        : words.trouble.serviceLevel(number(level), line.targetPercent);
    }
    default:
      // A newer server may know more kinds than this page; trouble is never left out.
      return words.trouble.unknown;
  }
}
