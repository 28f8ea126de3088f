/** A value of a cell as it came over the wire; a page knows the shape of its own board's cells. */
export type CellValue = unknown;

export type FrameKind = 'snapshot' | 'delta' | 'heartbeat';

/** One message of the feed; the server's side of this contract is `grains/Boards/Frame.cs`. */
export interface Frame {
  readonly view: string;
  readonly kind: FrameKind;
  /** The history it comes from; another epoch shares nothing with what the page has. */
  readonly epoch: string;
  /** Delta: the sequence it builds on, exclusive. Snapshot: 0. Heartbeat: equal to `seq`. */
  readonly from: number;
  /** Log position of the newest fact in the view. */
  readonly seq: number;
  /** The server's instant when the frame was made, UTC. */
  readonly at: string;
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly gone: readonly string[];
}
