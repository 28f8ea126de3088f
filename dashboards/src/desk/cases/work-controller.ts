import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HostClock } from '../../feed/host-clock';
import type { Refusal } from '../../feed/link';
import { readAfter, type Position } from '../appeals/sending';

export const pollMs = 4_000;

/** The last answer of each address, asked for again every few seconds; kept while the server is away, so that it is shown as old rather than gone. */
export class WorkController implements ReactiveController {
  refusal: Refusal | null = null;
  /** Whether the person here may send commands. */
  mayAct = false;
  private readonly answers = new Map<string, unknown>();
  private readonly absent = new Set<string>();
  private paths: readonly string[] = [];
  /** A command that the next answer must have in it. */
  private after: Position = null;
  private heardMs: number | null = null;
  private alive: AbortController | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly company: string,
    private readonly clock: HostClock,
  ) {
    host.addController(this);
  }

  get ageS(): number {
    return this.heardMs === null ? Number.POSITIVE_INFINITY : (this.clock.nowMs() - this.heardMs) / 1000;
  }

  hostConnected(): void {
    this.alive = new AbortController();
    void this.run(this.alive.signal);
  }

  hostDisconnected(): void {
    this.alive?.abort();
  }

  /** What is shown now; what was shown before is forgotten. */
  ask(paths: readonly string[], after: Position = null): void {
    this.paths = paths;
    for (const path of this.answers.keys()) if (!paths.includes(path)) this.answers.delete(path);
    void this.load(after);
  }

  /** The last answer, or null. */
  of(path: string): unknown {
    return this.answers.get(path) ?? null;
  }

  /** Whether the server says that there is no such thing. */
  isAbsent(path: string): boolean {
    return this.absent.has(path);
  }

  /** `after`: where the command stands that the answer must have in it. */
  async load(after: Position = null): Promise<void> {
    const asked = this.paths;
    this.after = after ?? this.after;
    try {
      const bodies = await Promise.all(asked.map(path => this.get(path)));
      if (asked !== this.paths) return;
      asked.forEach((path, i) => this.answers.set(path, bodies[i]));
      this.after = null;
      [this.heardMs, this.refusal] = [this.clock.nowMs(), null];
    } catch (error) {
      // Going on is safe: what is shown keeps its age and turns grey by itself.
      if (error instanceof Refused) this.refusal = error.why;
    }
    this.host.requestUpdate();
  }

  private async run(signal: AbortSignal): Promise<void> {
    this.mayAct = await mayAct(this.company);
    for (;;) {
      await this.clock.delay(pollMs, signal);
      if (signal.aborted) return;
      if (!document.hidden) await this.load();
      this.host.requestUpdate();
    }
  }

  private async get(path: string): Promise<unknown> {
    const answer = await fetch(`/api/v1/${this.company}/${readAfter(path, this.after)}`);
    if (answer.status === 401) throw new Refused('signed-out');
    if (answer.status === 403) throw new Refused('forbidden');
    this.absent[answer.status === 404 ? 'add' : 'delete'](path);
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }
}

class Refused extends Error {
  constructor(readonly why: Refusal) {
    super(why);
  }
}

interface Granted {
  readonly right: string;
  readonly company?: string;
}

/** Buttons are for those who may press them; the server decides all the same. */
async function mayAct(company: string): Promise<boolean> {
  const answer = await fetch('/api/v1/session').catch(() => null);
  if (answer?.ok !== true) return false;
  const { rights } = (await answer.json()) as { rights?: readonly Granted[] };
  return (rights ?? []).some(
    ({ right, company: where }) => right === 'send-commands' && (where === undefined || where === company),
  );
}
