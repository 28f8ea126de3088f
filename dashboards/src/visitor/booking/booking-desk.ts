import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { commandId } from '../../commands/command-id';
import { post, type Reply } from '../../commands/send';
import { browserClock } from '../../feed/host-clock';

const patienceMs = 20_000;

/** A place whose customers an office serves. */
export interface ServedPlace {
  readonly place: string;
  readonly group?: string;
  readonly part: boolean;
}

export interface BookableOffice {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly timeZone: string;
  /** yyyy-MM-dd of the office's own calendar, today first. */
  readonly days: readonly string[];
  readonly services: readonly { readonly id: string; readonly name: string; readonly nameEn?: string }[];
  readonly serves: readonly ServedPlace[];
}

export interface Slot {
  readonly at: string;
  readonly free: number;
}

export interface SlotsOfDay {
  readonly slots: readonly Slot[];
  /** Visitors by hour of such a day; empty: not known. */
  readonly usual: readonly { readonly hour: number; readonly visitors: number; readonly daysLearnt: number }[];
}

/** A booking as its holder sees it. */
export interface Booked {
  readonly code: string;
  readonly office: string;
  readonly service: string;
  readonly slotAt: string;
}

/** What the booking page asks of the hub; nothing of it needs a sign-in. */
export class BookingDesk implements ReactiveController {
  offices: readonly BookableOffice[] | null = null;
  /** Whether the last question had no answer. */
  failed = false;
  /** A command is on its way. */
  busy = false;
  private alive = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly company: string,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.alive = new AbortController();
    void this.load();
  }

  hostDisconnected(): void {
    this.alive.abort();
  }

  async load(): Promise<void> {
    this.offices = (await this.get<{ readonly offices: readonly BookableOffice[] }>(''))?.offices ?? null;
    this.host.requestUpdate();
  }

  slots(office: string, service: string, day: string): Promise<SlotsOfDay | null> {
    return this.get(`/${office}/slots?service=${encodeURIComponent(service)}&day=${day}`);
  }

  booking(office: string, code: string): Promise<Booked | null> {
    return this.get(`/${encodeURIComponent(office)}/${encodeURIComponent(code)}`);
  }

  book(office: string, body: object): Promise<Reply> {
    return this.send(`/${office}`, body);
  }

  move(office: string, code: string, slotAt: string): Promise<Reply> {
    return this.send(`/${office}/${code}/move`, { slotAt });
  }

  cancel(office: string, code: string): Promise<Reply> {
    return this.send(`/${office}/${code}/cancel`, {});
  }

  private async send(path: string, body: object): Promise<Reply> {
    this.busy = true;
    this.host.requestUpdate();
    const command = { path: `${this.company}/booking${path}`, body };
    const reply = await post(command, commandId(), browserClock, this.alive.signal, patienceMs);
    this.busy = false;
    this.host.requestUpdate();
    return reply;
  }

  private async get<T>(path: string): Promise<T | null> {
    try {
      const answer = await fetch(`/api/v1/${this.company}/booking${path}`, { signal: this.alive.signal });
      this.failed = !answer.ok;
      return answer.ok ? ((await answer.json()) as T) : null;
    } catch {
      // No connection; the page says so.
      this.failed = true;
      return null;
    }
  }
}
