import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { newKey, send, type Position } from '../appeals/sending';

/** One field of a form. `when` is an instant that the sender's clock gave; it goes into the head of the request. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'choice' | 'instant' | 'when';
  readonly required: boolean;
  readonly choices?: readonly { readonly id: string; readonly name: string }[];
  readonly hint?: string;
}

/** Called when a form is done with: whether its command was taken, and where that stands. */
export type Over = (done: boolean, position: Position) => void;

/** A form of a few fields that sends one command. It sends once, however often it is pressed; after a refusal what was written stays. */
export class SentenceForm extends LitElement {
  private key = newKey();
  private busy = false;
  private problem: string | null = null;

  constructor(
    private readonly heading: string,
    private readonly fields: readonly Field[],
    /** Where the command goes; it may depend on what was written. */
    private readonly address: (body: Readonly<Record<string, string>>) => string,
    private readonly locale: Locale,
    private readonly over: Over,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('input, select, button')?.focus();
  }

  protected override render(): TemplateResult {
    const { forms } = this.locale.words.work;
    return html`<form class="step" aria-label=${this.heading} @submit=${this.submit}>
      <h3>${this.heading}</h3>
      ${this.fields.map(fieldView)}
      ${this.problem === null ? nothing : html`<p class="is-breach" role="alert">${this.problem}</p>`}
      <p class="buttons">
        <button class="action" type="submit" ?disabled=${this.busy}>${this.busy ? forms.sending : forms.send}</button>
        <button
          type="button"
          @click=${() => {
            this.over(false, null);
          }}
        >
          ${forms.back}
        </button>
      </p>
    </form>`;
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.busy) return;
    const body = bodyOf(new FormData(event.target as HTMLFormElement), this.fields);
    [this.busy, this.problem] = [true, null];
    this.requestUpdate();
    const { work } = this.locale.words;
    const sent = await send(this.address(body.told), body.told, this.key, body.when);
    this.busy = false;
    if (sent.outcome !== 'unknown') this.key = newKey();
    if (sent.outcome === 'done') {
      this.over(true, sent.position);
      return;
    }
    this.problem =
      (work.problems as Readonly<Record<string, string | undefined>>)[sent.code] ?? work.problem(sent.detail);
    this.requestUpdate();
  };
}

customElements.define('sentence-form', SentenceForm);

/** Empty fields are left out; instants are those of the reader's own zone, sent as UTC. */
export function bodyOf(
  form: FormData,
  fields: readonly Field[],
): { told: Record<string, string>; when: string | null } {
  const told: Record<string, string> = {};
  let when: string | null = null;
  for (const { name, kind } of fields) {
    const raw = form.get(name);
    const value = typeof raw === 'string' ? raw.trim() : '';
    if (value === '') continue;
    const said = kind === 'instant' || kind === 'when' ? new Date(value).toISOString().replace('.000Z', 'Z') : value;
    if (kind === 'when') when = said;
    else told[name] = said;
  }
  return { told, when };
}

function fieldView({ name, label, kind, required, choices, hint }: Field): TemplateResult {
  const input =
    kind === 'choice'
      ? html`<select name=${name} ?required=${required}>
          ${(choices ?? []).map(({ id, name: shown }) => html`<option value=${id}>${shown}</option>`)}
        </select>`
      : html`<input
          name=${name}
          type=${kind === 'text' ? 'text' : 'datetime-local'}
          maxlength="200"
          autocomplete="off"
          ?required=${required}
        />`;
  return html`<label
    ><span>${label}${hint === undefined ? nothing : html` <i class="t2">(${hint})</i>`}</span>${input}</label
  >`;
}
