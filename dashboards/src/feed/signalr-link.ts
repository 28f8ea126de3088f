import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { Frame } from './frame';
import { Refused, type Link, type LinkEvents, type Refusal } from './link';

const refusals: readonly Refusal[] = ['forbidden', 'unknown-view', 'signed-out'];

/** A {@link Link} over SignalR's JSON protocol. */
export class SignalRLink implements Link {
  private readonly hub: HubConnection;

  /** @param negotiate Ask the server for a transport first; needed only where WebSockets do not get through. */
  constructor(negotiate: boolean) {
    const options = negotiate ? {} : { transport: HttpTransportType.WebSockets, skipNegotiation: true };
    this.hub = new HubConnectionBuilder().withUrl('/feed', options).configureLogging(LogLevel.None).build();
  }

  async open(events: LinkEvents): Promise<void> {
    this.hub.on('frame', (frame: Frame) => {
      events.frame(frame);
    });
    this.hub.on('version', (version: string) => {
      events.version(version);
    });
    this.hub.onclose(() => {
      events.closed();
    });
    try {
      await this.hub.start();
    } catch (error) {
      // A browser does not say why a WebSocket was refused, so the session is asked.
      if (await signedOut()) throw new Refused('signed-out');
      throw error;
    }
  }

  async subscribe(view: string, epoch: string | null, seq: number | null): Promise<void> {
    try {
      await this.hub.invoke('Subscribe', view, epoch, seq);
    } catch (error) {
      const code = refusalIn(error);
      throw code === null ? error : new Refused(code);
    }
  }

  close(): Promise<void> {
    return this.hub.stop();
  }
}

/** The code of a HubException; SignalR puts its message behind its own words. */
export function refusalIn(error: unknown): Refusal | null {
  const message = error instanceof Error ? error.message : '';
  const code = /HubException: ([a-z-]+)/.exec(message)?.[1];
  return refusals.find(known => known === code) ?? null;
}

async function signedOut(): Promise<boolean> {
  try {
    return (await fetch('/api/v1/session')).status === 401;
  } catch {
    // No answer at all is a lost server, not a refusal.
    return false;
  }
}
