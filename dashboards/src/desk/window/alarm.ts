import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { commandId } from '../../commands/command-id';
import { send } from '../../commands/send';
import type { HostClock } from '../../feed/host-clock';
import { holdMs, type AlarmActions } from './alarm-view';

/** An alarm is tried for as long as somebody may need it. */
const patienceMs = 300_000;

/**
 * The alarm button: held for a moment, by Ctrl and Space or by the pointer, it is sent until the hub has it. It does not wait for
 * whatever else the console is doing.
 */
export class Alarm implements ReactiveController, AlarmActions {
  holding = false;
  private held: ReturnType<typeof setTimeout> | undefined;
  private readonly alive = new AbortController();
  private readonly down = (event: KeyboardEvent) => {
    if (event.code !== 'Space' || !event.ctrlKey) return;
    event.preventDefault();
    if (!event.repeat) this.hold(true);
  };
  private readonly up = (event: KeyboardEvent) => {
    if (this.holding && (event.code === 'Space' || event.key === 'Control')) this.hold(false);
  };

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly place: { readonly company: string; readonly office: string; readonly window: number },
    private readonly clock: HostClock,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.down);
    addEventListener('keyup', this.up);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.down);
    removeEventListener('keyup', this.up);
    clearTimeout(this.held);
    this.alive.abort();
  }

  readonly hold = (down: boolean): void => {
    clearTimeout(this.held);
    this.holding = down;
    if (down)
      this.held = setTimeout(() => {
        this.holding = false;
        this.raise('panic');
      }, holdMs);
    this.host.requestUpdate();
  };

  readonly call = (): void => {
    this.raise('staffCall');
  };

  readonly end = (signal: string): void => {
    this.send('resolve-signal', { signal });
  };

  private raise(kind: string): void {
    this.send('raise-signal', { kind, window: this.place.window });
    this.host.requestUpdate();
  }

  private send(command: string, body: object): void {
    const { company, office } = this.place;
    void send(
      { path: `${company}/signals/${office}/${command}`, body },
      commandId(),
      this.clock,
      this.alive.signal,
      patienceMs,
    );
  }
}
