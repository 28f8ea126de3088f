import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Whose } from './journey';
import { askExport, namesIn, type NoExport } from './person-export-api';

/** «Выгрузить данные человека»: asks for the file and hands it to the browser; asks whose names are meant where there are several. */
export class PersonExport extends LitElement {
  private said: NoExport | null = null;
  private saved: string | null = null;
  private busy = false;

  constructor(
    private readonly company: string,
    readonly whose: Whose,
    private readonly locale: Locale,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const said = this.locale.words.journey.export;
    return html`<section class="export">
      <h2>${said.title}</h2>
      <p class="small t2">${said.why}</p>
      ${this.said === null ? nothing : html`<p role="alert">${said.refused[this.said]}</p>`}
      <form class=${this.said === 'several-names' ? 'named' : ''} @submit=${this.submit}>
        ${
          this.said === 'several-names'
            ? html`<label><span>${said.names}</span><input name="names" required autocomplete="off" /></label>`
            : nothing
        }
        <button type="submit" ?disabled=${this.busy}>${this.busy ? said.busy : said.act}</button>
      </form>
      ${this.saved === null ? nothing : html`<p class="small" role="status">${said.done(this.saved)}</p>`}
    </section>`;
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement).get('names');
    void this.ask(typeof typed === 'string' ? namesIn(typed) : []);
  };

  private async ask(names: readonly string[]): Promise<void> {
    this.busy = true;
    this.requestUpdate();
    const told = await askExport(this.company, this.whose, names);
    this.busy = false;
    this.said = typeof told === 'string' ? told : null;
    this.saved = typeof told === 'string' ? null : told.name;
    if (typeof told !== 'string') save(told.name, told.data);
    this.requestUpdate();
  }
}

function save(name: string, data: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('person-export', PersonExport);
