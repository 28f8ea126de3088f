import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { commandId } from '../commands/command-id';
import { send, type Answer } from '../commands/send';
import { browserClock } from '../feed/host-clock';
import { instantAt, localText } from '../format/calendar';
import type { Locale } from '../i18n/locale';
import type { AnnouncementCell, AnnouncementKind } from './announcement';
import './announcement-desk.css';

const patienceMs = 20_000;
const dayMs = 86_400_000;
const kinds: readonly AnnouncementKind[] = ['info', 'outage', 'planned'];

/** What hangs in an office's hall, to be read and changed by whoever leads it: a button, and behind it a list and a form. */
export class AnnouncementDesk extends LitElement {
  static override properties: PropertyDeclarations = { list: { attribute: false }, nowMs: { attribute: false } };
  declare list: readonly AnnouncementCell[];
  /** The server's instant. */
  declare nowMs: number;
  /** Path of the office's announcements below `/api/v1/`. */
  declare place: string;
  declare zone: string;
  declare locale: Locale;
  private open = false;
  private busy = false;
  private trouble: string | null = null;
  private readonly alive = new AbortController();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { announcements: words } = this.locale.words;
    const toggle = () => {
      [this.open, this.trouble] = [!this.open, null];
      this.requestUpdate();
    };
    return html`<button type="button" class="opens" aria-expanded=${this.open} @click=${toggle}>${words.open}</button>
      ${
        this.open
          ? html`<section class="desk-of" role="dialog" aria-label=${words.heading}>
              <h2>${words.heading}</h2>
              ${this.hanging()} ${this.form()}
              <p class="is-breach" role="alert">${this.trouble ?? nothing}</p>
              <button type="button" @click=${toggle}>${words.close}</button>
            </section>`
          : nothing
      }`;
  }

  private hanging(): TemplateResult {
    const { announcements: words } = this.locale.words;
    if (this.list.length === 0) return html`<p class="t2">${words.none}</p>`;
    return html`<ul>
      ${this.list.map(
        ({ id, kind, text, from, until, everywhere }) =>
          html`<li>
            <p>
              <b>${words.kinds[kind]}</b> <span class="t2">${words.time(this.shown(from), this.shown(until))}</span>
            </p>
            <p>${this.locale.text(text)}</p>
            ${
              everywhere
                ? html`<p class="t2">${words.everywhere}</p>`
                : html`<button
                    type="button"
                    ?disabled=${this.busy}
                    @click=${() => void this.ask('withdraw-announcement', { announcement: id })}
                  >
                    ${words.withdraw}
                  </button>`
            }
          </li>`,
      )}
    </ul>`;
  }

  private form(): TemplateResult {
    const { announcements: words } = this.locale.words;
    const time = (name: string, label: string, ms: number) =>
      html`<label
        >${label}<input name=${name} type="datetime-local" required value=${localText(ms, this.zone)}
      /></label>`;
    return html`<form @submit=${this.submitted}>
      <label>${words.text}<textarea name="text" required maxlength="300" rows="3"></textarea></label>
      <label
        >${words.kind}<select name="kind">
          ${kinds.map(kind => html`<option value=${kind}>${words.kinds[kind]}</option>`)}
        </select></label
      >
      ${time('from', words.from, this.nowMs)} ${time('until', words.until, this.nowMs + dayMs)}
      <button class="action" type="submit" ?disabled=${this.busy}>${words.post}</button>
    </form>`;
  }

  private shown(at: string): string {
    return localText(Date.parse(at), this.zone).replace(/^\d+-(\d+)-(\d+)T/, '$2.$1 ');
  }

  private readonly submitted = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const field = (name: string) => given.get(name) as string;
    const at = (name: string) => new Date(instantAt(field(name), this.zone)).toISOString();
    const body = {
      announcement: commandId(),
      kind: field('kind'),
      text: field('text'),
      from: at('from'),
      until: at('until'),
    };
    void this.ask('post-announcement', body).then(done => {
      if (done) form.reset();
    });
  };

  private async ask(command: string, body: object): Promise<boolean> {
    if (this.busy) return false;
    [this.busy, this.trouble] = [true, null];
    this.requestUpdate();
    const path = `${this.place}/${command}`;
    const answer = await send({ path, body }, commandId(), browserClock, this.alive.signal, patienceMs);
    [this.busy, this.trouble] = [false, this.wordsFor(answer)];
    this.requestUpdate();
    return answer.kind === 'done';
  }

  private wordsFor(answer: Answer): string | null {
    const { trouble } = this.locale.words.announcements;
    if (answer.kind === 'done') return null;
    const known: Readonly<Record<string, string>> = {
      forbidden: trouble.forbidden,
      'until-past': trouble.untilPast,
      'until-far': trouble.untilFar,
      'too-many': trouble.tooMany,
    };
    return answer.kind === 'unreachable' ? trouble.unreachable : (known[answer.code] ?? trouble.other);
  }
}

customElements.define('announcement-desk', AnnouncementDesk);
