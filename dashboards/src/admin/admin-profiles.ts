import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import {
  activate,
  diffOf,
  upload,
  versionsOf,
  withdraw,
  type Diff,
  type NamedCompany,
  type VersionLine,
  type Versions,
} from './admin-api';
import { Asking } from './asking';
import { companyChips } from './company-chips';
import { diffView } from './diff-view';
import './admin-recounts';
import { versionsView } from './versions-view';

/** The versions of one company's standard: what holds, what waits, what a new one changes. */
export class AdminProfiles extends LitElement {
  static override properties = { locale: {}, companies: {}, company: {} };
  declare locale: Locale;
  declare companies: readonly NamedCompany[];
  declare company: string;

  private versions: Versions | null = null;
  private diff: Diff | null = null;
  private chosen: VersionLine | null = null;
  private readonly asking = new Asking(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    await this.asking.take(versionsOf(this.company), versions => {
      this.versions = versions;
    });
  }

  protected override render(): TemplateResult {
    const { admin } = this.locale.words;
    return html`${companyChips(this.companies, this.company, this.locale, this.choose)} ${this.asking.view(this.locale)}
    ${this.versions === null ? (this.asking.problem === 'none' ? html`<p class="t2" role="status">${admin.loading}</p>` : nothing) : this.body(this.versions)} `;
  }

  private body(versions: Versions): TemplateResult {
    const { admin } = this.locale.words;
    return html`<section>
        <div class="title">
          <h2>${this.locale.text(versions.name)}</h2>
          <label class="action file" aria-disabled=${this.asking.busy}
            >${admin.upload}<input
              type="file"
              accept="application/json,.json"
              @change=${this.send}
              ?disabled=${this.asking.busy}
          /></label>
        </div>
        <p class="t2 small">${admin.uploadHint}</p>
        ${versionsView(versions, this.locale, { compare: this.compare, choose: this.ask, drop: this.drop })}
      </section>
      ${this.chosen === null ? nothing : this.activation(versions, this.chosen)}
      ${this.diff === null ? nothing : diffView(this.diff, this.locale)}
      <admin-recounts .locale=${this.locale} .company=${this.company}></admin-recounts>`;
  }

  private activation(versions: Versions, version: VersionLine): TemplateResult {
    const { admin } = this.locale.words;
    const earliest =
      version.validFrom !== undefined && version.validFrom > versions.today ? version.validFrom : versions.today;
    const correctable = versions.versions.filter(v => v.state === 'inForce' || v.state === 'past');
    return html`<form class="panel" @submit=${this.activate}>
      <h2>${admin.activateTitle(version.version)}</h2>
      <label>${admin.from}<input name="from" type="date" required min=${earliest} .value=${earliest} /></label>
      <label
        >${admin.corrects}<select name="corrects">
          <option value="">${admin.correctsNothing}</option>
          ${correctable.map(v => html`<option value=${v.version}>${admin.version(v.version)}</option>`)}
        </select></label
      >
      <p class="t2 small">${admin.activateHint}</p>
      <p class="buttons">
        <button class="action" type="submit" ?disabled=${this.asking.busy}>${admin.activate}</button>
        <button
          type="button"
          @click=${() => {
            this.ask(null);
          }}
        >
          ${admin.cancel}
        </button>
      </p>
    </form>`;
  }

  private readonly choose = (company: string): void => {
    this.company = company;
    [this.versions, this.diff, this.chosen] = [null, null, null];
    history.replaceState(null, '', `/admin?tab=profiles&company=${company}`);
    void this.load();
  };

  private readonly send = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file === undefined) return;
    this.diff = null;
    const good = await this.asking.take(upload(this.company, file), diff => {
      this.diff = diff;
    });
    input.value = '';
    if (good) await this.load();
  };

  private readonly compare = async (version: VersionLine) => {
    await this.asking.take(diffOf(this.company, version.version), diff => {
      this.diff = diff;
    });
  };

  private readonly ask = (version: VersionLine | null): void => {
    this.chosen = version;
    this.requestUpdate();
  };

  private readonly drop = async (version: VersionLine) => {
    if (!confirm(this.locale.words.admin.withdrawSure(version.version))) return;
    await this.asking.take(withdraw(this.company, version.version, this.versions?.revision ?? 0), versions => {
      this.versions = versions;
    });
  };

  private readonly activate = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const version = this.chosen;
    if (version === null || this.versions === null) return;
    const corrects = form.get('corrects') as string;
    const choice = {
      from: form.get('from') as string,
      seen: this.versions.revision,
      corrects: corrects === '' ? null : corrects,
    };
    await this.asking.take(activate(this.company, version.version, choice), versions => {
      this.versions = versions;
      this.chosen = null;
    });
  };
}

customElements.define('admin-profiles', AdminProfiles);
