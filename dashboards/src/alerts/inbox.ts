import type { AlertCell, InboxBoard, Reading } from './cells';

export const tabs = ['firing', 'accepted', 'quiet', 'past'] as const;
export type Tab = (typeof tabs)[number];

/** Alerts told together: one group at one office or line, the worst first. */
export interface Group {
  readonly key: string;
  readonly head: AlertCell;
  readonly rest: readonly AlertCell[];
  /** What follows from any of them. */
  readonly consequences: readonly AlertCell[];
}

const told = (alert: AlertCell): boolean => !alert.recordOnly && alert.silencedBy === null && alert.cause === null;

/** Where an alert stands: told and nobody's, told and somebody's, or not told at all. */
export function tabOf(alert: AlertCell): Exclude<Tab, 'past'> {
  if (!told(alert)) return 'quiet';
  return alert.acknowledgedBy === null ? 'firing' : 'accepted';
}

/** The office of a subject, or the subject itself. */
export function placeOf(subject: string): string {
  const [kind, key] = subject.split('/', 2);
  return (kind === 'window' || kind === 'service') && key !== undefined ? `office/${key.split(':')[0]}` : subject;
}

/** A told alert whose cause is somebody's trouble is a consequence; one whose cause is not among the alerts (an outage) is told under its name. */
export function groupsOf(board: InboxBoard, tab: Exclude<Tab, 'past'>): readonly Group[] {
  const known = new Set(board.alerts.map(({ key }) => key));
  const rooted = board.alerts.filter(
    alert => tabOf(alert) === tab && !(tab === 'quiet' && alert.cause !== null && known.has(alert.cause)),
  );
  const byGroup = new Map<string, AlertCell[]>();
  for (const alert of rooted) {
    const key = `${alert.group} ${placeOf(alert.subject)}`;
    byGroup.set(key, [...(byGroup.get(key) ?? []), alert]);
  }
  return [...byGroup]
    .map(([key, alerts]) => {
      const [head, ...rest] = alerts.sort(byTrouble) as [AlertCell, ...AlertCell[]];
      const keys = new Set(alerts.map(alert => alert.key));
      return { key, head, rest, consequences: board.alerts.filter(({ cause }) => cause !== null && keys.has(cause)) };
    })
    .sort((a, b) => byTrouble(a.head, b.head));
}

/** Critical before warning, then the oldest. */
function byTrouble(a: AlertCell, b: AlertCell): number {
  return (
    Number(b.severity === 'critical') - Number(a.severity === 'critical') ||
    Date.parse(a.firedAt) - Date.parse(b.firedAt) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** The figure now: one that counts time ticks on by itself, until the condition is over. */
export function valueAt({ value, countsFrom }: Reading, nowMs: number, endedAt: string | null): number | null {
  if (countsFrom !== null)
    return Math.max(0, ((endedAt === null ? nowMs : Date.parse(endedAt)) - Date.parse(countsFrom)) / 1000);
  return value;
}

/** Which alerts a bell is for: told, nobody's, critical. */
export const ringing = (board: InboxBoard): readonly AlertCell[] =>
  board.alerts.filter(alert => alert.severity === 'critical' && tabOf(alert) === 'firing');

/** Where a silence of an alert is kept: with its office, or with the company. */
export function silencePlace(subject: string): string {
  const [kind, key] = placeOf(subject).split('/', 2);
  return kind === 'office' && key !== undefined ? key : 'all';
}
