import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { commandId } from '../../commands/command-id';
import { send, type Answer } from '../../commands/send';
import type { HostClock } from '../../feed/host-clock';

/** How long one click is tried before the operator is told that nobody answers. */
const patienceMs = 12_000;
/** After an answer the board has so long to show it; then the buttons come back anyway. */
const settleMs = 3_000;
/** A second click of a double click is not meant for the button that has taken the first one's place. */
const doubleClickMs = 700;

export interface Step {
  readonly grain: 'queue' | 'window';
  readonly command: string;
  readonly body: unknown;
  /** Refusals that are no news: the step is then simply not needed. */
  readonly fine?: readonly string[];
}

export interface Trouble {
  readonly code: string;
  readonly detail: string;
}

/**
 * Carries out what the operator asks, one thing at a time: every click has its own command id, the buttons wait for the answer and
 * then for the board to show it.
 */
export class ConsoleDesk implements ReactiveController {
  /** What is being done now. */
  busy: string | null = null;
  trouble: Trouble | null = null;
  private begunMs = -doubleClickMs;
  private readonly alive = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly place: { readonly company: string; readonly office: string; readonly window: number },
    private readonly shown: () => number,
    private readonly clock: HostClock,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.alive.abort();
  }

  /** False when something else is being done, or a moment ago was. */
  get ready(): boolean {
    return this.busy === null && this.clock.nowMs() - this.begunMs >= doubleClickMs;
  }

  /** Does the steps in order until one is refused; resolves to whether all were done. */
  async act(name: string, steps: readonly Step[]): Promise<boolean> {
    if (!this.ready) return false;
    this.begin(name);
    let position = 0;
    for (const step of steps) {
      const answer = await send(
        { path: this.path(step), body: step.body },
        commandId(),
        this.clock,
        this.alive.signal,
        patienceMs,
      );
      if (answer.kind === 'done') position = Math.max(position, answer.position ?? 0);
      else if (answer.kind !== 'refused' || step.fine?.includes(answer.code) !== true) {
        this.end(troubleOf(answer));
        return false;
      }
    }
    await this.settled(position);
    this.end(null);
    return true;
  }

  dismiss(): void {
    this.trouble = null;
    this.host.requestUpdate();
  }

  /** Says no before anybody was asked. */
  say(code: string): void {
    this.trouble = { code, detail: '' };
    this.host.requestUpdate();
  }

  private begin(name: string): void {
    this.busy = name;
    this.begunMs = this.clock.nowMs();
    this.trouble = null;
    this.host.requestUpdate();
  }

  private end(trouble: Trouble | null): void {
    this.busy = null;
    this.trouble = trouble;
    this.host.requestUpdate();
    // The double click's time may not be over yet; drawn again, the buttons are ready.
    setTimeout(() => {
      this.host.requestUpdate();
    }, doubleClickMs);
  }

  private async settled(position: number): Promise<void> {
    const untilMs = this.clock.nowMs() + settleMs;
    while (this.shown() < position && this.clock.nowMs() < untilMs) await this.clock.delay(50, this.alive.signal);
  }

  private path({ grain, command }: Step): string {
    const { company, office, window } = this.place;
    const key = grain === 'queue' ? office : `${office}:${window}`;
    return `${company}/${grain}/${key}/${command}`;
  }
}

const troubleOf = (answer: Exclude<Answer, { kind: 'done' }>): Trouble =>
  answer.kind === 'refused' ? { code: answer.code, detail: answer.detail } : { code: 'unreachable', detail: '' };
