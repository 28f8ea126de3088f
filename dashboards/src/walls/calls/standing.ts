import type { MarkState } from '../../design/state-mark';
import type { CallsLineCell, OperatorCell, OperatorPhase } from './cells';

/** From this share of the target on a wait is at risk. */
const warning = 0.8;

/** How a wait stands against the target of its line. */
export function waitState(seconds: number, targetS: number | null): MarkState {
  if (targetS === null) return 'noData';
  return seconds > targetS ? 'breach' : seconds >= targetS * warning ? 'risk' : 'met';
}

/** The state of the worst line; the lines come trouble first. */
export const worst = (lines: readonly CallsLineCell[]): MarkState => lines[0]?.state ?? 'noData';

/** «80/20» when every line has the same target, null otherwise. */
export function commonTarget(lines: readonly CallsLineCell[]): { percent: number; seconds: number } | null {
  const first = lines[0];
  if (first === undefined) return null;
  const same = lines.every(each => each.targetS === first.targetS && each.targetPercent === first.targetPercent);
  return same ? { percent: first.targetPercent, seconds: first.targetS } : null;
}

/** A call as a wall names it: the end of the key that the telephones gave it. */
export const callName = (call: string): string =>
  call.length <= 6 ? call : `…${call.replace(/[^\p{L}\d]/gu, '').slice(-4)}`;

export const phases: readonly OperatorPhase[] = ['talking', 'wrapUp', 'available', 'pause', 'away'];

/** Operators of one phase, whoever is in it longest first. */
export const inPhase = (operators: readonly OperatorCell[], phase: OperatorPhase): readonly OperatorCell[] =>
  operators
    .filter(each => each.phase === phase)
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.operator < b.operator ? -1 : 1));
