import type { MarkState } from '../../design/state-mark';
import type { OutageCell } from '../cells';
import { has } from './listing';

/** How bad an outage stands: broken promise, no promise or a changed one, or nothing to mark. */
export function stateOf(outage: OutageCell, nowMs: number): MarkState | null {
  if (outage.phase === 'active' && has(outage, 'overdue', nowMs) && outage.kind === 'emergency') return 'breach';
  if (outage.phase === 'restored') return 'met';
  return outage.doubts.length > 0 || has(outage, 'unestimated', nowMs) || outage.estimateMoves > 0 ? 'risk' : null;
}
