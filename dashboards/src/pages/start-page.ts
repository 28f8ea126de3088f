import { html, LitElement, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { boards, signOut, whoAmI, type BoardEntry } from './api';
import './pages.css';
import { placesOf, type Place } from './places';

const retryMs = 5_000;

/** `/`: the boards that whoever is here may see. */
export class StartPage extends LitElement {
  private entries: readonly BoardEntry[] | null | 'loading' = 'loading';
  private person: string | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;

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

  private async load(): Promise<void> {
    const [entries, person] = await Promise.all([boards(), whoAmI()]);
    if (entries === 'signed-out') {
      location.assign('/sign-in');
      return;
    }
    this.entries = entries;
    this.person = person;
    this.requestUpdate();
    if (entries === null) this.retry = setTimeout(() => void this.load(), retryMs);
  }

  protected override render(): TemplateResult {
    const { locale, theme, keyRejected } = this.setting;
    const { start, refused } = locale.words;
    document.title = `OpsHub — ${start.title}`;
    return html`<div class="sheet">
      <header>
        <h1>OpsHub</h1>
        <nav>
          ${this.person === null ? '' : html`<a href="/admin">${start.admin}</a><a href="/account">${this.person}</a><button type="button" @click=${this.leave}>${start.signOut}</button>`}
        </nav>
      </header>
      <main>
        ${keyRejected ? html`<p class="is-breach" role="alert">${refused.keyRejected}</p>` : ''} ${this.list()}
      </main>
      <footer>
        <a href="?lang=${locale.language === 'ru' ? 'en' : 'ru'}" lang=${locale.language === 'ru' ? 'en' : 'ru'}
          >${start.otherLanguage}</a
        >
        <a href="?theme=${theme === 'dark' ? 'light' : 'dark'}">${start.theme[theme]}</a>
      </footer>
    </div>`;
  }

  private list(): TemplateResult {
    const { start } = this.setting.locale.words;
    if (this.entries === 'loading') return html`<p role="status" class="t2">${start.loading}</p>`;
    if (this.entries === null) return html`<p role="status">${start.failed}</p>`;
    if (this.entries.length === 0)
      return html`<p>${start.empty}</p>
        <p class="t2">${start.emptyHint}</p>`;
    const companies = [...new Set(this.entries.map(({ company }) => company))];
    return html`${companies.map(company => this.company(company, this.entries as readonly BoardEntry[]))}`;
  }

  private company(company: string, entries: readonly BoardEntry[]): TemplateResult {
    const { words, text } = this.setting.locale;
    const own = entries.filter(entry => entry.company === company);
    const walls = own.filter(({ kind, office }) => kind === 'wall' && office === null);
    const calls = own.filter(({ kind }) => kind === 'calls');
    const title = [...walls, ...calls][0]?.title ?? company;
    const link = (entry: BoardEntry, label: string) => html`<li><a href="/${entry.name}">${text(label)}</a></li>`;
    return html`<section class="company">
      <h2>${text(title)}</h2>
      <ul class="walls">
        ${walls.map(entry => link(entry, words.start.walls))} ${calls.map(entry => link(entry, words.start.calls))}
        ${own.filter(({ kind }) => kind === 'outages').map(entry => link(entry, words.outage.title))}
        ${walls.map(entry => html`<li><a href="/standard/${entry.company}">${words.start.standard}</a></li>`)}
        ${own.some(({ kind }) => kind === 'alerts') ? html`<li><a href="/alerts/${company}">${words.alerts.heading}</a></li>` : ''}
        ${
          walls.length === 0
            ? ''
            : html`<li><a href="/notices/${company}">${words.notices.heading}</a></li>
                <li><a href="/appeals/${company}">${words.desk.heading}</a></li>`
        }
      </ul>
      ${placesOf(own).map(({ kind, places }) => this.places(words.start[kind], places))}
    </section>`;
  }

  private places(title: string, places: readonly Place[]): TemplateResult {
    return html`<details ?open=${places.length <= 8}>
      <summary>${title} <span class="t2">${places.length}</span></summary>
      <ul class="screens">
        ${places.map(({ href, label, window }) => {
          const name = this.setting.locale.text(label);
          return html`<li>
            <a href=${href}
              >${window === null ? name : `${name}, ${this.setting.locale.words.console.window(window).replace(' ', '\u00a0').toLowerCase()}`}</a
            >
          </li>`;
        })}
      </ul>
    </details>`;
  }

  private readonly leave = async () => {
    await signOut();
    // Whoever came by the provider is signed in there still: whoever sits down next would be let in unasked.
    location.assign(this.person?.startsWith('oidc:') === true ? '/api/v1/oidc/sign-out' : '/sign-in');
  };
}

customElements.define('start-page', StartPage);
