import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import { changePassword } from './account-api';
import { passwordField, refusalWords, shortest } from './password-field';

/** Changes one's own password; tells `changed` when it is done. */
export class PasswordForm extends LitElement {
  static override properties = { locale: { attribute: false } };
  declare locale: Locale;
  private refused: string | null = null;
  private done = false;
  private busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { account } = this.locale.words;
    return html`<form @submit=${this.submit} aria-busy=${this.busy}>
      ${passwordField('old', account.old, 'current-password', this.locale)}
      ${passwordField('chosen', account.chosen, 'new-password', this.locale)}
      <p class="small t2">${account.rule(shortest)}</p>
      ${this.answer()}
      <button class="action" type="submit" ?disabled=${this.busy}>
        ${this.busy ? account.changing : account.change}
      </button>
    </form>`;
  }

  private answer(): TemplateResult | typeof nothing {
    if (this.refused !== null) return html`<p class="is-breach" role="alert">${this.why(this.refused)}</p>`;
    return this.done ? html`<p class="is-met" role="status">${this.locale.words.account.changed}</p>` : nothing;
  }

  /** Here the login is known, so what does not fit is the old password. */
  private why(code: string): string {
    return code === 'sign-in-failed' ? this.locale.words.account.oldWrong : refusalWords(code, this.locale);
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    const field = (name: string) => (fields.get(name) as string | null) ?? '';
    [this.busy, this.refused, this.done] = [true, null, false];
    this.requestUpdate();
    this.refused = await changePassword(field('old'), field('chosen'));
    [this.busy, this.done] = [false, this.refused === null];
    this.requestUpdate();
    if (!this.done) return;
    form.reset();
    this.dispatchEvent(new Event('changed'));
  };
}

customElements.define('password-form', PasswordForm);
