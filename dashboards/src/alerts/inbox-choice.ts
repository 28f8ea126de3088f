import { html, LitElement, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { boards, type BoardEntry } from '../pages/api';

/** `/alerts`: whose inbox; where there is only one, that one. */
export class InboxChoice extends LitElement {
  private entries: readonly BoardEntry[] | null = null;

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

  private async load(): Promise<void> {
    const all = await boards();
    if (all === 'signed-out') {
      location.assign('/sign-in?next=%2Falerts');
      return;
    }
    const own = (all ?? []).filter(({ kind }) => kind === 'alerts');
    // A company's inbox holds those of its offices.
    this.entries = own.filter(
      ({ company, office }) => office === null || !own.some(o => o.company === company && o.office === null),
    );
    if (this.entries.length === 1) location.replace(`/${this.entries[0]?.name ?? ''}`);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { locale } = this.setting;
    const { alerts: words } = locale.words;
    document.title = words.heading;
    const entries = this.entries;
    return html`<div class="sheet">
      <h1>${words.heading}</h1>
      <main>
        ${
          entries === null
            ? html`<p role="status" class="t2">${words.loading}</p>`
            : html`<section class="company">
                <h2>${entries.length === 0 ? words.none : words.choose}</h2>
                <ul>
                  ${entries.map(({ name, title, office }) => html`<li><a href="/${name}">${locale.text(title)}${office === null ? '' : `, ${office}`}</a></li>`)}
                </ul>
              </section>`
        }
      </main>
    </div>`;
  }
}

customElements.define('inbox-choice', InboxChoice);
