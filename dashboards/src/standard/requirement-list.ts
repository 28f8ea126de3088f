import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import './requirement-list.css';
import { counts, found, isShown, reasonKinds, standings, type Shown, type Tracing } from './tracing';
import { requirementView } from './tracing-view';

/** Every requirement of the standard and how it is kept, narrowed by state and by words; the address says which. */
export class RequirementList extends LitElement {
  static override properties: PropertyDeclarations = { tracing: { attribute: false }, locale: { attribute: false } };

  declare tracing: Tracing | null;
  declare locale: Locale;
  private shown: Shown;
  private search: string;

  constructor() {
    super();
    const query = new URLSearchParams(location.search);
    const shown = query.get('show');
    [this.shown, this.search] = [isShown(shown) ? shown : 'all', query.get('search') ?? ''];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    if (this.tracing === null) return html`<main class="tbl"><p class="nothing" role="status">…</p></main>`;
    const { requirements } = this.tracing;
    const { standard } = this.locale.words;
    const rows = found(requirements, this.shown, this.search);
    return html`${this.chips(counts(requirements))}
      <p class="summary t2" role="status">${standard.foundCount(rows.length, requirements.length)}</p>
      <main class="tbl trace">
        ${
          rows.length === 0
            ? html`<p class="nothing">${standard.nothingFound}</p>`
            : html`<table>
                <thead>
                  <tr>
                    ${standard.traceColumns.map((name, index) => html`<th scope="col" class=${index === 0 ? 'cl' : ''}>${name}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(one => requirementView(one, this.locale))}
                </tbody>
              </table>`
        }
      </main>`;
  }

  private chips(count: Record<Shown, number>): TemplateResult {
    const { standard } = this.locale.words;
    const reasons = reasonKinds.filter(kind => count[kind] > 0 || this.shown === kind);
    return html`<div class="narrowing">
        <search>
          <label>
            <span>${standard.search}</span>
            <input
              type="search"
              .value=${this.search}
              placeholder=${standard.searchFor}
              @input=${(event: InputEvent) => {
                this.search = (event.target as HTMLInputElement).value;
                this.remember();
              }}
            />
          </label>
        </search>
        <nav aria-label=${standard.states}>
          ${this.chip('all', standard.everything, count.all)}
          ${standings.map(one => this.chip(one, standard.standings[one], count[one]))}
        </nav>
      </div>
      ${
        reasons.length === 0
          ? nothing
          : html`<nav class="reasons" aria-label=${standard.whyNot}>
              <span class="t2">${standard.whyNot}</span>
              ${reasons.map(kind => this.chip(kind, standard.reasons[kind], count[kind]))}
            </nav>`
      }`;
  }

  private chip(shown: Shown, name: string, count: number): TemplateResult {
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${this.shown === shown}
      @click=${() => {
        this.shown = this.shown === shown ? 'all' : shown;
        this.remember();
      }}
    >
      ${name} <span class="num">${count}</span>
    </button>`;
  }

  private remember(): void {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of [
      ['show', this.shown === 'all' ? '' : this.shown],
      ['search', this.search.trim()],
    ] as const)
      if (value === '') query.delete(name);
      else query.set(name, value);
    history.replaceState(null, '', `${location.pathname}?${query}`);
    this.requestUpdate();
  }
}

customElements.define('requirement-list', RequirementList);
