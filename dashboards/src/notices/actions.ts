import { commandId } from '../commands/command-id';
import { send } from '../commands/send';
import type { WorkController } from '../desk/cases/work-controller';
import { browserClock } from '../feed/host-clock';
import type { Locale } from '../i18n/locale';
import { refusalWords } from './interruption-form';

const patienceMs = 30_000;

/** Sends what a person presses, one command after the other, and keeps why the last was not taken. */
export class Actions {
  busy = false;
  said: string | null = null;

  constructor(
    private readonly company: string,
    private readonly locale: () => Locale,
    private readonly work: WorkController,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  /** @param to Grain and command, such as `channel/website/end-interruption`. */
  async press(...commands: readonly (readonly [to: string, body: object])[]): Promise<boolean> {
    [this.busy, this.said] = [true, null];
    this.changed();
    for (const [to, body] of commands) {
      const command = { path: `${this.company}/${to}`, body };
      const answer = await send(command, commandId(), browserClock, this.signal, patienceMs);
      const { failed } = this.locale().words.notices;
      if (answer.kind === 'refused') this.said = `${failed.refused}: ${refusalWords(answer, this.locale())}`;
      else if (answer.kind === 'unreachable') this.said = failed.unreachable;
      else await this.work.load(answer.position);
      if (this.said !== null) break;
    }
    this.busy = false;
    this.changed();
    return this.said === null;
  }
}
