import { html, LitElement, type TemplateResult } from 'lit';
import { adminTabs, type AdminTab } from '../app/route';
import type { PageSetting } from '../app/page-setting';
import { refusalPage } from '../design/refusal-page';
import type { Refusal } from '../feed/link';
import { calendarsOf, type Calendars } from './admin-api';
import './admin.css';
import './admin-calendars';
import './admin-profiles';
import './admin-rules';
import './keys/admin-keys';

/** `/admin`: versions of standards, calendars, alert rules and rotas, device keys, for administrators. */
export class AdminPage extends LitElement {
  private calendars: Calendars | null = null;
  private refused: Refusal | null = null;
  private failed = false;

  constructor(
    private readonly setting: PageSetting,
    private readonly tab: AdminTab,
    private readonly company: string | null,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    const answer = await calendarsOf();
    this.failed = answer === null;
    if (answer !== null && 'body' in answer) this.calendars = answer.body;
    else if (answer !== null) this.refused = answer.problem.status === 401 ? 'signed-out' : 'forbidden';
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    if (this.refused !== null) return refusalPage(this.refused, keyRejected, locale);
    const { admin } = locale.words;
    document.title = `OpsHub — ${admin.title}`;
    return html`<header>
        <h1>${admin.title}</h1>
        <nav aria-label=${admin.title}>
          ${adminTabs.map(
            tab =>
              html`<a href="/admin?tab=${tab}" aria-current=${this.tab === tab ? 'page' : 'false'}
                >${admin.tabs[tab]}</a
              >`,
          )}
          <a class="home" href="/">${locale.words.refused.start}</a>
        </nav>
      </header>
      <main>${this.content()}</main>`;
  }

  private content(): TemplateResult {
    const { locale } = this.setting;
    const { admin } = locale.words;
    if (this.calendars === null)
      return html`<p class="t2" role="status">${this.failed ? admin.unreachable : admin.loading}</p>
        ${this.failed ? html`<button type="button" @click=${this.load}>${admin.again}</button>` : ''}`;
    if (this.tab === 'calendars')
      return html`<admin-calendars
        .locale=${locale}
        .calendars=${this.calendars}
        @told=${this.load}
      ></admin-calendars>`;
    const companies = this.calendars.calendars
      .flatMap(c => c.companies)
      .sort((a, b) => a.name.localeCompare(b.name, locale.language));
    if (this.tab === 'keys') return html`<admin-keys .locale=${locale} .companies=${companies}></admin-keys>`;
    if (companies.length === 0) return html`<p>${admin.noCompanies}</p>`;
    const company = (companies.find(({ id }) => id === this.company) ?? companies[0])?.id ?? '';
    return this.tab === 'alerts'
      ? html`<admin-rules .locale=${locale} .companies=${companies} .company=${company}></admin-rules>`
      : html`<admin-profiles .locale=${locale} .companies=${companies} .company=${company}></admin-profiles>`;
  }
}

customElements.define('admin-page', AdminPage);
