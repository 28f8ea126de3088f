import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { StepName } from './answers';
import { newKey, problemText, send, type Position, type Sent } from './sending';
import { stepBody } from './step-body';
import { stepFields, type StepField, type StepSetting } from './step-fields';

/** Where a step of an appeal is sent to. */
export type Address = (step: StepName) => string;

/**
 * The form of one step. It sends once, however often it is pressed: while the answer is out nothing more goes, and without an answer the same key goes again.
 * After a refusal what was written stays.
 */
export class StepForm extends LitElement {
  private key = newKey();
  /** The state that is decided on; told anew only when its reader was told that it has changed. */
  private seen: string;
  private busy = false;
  private failed: Exclude<Sent, { outcome: 'done' }> | null = null;

  constructor(
    private readonly step: StepName,
    /** Read anew whenever it is drawn or sent. */
    private readonly setting: () => StepSetting,
    private readonly address: Address,
    /** Called when the answer is there. */
    private readonly over: (done: boolean, position: Position) => void,
  ) {
    super();
    this.seen = setting().card.changedAt;
  }

  /** The appeal is shown anew: what is sent after a refusal is decided on that. */
  told(changedAt: string): void {
    if (this.failed?.code === 'changed-meanwhile') this.seen = changedAt;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }

  protected override render(): TemplateResult {
    const setting = this.setting();
    const { locale } = setting;
    const { appealSteps } = locale.words;
    const fields = stepFields(this.step, setting);
    return html`<form class="step ${this.step}" aria-label=${appealSteps.steps[this.step]} @submit=${this.submit}>
      <h3>${appealSteps.steps[this.step]}</h3>
      ${this.notes(setting)} ${fields.map(field => fieldView(field, setting))}
      ${fields.some(field => field.kind === 'text' && field.open === true) ? html`<p class="small t2">${appealSteps.noNames}</p>` : nothing}
      ${this.failed === null ? nothing : html`<p class="is-breach" role="alert">${problemText(this.failed.code, this.failed.detail, locale)}</p>`}
      <p class="buttons">
        <button class="action ${this.step === 'withdraw-consent' ? 'danger' : ''}" type="submit" ?disabled=${this.busy}>
          ${this.busy ? appealSteps.sending : this.step === 'withdraw-consent' ? appealSteps.steps[this.step] : appealSteps.send}
        </button>
        <button type="button" @click=${this.cancel}>${appealSteps.cancel}</button>
      </p>
    </form>`;
  }

  private notes({ card, locale }: StepSetting): TemplateResult | typeof nothing {
    const { appealSteps } = locale.words;
    if (this.step === 'withdraw-consent') return html`<p class="is-breach">${appealSteps.warning}</p>`;
    if (this.step !== 'extend-appeal' || card.extension === undefined) return nothing;
    const { clause = '', latestDay, mustTell } = card.extension;
    const day = latestDay?.split('-').reverse().join('.');
    return html`<p class="small">
      ${day === undefined ? appealSteps.extensionOpen(clause) : appealSteps.extension(clause, day)}.
      ${mustTell ? `${appealSteps.mustTell}.` : nothing}
    </p>`;
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.busy) return;
    const body = stepBody(this.step, new FormData(event.target as HTMLFormElement), this.seen);
    [this.busy, this.failed] = [true, null];
    this.requestUpdate();
    const sent = await send(this.address(this.step), body, this.key);
    this.busy = false;
    if (sent.outcome !== 'unknown') this.key = newKey();
    this.failed = sent.outcome === 'done' ? null : sent;
    this.requestUpdate();
    this.over(sent.outcome === 'done', sent.outcome === 'done' ? sent.position : null);
  };

  private readonly cancel = () => {
    this.over(true, null);
  };
}

customElements.define('step-form', StepForm);

function fieldView(field: StepField, { locale }: StepSetting): TemplateResult {
  const { name, label, required } = field;
  switch (field.kind) {
    case 'area':
      return html`<label
        ><span>${label}</span><textarea name=${name} rows="4" ?required=${required}>${field.value}</textarea>
      </label>`;
    case 'text':
      return html`<label
        ><span>${label}</span
        ><input
          name=${name}
          .defaultValue=${field.value}
          maxlength="200"
          ?required=${required}
          autocomplete="off"
          list=${field.known === undefined ? nothing : `known-${name}`}
        />
        ${field.known === undefined ? nothing : html`<datalist id=${`known-${name}`}>${field.known.map(each => html`<option value=${each}></option>`)}</datalist>`}</label
      >`;
    case 'date':
      return html`<label
        ><span>${label}</span
        ><input type="date" name=${name} max=${field.latest === '' ? nothing : field.latest} ?required=${required}
      /></label>`;
    case 'select':
      return html`<label
        ><span>${label}</span
        ><select name=${name} ?required=${required}>
          ${field.choices.map(choice => html`<option value=${choice.id} ?selected=${choice.id === field.value}>${locale.text(choice.name)}</option>`)}
        </select></label
      >`;
    case 'check':
      return html`<label class="check"
        ><input type="checkbox" name=${name} ?required=${required} /><span>${label}</span></label
      >`;
    case 'checks':
      return html`<fieldset>
        <legend>${label}</legend>
        ${field.choices.map(
          choice =>
            html`<label class="check"
              ><input
                type="checkbox"
                name=${name}
                value=${choice.id}
                ?checked=${field.value.includes(choice.id)}
              /><span>${locale.text(choice.name)}</span></label
            >`,
        )}
      </fieldset>`;
  }
}
