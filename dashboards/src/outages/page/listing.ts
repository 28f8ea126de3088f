import type { OfficeOutages, OutageCell, OutagePhase, OutageSummary } from '../cells';
import type { Question, Trouble } from './question';

/** What the page is told by its board. */
export interface OutagesBoard {
  readonly company: { readonly name: string; readonly timeZone: string; readonly simulated: boolean };
  readonly summary: OutageSummary;
  readonly outages: readonly OutageCell[];
  /** Most customers without electricity first. */
  readonly offices: readonly OfficeOutages[];
}

/** Null: nothing has been told yet. */
export function outagesBoard(cells: ReadonlyMap<string, unknown>): OutagesBoard | null {
  const company = cells.get('company') as OutagesBoard['company'] | undefined;
  const summary = cells.get('summary') as OutageSummary | undefined;
  if (company === undefined || summary === undefined) return null;
  const under = <T>(prefix: string) =>
    [...cells].filter(([key]) => key.startsWith(prefix)).map(([, cell]) => cell as T);
  const offices = under<OfficeOutages>('office/').sort(
    (a, b) => b.customers - a.customers || b.active - a.active || b.ahead - a.ahead || byText(a.shortName, b.shortName),
  );
  return { company, summary, outages: under<OutageCell>('outage/'), offices };
}

/** Those of the board that a question is about, in the order in which the server tells them too. */
export function listed(outages: readonly OutageCell[], asked: Question, nowMs: number): readonly OutageCell[] {
  return outages.filter(each => fits(each, asked, nowMs)).sort(inOrder);
}

/** Whether the board holds every outage of a phase; those that are over it never promises to hold. */
export function holdsAll({ outages, summary }: OutagesBoard, phase: OutagePhase): boolean {
  const there = outages.filter(each => each.phase === phase).length;
  return phase === 'restored' ? summary.restoredToday <= there : there >= summary[phase];
}

/** What is wrong with an outage at an instant. */
export function has(outage: OutageCell, trouble: Trouble, nowMs: number): boolean {
  const estimateAt = outage.estimateAt ?? null;
  switch (trouble) {
    case 'unestimated':
      return outage.phase === 'active' && estimateAt === null;
    case 'overdue':
      return outage.phase === 'active' && estimateAt !== null && Date.parse(estimateAt) <= nowMs;
    case 'moved':
      return outage.estimateMoves > 0;
    case 'doubted':
      return outage.doubts.length > 0;
    case 'unmatched':
      return outage.offices.length === 0;
  }
}

function fits(outage: OutageCell, { phase, kind, office, trouble, words }: Question, nowMs: number): boolean {
  return (
    outage.phase === phase &&
    (kind === '' || outage.kind === kind) &&
    (office === '' || outage.offices.includes(office)) &&
    (trouble === '' || has(outage, trouble, nowMs)) &&
    (words === '' || says(outage, plain(words)))
  );
}

function says({ id, cause, source, area }: OutageCell, words: string): boolean {
  const texts = [id, cause, source, ...area.flatMap(({ place, street, words: besides }) => [place, street, besides])];
  return texts.some(text => text !== null && text !== undefined && plain(text).includes(words));
}

const plain = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е');

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Those that go on the largest first, those to come the next first, those that are over the newest first. */
function inOrder(a: OutageCell, b: OutageCell): number {
  const starts = (each: OutageCell) => (each.phase === 'ahead' ? Date.parse(each.startsAt ?? each.reportedAt) : 0);
  const ended = (each: OutageCell) => Date.parse(each.restoredAt ?? '1970-01-01T00:00:00Z');
  return (
    starts(a) - starts(b) ||
    ended(b) - ended(a) ||
    (b.customers ?? 0) - (a.customers ?? 0) ||
    Date.parse(a.reportedAt) - Date.parse(b.reportedAt) ||
    byText(a.id, b.id)
  );
}
