import type { Frame } from './frame';

/** Why the server will not show a view; not a fault of the network, so shown to people. */
export type Refusal = 'forbidden' | 'unknown-view' | 'signed-out';

/** Thrown by {@link Link} when the server answered and the answer is no. */
export class Refused extends Error {
  constructor(readonly code: Refusal) {
    super(code);
  }
}

/** What a link reports while it is open. */
export interface LinkEvents {
  frame(frame: Frame): void;
  /** The server says which version it runs. */
  version(version: string): void;
  closed(): void;
}

/** One connection to the hub `/feed`, opened once and then thrown away. */
export interface Link {
  /** @throws Refused when the server knows the caller and says no; anything else means: no connection. */
  open(events: LinkEvents): Promise<void>;
  /** @throws Refused */
  subscribe(view: string, epoch: string | null, seq: number | null): Promise<void>;
  close(): Promise<void>;
}

/** @param attempt Attempts that failed in a row; some networks let only plain HTTP through, so a link may change its means. */
export type OpenLink = (attempt: number) => Link;
