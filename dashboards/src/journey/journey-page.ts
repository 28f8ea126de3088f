import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import type { WordsAnswer } from '../desk/appeals/answers';
import './journey.css';
import { whoseIn, type Whose } from './journey';
import { JourneyPanel } from './journey-panel';
import { PersonExport } from './person-export';
import { leadsToPerson } from './person-export-api';

/** What a person may be known by: never in an address. */
const ways = ['contract', 'reference'] as const;

/** `/journey/{company}?appeal=|ticket=|call=|customer=`: one customer's contacts, or a search by account number or another system's reference, which never stands in the address. */
export class JourneyPage extends LitElement {
  private words: WordsAnswer | null = null;
  private panel: JourneyPanel | null = null;
  private by: (typeof ways)[number] = 'contract';
  private export: PersonExport | null = null;
  /** Null until the server has said who is here. */
  private maySearch: boolean | null = null;
  private mayExport = false;

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    query: URLSearchParams,
  ) {
    super();
    const whose = whoseIn(query);
    if (whose !== null) this.open(whose);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.learn();
  }

  protected override render(): TemplateResult {
    const { locale } = this.setting;
    const said = locale.words.journey;
    document.title = said.page;
    return html`<div class="journey-of">
      <header>
        <h1>${said.page}</h1>
        ${
          this.words === null
            ? nothing
            : html`<p class="t2">${locale.text(this.words.company)}</p>
                <a href="/appeals/${this.company}">${locale.words.desk.heading}</a>`
        }
      </header>
      ${this.maySearch === true ? this.search() : nothing}
      <main>
        ${this.panel?.named(this.words) ?? (this.maySearch === null ? nothing : html`<p class="said t2">${this.maySearch ? said.intro : said.noSearch}</p>`)}
        ${this.mayExport ? (this.export ?? nothing) : nothing}
      </main>
    </div>`;
  }

  private search(): TemplateResult {
    const said = this.setting.locale.words.journey;
    return html`<form role="search" @submit=${this.submit}>
      <label
        ><span>${said.by}</span
        ><select
          @change=${(event: Event) => {
            this.by = (event.target as HTMLSelectElement).value as typeof this.by;
            this.requestUpdate();
          }}
        >
          ${ways.map(by => html`<option value=${by} ?selected=${this.by === by}>${said.ways[by]}</option>`)}
        </select></label
      >
      <label
        ><span>${said.number}</span
        ><input name="name" required autocomplete="off" inputmode=${this.by === 'contract' ? 'numeric' : 'text'}
      /></label>
      <button type="submit" class="action">${said.find}</button>
    </form>`;
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    const name = new FormData(event.target as HTMLFormElement).get('name');
    if (typeof name !== 'string' || name.trim() === '') return;
    // Nothing of the search may stay in the address or the history.
    if (location.search !== '') history.replaceState(null, '', location.pathname);
    this.open({ by: this.by, name: name.trim() });
    this.requestUpdate();
  };

  private open(whose: Whose): void {
    this.export = leadsToPerson(whose) ? new PersonExport(this.company, whose, this.setting.locale) : null;
    this.panel = new JourneyPanel(this.company, whose, this.setting.locale, {
      here: null,
      saysWhy: true,
      newestFirst: true,
      openAppeal: id => ({ href: `/appeals/${this.company}?id=${encodeURIComponent(id)}`, click: () => undefined }),
    });
  }

  /** Names of things, and whether whoever is here may search; a window's operator may neither. */
  private async learn(): Promise<void> {
    const [words, rights] = await Promise.all([
      read<WordsAnswer>(`/api/v1/${this.company}/appeals/words`),
      read<{ rights?: readonly { right: string; company?: string; office?: string }[] }>('/api/v1/session'),
    ]);
    this.words = words;
    const may = (wanted: string) =>
      rights?.rights?.some(
        ({ right, company, office }) =>
          right === wanted && (company ?? this.company) === this.company && office === undefined,
      ) ?? false;
    this.maySearch = may('read-people');
    this.mayExport = may('manage-people');
    this.requestUpdate();
  }
}

/** Null where it may not be read, or could not. */
async function read<T>(address: string): Promise<T | null> {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok === true ? ((await answer.json()) as T) : null;
}

customElements.define('journey-page', JourneyPage);
