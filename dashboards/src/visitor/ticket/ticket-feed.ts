import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { backoffMs } from '../../feed/backoff';
import type { HostClock } from '../../feed/host-clock';
import type { WaitBand } from '../../screens/hall/cells';

export type TicketState = 'waiting' | 'called' | 'serving' | 'parked' | 'served' | 'noShow' | 'left' | 'turnedAway';

/** Where a ticket stands, as `GET /api/v1/tickets/{code}` tells; fields without a value are left out. */
export interface TicketAnswer {
  readonly officeName: string;
  readonly address?: string;
  readonly timeZone: string;
  readonly number: string;
  readonly serviceName: string;
  readonly state: TicketState;
  /** 1 for the next of its service. */
  readonly position?: number;
  readonly ewt?: WaitBand;
  readonly window?: number;
  readonly noShowAt?: string;
  readonly recalls: number;
  readonly parkedUntil?: string;
  readonly endedAt?: string;
  readonly version: string;
}

/** Between two answers at least, so that nobody asks in a circle. */
const pauseMs = 500;

/** Asks for a ticket again and again; the server answers as soon as something has changed. Ends with the visit. */
export class TicketFeed implements ReactiveController {
  ticket: TicketAnswer | null = null;
  unknown = false;
  /** Whether the last question had no answer. */
  lost = false;
  private alive: AbortController | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly code: string,
    private readonly clock: HostClock,
    private readonly changed: (before: TicketAnswer | null, after: TicketAnswer) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.alive = new AbortController();
    void this.run(this.alive.signal);
  }

  hostDisconnected(): void {
    this.alive?.abort();
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted && !this.unknown && this.ticket?.endedAt === undefined;) {
      const heard = await this.ask(signal);
      failures = heard ? 0 : failures + 1;
      this.lost = !heard;
      this.host.requestUpdate();
      await this.clock.delay(heard ? pauseMs : backoffMs(failures, this.clock.random()), signal);
    }
  }

  private async ask(signal: AbortSignal): Promise<boolean> {
    try {
      const after = this.ticket === null || this.lost ? '' : `?after=${encodeURIComponent(this.ticket.version)}`;
      const answer = await fetch(`/api/v1/tickets/${encodeURIComponent(this.code)}${after}`, { signal });
      this.unknown = answer.status === 404;
      if (!answer.ok) return this.unknown;
      const ticket = (await answer.json()) as TicketAnswer;
      if (ticket.version !== this.ticket?.version) this.changed(this.ticket, ticket);
      this.ticket = ticket;
      return true;
    } catch {
      // No connection: asked again, and the last known state stays in sight.
      return false;
    }
  }
}
