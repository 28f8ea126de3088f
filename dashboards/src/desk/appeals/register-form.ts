import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { Draft, Required, Word, WordsAnswer } from './answers';
import { clockView, nameOf } from './card-view';
import { ownFields, requiredFor } from './fields';
import { instantOf } from './moments';
import { draftQuestion, registerBody, type FormKind } from './register-body';
import { newKey, problemText, send, type Position, type Sent } from './sending';
import { texts } from './step-body';

/** A letter that was taken in before, as its card tells it. */
export interface Letter {
  readonly id: string;
  readonly kind?: string;
  readonly channel: string;
  readonly office?: string;
  readonly receivedAt: string;
}

/** Registering: what the standard asks for, and the clocks it would have, before anything is sent. */
export class RegisterForm extends LitElement {
  private values: ReadonlyMap<string, string> = new Map();
  private draft: Draft | null = null;
  private round = 0;
  private key = newKey();
  private readonly id0: string;
  private busy = false;
  private failed: Exclude<Sent, { outcome: 'done' }> | null = null;

  constructor(
    private readonly kind: FormKind,
    private readonly company: string,
    private readonly words: WordsAnswer,
    private readonly locale: Locale,
    private readonly letter: Letter | null,
    /** Called with the appeal that was registered, or with nothing. */
    private readonly over: (id: string | null, position: Position) => void,
  ) {
    super();
    this.id0 = letter?.id ?? `d-${newKey().slice(0, 16)}`;
    if (letter !== null)
      this.values = new Map([
        ['kind', letter.kind ?? ''],
        ['channel', letter.channel],
        ['office', letter.office ?? ''],
      ]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('select, input')?.focus();
    void this.ask();
  }

  protected override render(): TemplateResult {
    const { register, sending, cancel } = this.locale.words.appealSteps;
    const whole = this.kind === 'register';
    return html`<form
      class="card register"
      aria-label=${whole ? register.title : register.receiveTitle}
      @input=${this.changed}
      @submit=${this.submit}
    >
      <h2>${whole ? register.title : register.receiveTitle}</h2>
      ${whole ? nothing : html`<p class="t2">${register.receiveHint}</p>`}
      <div class="pairs">${this.basics(whole)}</div>
      ${whole ? this.rest() : nothing} ${whole ? this.preview() : nothing}
      ${this.failed === null ? nothing : html`<p class="is-breach" role="alert">${problemText(this.failed.code, this.failed.detail, this.locale)}</p>`}
      <p class="buttons">
        <button class="action" type="submit" ?disabled=${this.busy}>
          ${this.busy ? sending : whole ? register.submit : register.submitReceive}
        </button>
        <button type="button" @click=${this.cancel}>${cancel}</button>
      </p>
    </form>`;
  }

  private basics(whole: boolean): TemplateResult {
    const { desk, appealSteps } = this.locale.words;
    const { register } = appealSteps;
    const { words } = this;
    return html`${this.select('kind', desk.kind, words.kinds, whole ? register.choose : register.none, whole)}
    ${whole && words.categories.length > 0 ? this.select('category', desk.category, words.categories, register.none, false) : nothing}
    ${this.select('channel', desk.channel, words.channels, register.choose, true)}
    ${words.offices.length > 0 ? this.select('office', desk.office, words.offices, register.none, false) : nothing}
    ${
      whole
        ? html`${this.topic(register.topic)}
            ${this.select('replyBy', desk.replyBy, words.channels, register.none, false)}
            <label
              ><span>${register.form}</span
              ><select name="form">
                <option value="written">${register.forms.written}</option>
                <option value="oral">${register.forms.oral}</option>
              </select></label
            >`
        : nothing
    }
    ${this.letter === null ? html`<label><span>${register.receivedAt}</span><input type="datetime-local" name="receivedAt" /></label>` : nothing}
    ${whole ? html`<label class="check"><input type="checkbox" name="vip" value="true" /><span>${register.vip}</span></label>` : nothing}`;
  }

  private rest(): TemplateResult {
    const { desk, appealSteps } = this.locale.words;
    const { register } = appealSteps;
    const anonymous = this.values.get('anonymous') === 'true';
    const { person } = desk;
    const ask = (name: keyof typeof person, ...fields: string[]) =>
      this.input(
        `person.${name}`,
        person[name],
        fields.map(field => this.need(field)).find(need => need !== null) ?? null,
      );
    return html`<fieldset>
        <legend>${register.who} <small class="t2">${register.whoHint}</small></legend>
        <label class="check"
          ><input type="checkbox" name="anonymous" value="true" /><span>${register.anonymous}</span></label
        >
        ${
          anonymous
            ? nothing
            : html`<div class="pairs">
                ${ask('name', 'name')} ${ask('phone', 'contact')} ${ask('email', 'contact', 'reply-address')}
                ${ask('postalAddress', 'contact', 'reply-address')} ${ask('supplyAddress', 'address')}
                ${ask('account', 'account')}
                ${ownFields(this.required).map(({ id, field }) => this.input(`more.${id}`, nameOf(this.words.required, field.id, this.locale), field))}
              </div>`
        }
      </fieldset>
      <label
        ><span>${person.text} ${this.hint(this.need('grounds'))}</span><textarea name="person.text" rows="4"></textarea>
      </label>`;
  }

  private preview(): TemplateResult {
    const { register } = this.locale.words.appealSteps;
    const { draft, locale, words } = this;
    if (draft === null) return html`<section class="preview t2" role="status">${register.choosing}</section>`;
    const missing = draft.missing.map(id => nameOf(words.required, id, locale)).join(', ');
    return html`<section class="preview" aria-live="polite">
      <h3>${register.clocks}</h3>
      ${draft.code === undefined ? nothing : html`<p class="is-risk">${problemText(draft.code, draft.detail ?? '', locale)}</p>`}
      ${draft.clocks.map(clock => clockView(clock, words.timeZone, locale, true))}
      ${draft.code === undefined && draft.clocks.length === 0 ? html`<p class="t2">${register.noClock}</p>` : nothing}
      ${missing === '' ? nothing : html`<p class="small">${register.missing(missing)}</p>`}
    </section>`;
  }

  private get required(): readonly Required[] {
    return requiredFor(this.words, this.values.get('kind') ?? '', this.values.get('category') ?? '');
  }

  private need(field: string): Required | null {
    return this.required.find(({ id }) => id.split('|').includes(field)) ?? null;
  }

  private hint(need: Required | null): TemplateResult | typeof nothing {
    return need === null
      ? nothing
      : html`<small>${this.locale.words.appealSteps.register.required[need.ifMissing]}</small>`;
  }

  private input(name: string, label: string, need: Required | null): TemplateResult {
    return html`<label
      ><span>${this.locale.text(label)} ${this.hint(need)}</span
      ><input name=${name} maxlength="200" autocomplete="off" ?required=${need?.ifMissing === 'refuse'}
    /></label>`;
  }

  /** A topic is found by its code or by its words; whoever knows another code may write it. */
  private topic(label: string): TemplateResult {
    const { topics } = this.words;
    const need = this.need('topic');
    if (topics.length === 0) return this.input('topic', label, need);
    return html`<label
      ><span>${this.locale.text(label)} ${this.hint(need)}</span
      ><input
        name="topic"
        list="topics"
        maxlength="200"
        autocomplete="off"
        ?required=${need?.ifMissing === 'refuse'}
      /><datalist id="topics">
        ${topics.map(({ id }) => html`<option value=${id}>${nameOf(topics, id, this.locale)}</option>`)}
      </datalist></label
    >`;
  }

  private select(name: string, label: string, all: readonly Word[], none: string, required: boolean): TemplateResult {
    return html`<label
      ><span>${label}</span
      ><select name=${name} ?required=${required}>
        <option value="">${none}</option>
        ${all.map(({ id }) => html`<option value=${id} ?selected=${this.values.get(name) === id}>${nameOf(all, id, this.locale)}</option>`)}
      </select></label
    >`;
  }

  private readonly changed = (event: Event) => {
    this.values = texts(new FormData(event.currentTarget as HTMLFormElement));
    this.requestUpdate();
    void this.ask();
  };

  /** What would come of it; an answer to an older form never takes the place of a newer one's. */
  private async ask(): Promise<void> {
    const round = ++this.round;
    const [kind, channel] = [this.values.get('kind') ?? '', this.values.get('channel') ?? ''];
    if (this.kind === 'receive' || kind === '' || channel === '') return;
    const asked = draftQuestion(this.values, this.receivedAt);
    const answer = await fetch(`/api/v1/${this.company}/appeals/draft?${asked.toString()}`).catch(() => null);
    if (answer?.ok !== true || round !== this.round) return;
    const draft = (await answer.json()) as Draft;
    if (round !== this.round) return;
    this.draft = draft;
    this.requestUpdate();
  }

  private get receivedAt(): string | undefined {
    const local = this.values.get('receivedAt') ?? '';
    return local === '' ? this.letter?.receivedAt : instantOf(local, this.words.timeZone);
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.busy) return;
    this.values = texts(new FormData(event.target as HTMLFormElement));
    [this.busy, this.failed] = [true, null];
    this.requestUpdate();
    const step = this.kind === 'receive' ? 'receive-appeal' : 'register-appeal';
    const sent = await send(
      `/api/v1/${this.company}/appeal/${this.id0}/${step}`,
      registerBody(this.kind, this.values, this.receivedAt),
      this.key,
    );
    this.busy = false;
    if (sent.outcome !== 'unknown') this.key = newKey();
    this.failed = sent.outcome === 'done' ? null : sent;
    this.requestUpdate();
    if (sent.outcome === 'done') this.over(this.id0, sent.position);
  };

  private readonly cancel = () => {
    this.over(null, null);
  };
}

customElements.define('register-form', RegisterForm);
