import type { Shelf } from '../../app/preferences';

/** What is asked of the hub, kept until it has answered: a reload, or a power cut, asks again under the same id. */
export interface Pending {
  readonly id: string;
  /** Below `/api/v1/{company}/kiosk/{office}/`. */
  readonly what: 'tickets' | 'check-in';
  readonly body: Readonly<Record<string, unknown>>;
  /** Of the device's clock, ms since 1970. */
  readonly sinceMs: number;
}

/** Whoever asked so long ago has gone; the ticket, if there is one, ends as not come. */
const forgottenMs = 10 * 60_000;

export class PendingShelf {
  constructor(
    private readonly shelf: (Shelf & Pick<Storage, 'removeItem'>) | null,
    private readonly key: string,
  ) {}

  put(pending: Pending): void {
    this.shelf?.setItem(this.key, JSON.stringify(pending));
  }

  clear(): void {
    this.shelf?.removeItem(this.key);
  }

  /** What was left unanswered, or null. @param nowMs Of the device's clock. */
  left(nowMs: number): Pending | null {
    try {
      const pending = JSON.parse(this.shelf?.getItem(this.key) ?? 'null') as Pending | null;
      return pending !== null && nowMs - pending.sinceMs < forgottenMs ? pending : null;
    } catch {
      // What cannot be read was not written by this page.
      return null;
    }
  }
}
