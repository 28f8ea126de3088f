import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { signIn, type SignInOutcome } from './api';
import './pages.css';

/** `/sign-in`: for people; screens use device keys. */
export class SignInPage extends LitElement {
  private outcome: SignInOutcome | null = null;
  private busy = false;

  constructor(
    private readonly setting: PageSetting,
    private readonly next: string,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { signIn: words } = this.setting.locale.words;
    document.title = `OpsHub — ${words.title}`;
    const message = this.message();
    return html`<main class="sign-in">
      <form @submit=${this.submit} aria-busy=${this.busy}>
        <h1>${words.title}</h1>
        <label
          >${words.login}<input
            name="login"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            required
            autofocus
        /></label>
        <label
          >${words.password}<input name="password" type="password" autocomplete="current-password" required
        /></label>
        <p class="is-breach" role="alert">${message}</p>
        <button class="action" type="submit" ?disabled=${this.busy}>${this.busy ? words.busy : words.submit}</button>
        <p class="small t2">${words.key}</p>
      </form>
    </main>`;
  }

  private message(): string | typeof nothing {
    const { signIn: words } = this.setting.locale.words;
    switch (this.outcome) {
      case 'rejected':
        return words.rejected;
      case 'too-many':
        return words.tooMany;
      case 'unreachable':
        return words.unreachable;
      case 'done':
      case null:
        return nothing;
    }
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const field = (name: string) => (form.get(name) as string | null) ?? '';
    this.busy = true;
    this.outcome = null;
    this.requestUpdate();
    this.outcome = await signIn(field('login'), field('password'));
    this.busy = false;
    if (this.outcome === 'done') location.assign(this.next);
    else this.requestUpdate();
  };
}

customElements.define('sign-in-page', SignInPage);
