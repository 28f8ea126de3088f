import { html, nothing, type TemplateResult } from 'lit';
import { commandId } from '../../commands/command-id';
import { send } from '../../commands/send';
import type { HostClock } from '../../feed/host-clock';
import type { Locale } from '../../i18n/locale';

const patienceMs = 20_000;

/** Whether an outage was published from a notice here, and so may be taken back here: another source's is the source's to end. */
export const isNotice = (id: string): boolean => id.startsWith('notice-');

/** Takes a published notice back, after asking once more. */
export class Withdrawal {
  private id: string | null = null;
  private state: 'asked' | 'sending' | 'failed' = 'asked';

  constructor(
    private readonly company: string,
    private readonly clock: HostClock,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  view(id: string, locale: Locale): TemplateResult | typeof nothing {
    if (!isNotice(id)) return nothing;
    const { notice: words } = locale.words;
    const asked = this.id === id;
    return html`<div class="buttons">
      ${asked && this.state === 'failed' ? html`<p class="is-breach" role="alert">${words.failed}</p>` : nothing}
      ${
        asked
          ? html`<button
                type="button"
                class="danger"
                ?disabled=${this.state === 'sending'}
                @click=${() => void this.withdraw(id)}
              >
                ${words.withdrawSure}
              </button>
              <button type="button" @click=${this.ask(null)}>${words.keep}</button>`
          : html`<button type="button" @click=${this.ask(id)}>${words.withdraw}</button>`
      }
    </div>`;
  }

  private ask(id: string | null): () => void {
    return () => {
      [this.id, this.state] = [id, 'asked'];
      this.changed();
    };
  }

  private async withdraw(id: string): Promise<void> {
    this.state = 'sending';
    this.changed();
    const command = { path: `${this.company}/outage/${id}/restore-outage`, body: { reason: 'withdrawn' } };
    const answer = await send(command, commandId(), this.clock, this.signal, patienceMs);
    if (answer.kind === 'done') this.id = null;
    else this.state = 'failed';
    this.changed();
  }
}
