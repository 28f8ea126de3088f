import { html, LitElement, type TemplateResult } from 'lit';
import { provider, signIn } from '../account/account-api';
import '../account/account.css';
import { passwordField, refusalWords, shortest } from '../account/password-field';
import type { PageSetting } from '../app/page-setting';
import './pages.css';

/** `/sign-in`: for people; screens use device keys. */
export class SignInPage extends LitElement {
  private refused: string | null = null;
  /** Somebody else gave the password: the form asks for another one. */
  private given = false;
  private busy = false;
  private provider: string | null = null;

  constructor(
    private readonly setting: PageSetting,
    private readonly next: string,
    /** Why the provider sent somebody back, or null. */
    private readonly back: string | null,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void provider().then(name => {
      this.provider = name;
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const { locale } = this.setting;
    const { signIn: words, account } = locale.words;
    document.title = `OpsHub — ${words.title}`;
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
        ${passwordField('password', words.password, 'current-password', locale)}
        ${
          this.given
            ? html`<p role="status">${account.given}</p>
                ${passwordField('chosen', account.chosen, 'new-password', locale)}
                <p class="small t2">${account.shortRule(shortest)}</p>`
            : ''
        }
        <p class="is-breach" role="alert">
          ${this.refused === null ? this.returned() : refusalWords(this.refused, locale)}
        </p>
        <button class="action" type="submit" ?disabled=${this.busy}>${this.busy ? words.busy : words.submit}</button>
        ${
          this.provider === null
            ? ''
            : html`<p class="other">
                <a href="/api/v1/oidc/sign-in?next=${encodeURIComponent(this.next)}"
                  >${account.provider(this.provider)}</a
                >
              </p>`
        }
        <p class="small t2">${words.key}</p>
      </form>
    </main>`;
  }

  private returned(): string {
    const known: Record<string, string> = this.setting.locale.words.account.back;
    return this.back === null ? '' : (known[this.back] ?? '');
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const field = (name: string) => form.get(name) as string | null;
    [this.busy, this.refused] = [true, null];
    this.requestUpdate();
    const refused = await signIn(field('login') ?? '', field('password') ?? '', field('chosen'));
    if (refused === null) {
      location.assign(this.next);
      return;
    }
    [this.busy, this.given] = [false, this.given || refused === 'password-must-change'];
    this.refused = refused === 'password-must-change' ? null : refused;
    this.requestUpdate();
    await this.updateComplete;
    if (this.given) this.querySelector<HTMLInputElement>('#chosen')?.focus();
  };
}

customElements.define('sign-in-page', SignInPage);
