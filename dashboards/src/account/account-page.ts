import { html, LitElement, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { refusalPage } from '../design/refusal-page';
import { whoAmI } from '../pages/api';
import { endAllSessions, endSession, sessions, type OpenSession } from './account-api';
import './account.css';
import './password-form';
import { refusalWords } from './password-field';
import { sessionsView } from './sessions-view';

const retryMs = 5_000;
/** How the names of accounts begin that a provider vouches for. */
const external = 'oidc:';

/** `/account`: one's own password and sessions. */
export class AccountPage extends LitElement {
  private open: readonly OpenSession[] | null = null;
  private refused: string | null = null;
  private said: string | null = null;
  private person: string | null = null;
  private asked = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

  constructor(private readonly setting: PageSetting) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.retry);
    super.disconnectedCallback();
  }

  private readonly load = async (): Promise<void> => {
    const [told, person] = await Promise.all([sessions(), whoAmI()]);
    this.person = person ?? this.person;
    if ('refused' in told) this.refused = told.refused;
    else [this.open, this.refused] = [told, null];
    this.requestUpdate();
    if (this.refused === 'unreachable') this.retry = setTimeout(() => void this.load(), retryMs);
  };

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { account } = locale.words;
    document.title = `OpsHub — ${account.title}`;
    if (this.refused === 'not-signed-in') return refusalPage('signed-out', keyRejected, locale);
    return html`<div class="sheet">
      <header>
        <h1>${account.title}</h1>
        <nav><span class="t2">${this.person ?? ''}</span><a href="/">${locale.words.refused.start}</a></nav>
      </header>
      <main>${this.refused === 'no-sessions' ? html`<p>${account.device}</p>` : this.content()}</main>
    </div>`;
  }

  private content(): TemplateResult {
    const { locale } = this.setting;
    const { account } = locale.words;
    return html`<section class="company">
        <h2>${account.password}</h2>
        ${
          this.person?.startsWith(external) === true
            ? html`<p>${account.external}</p>`
            : html`<password-form .locale=${locale} @changed=${this.load}></password-form>`
        }
      </section>
      <section class="company">
        <h2>${account.sessions}</h2>
        ${
          this.open === null
            ? html`<p class="t2" role="status">${this.refused === null ? account.loading : account.failed}</p>`
            : html`<p class="small t2">${account.sessionsRule}</p>
                ${sessionsView(this.open, locale, this.zone, this.end)} ${this.ending(this.open.length)}`
        }
        ${this.said === null ? '' : html`<p class="is-breach" role="alert">${refusalWords(this.said, locale)}</p>`}
      </section>`;
  }

  private ending(count: number): TemplateResult {
    const { account } = this.setting.locale.words;
    const ask = (asked: boolean) => () => {
      this.asked = asked;
      this.requestUpdate();
    };
    return this.asked
      ? html`<div class="sure" role="group" aria-label=${account.endAll}>
          <p>${account.sure(count)}</p>
          <button class="action" type="button" @click=${this.endAll}>${account.yes}</button>
          <button type="button" @click=${ask(false)}>${account.no}</button>
        </div>`
      : html`<p><button type="button" @click=${ask(true)}>${account.endAll}</button></p>`;
  }

  private readonly end = (id: string): void => {
    void endSession(id).then(refused => {
      this.said = refused;
      return this.load();
    });
  };

  private readonly endAll = async (): Promise<void> => {
    this.said = await endAllSessions();
    if (this.said === null) location.assign('/sign-in');
    else this.requestUpdate();
  };
}

customElements.define('account-page', AccountPage);
