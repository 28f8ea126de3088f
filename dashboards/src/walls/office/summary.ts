import type { FloorWindowCell } from '../../floor/cells';
import type { NormState, OfficeBoard } from './cells';

/** The office in one line. */
export interface Summary {
  readonly state: NormState;
  readonly waiting: number;
  readonly oldestS: number | null;
  readonly openWindows: number;
}

/** @param nowMs The server's instant. @param old What is shown is no longer known to be so. */
export function summary({ queues, windows }: OfficeBoard, nowMs: number, old: boolean): Summary {
  const oldest = queues.flatMap(({ oldestAt }) => (oldestAt === null ? [] : [Date.parse(oldestAt)]));
  const over = queues.some(({ overNorm }) => overNorm > 0);
  const near = queues.some(({ nearNorm }) => nearNorm > 0);
  return {
    state: old ? 'noData' : over ? 'breach' : near ? 'risk' : 'met',
    waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0),
    oldestS: oldest.length === 0 ? null : (nowMs - Math.min(...oldest)) / 1000,
    openWindows: windows.filter(({ face }) => face !== 'closed' && face !== 'break').length,
  };
}

/** A window's timer: since when, against what, and how it stands. */
export interface WindowTimer {
  readonly seconds: number;
  readonly normS: number | null;
  readonly state: NormState;
}

/** A service is at risk from four fifths of its norm on; a window that stands free is a breach while somebody waits for it. */
export function windowTimer(window: FloorWindowCell, nowMs: number): WindowTimer | null {
  if (window.since === null) return null;
  const seconds = Math.max(0, (nowMs - Date.parse(window.since)) / 1000);
  const normAt = window.tickets[0]?.normAt ?? null;
  const normS = normAt === null ? null : (Date.parse(normAt) - Date.parse(window.since)) / 1000;
  if (normS === null) return { seconds, normS, state: window.awaitedAt === null ? 'met' : 'risk' };
  return { seconds, normS, state: seconds > normS ? 'breach' : seconds >= normS * 0.8 ? 'risk' : 'met' };
}
