import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { Frame } from '../feed/frame';

/** What the hub says to being asked for a recording. */
export interface PastAnswer {
  /** Stable code of what was wrong, or null. */
  readonly refused: string | null;
  /** Instant of the first fact there is, ISO, or null where that was not looked at. */
  readonly begins: string | null;
  /** Where the recording stands, ISO, or null where there is none. */
  readonly at: string | null;
}

/** A frame of a recording says how fast it plays, unless that is ×1. */
export type PastFrame = Frame & { readonly speed?: number };

export interface PastEvents {
  frame(frame: PastFrame): void;
  /** @param reason `now`, `idle` or `no-board`. */
  ended(reason: string): void;
  closed(): void;
}

/** A connection that plays one recording; opened once and then thrown away. */
export interface PastLink {
  open(events: PastEvents): Promise<void>;
  /** @param at ISO instant, or null to go on from where it is. */
  play(view: string, at: string | null, speed: number): Promise<PastAnswer>;
  close(): Promise<void>;
}

/** Over the hub's `/feed`, apart from the connection that brings what is so now. */
export class PastOverSignalR implements PastLink {
  private readonly hub: HubConnection = new HubConnectionBuilder()
    .withUrl('/feed', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build();

  async open(events: PastEvents): Promise<void> {
    this.hub.on('frame', (frame: PastFrame) => {
      events.frame(frame);
    });
    this.hub.on('pastEnded', (reason: string) => {
      events.ended(reason);
    });
    // Every connection is told; the page's other one listens.
    this.hub.on('version', () => undefined);
    this.hub.onclose(() => {
      events.closed();
    });
    await this.hub.start();
  }

  async play(view: string, at: string | null, speed: number): Promise<PastAnswer> {
    try {
      return await this.hub.invoke<PastAnswer>('PlayPast', view, at, speed);
    } catch (error) {
      const code = /HubException: ([a-z-]+)/.exec(error instanceof Error ? error.message : '')?.[1];
      if (code === undefined) throw error;
      return { refused: code, begins: null, at: null };
    }
  }

  close(): Promise<void> {
    return this.hub.stop();
  }
}
