import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import {
  activate,
  diffOf,
  upload,
  versionsOf,
  withdraw,
  type Answer,
  type Diff,
  type NamedCompany,
  type Problem,
  type VersionLine,
  type Versions,
} from './admin-api';
import { diffView } from './diff-view';
import { problemView } from './problem-view';
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
  private problem: Problem | null | 'none' = 'none';
  private busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    this.taken(await versionsOf(this.company), versions => {
      this.versions = versions;
    });
  }

  /** Shows the answer, or why there is none. */
  private taken<T>(answer: Answer<T>, use: (body: T) => void): boolean {
    this.busy = false;
    if (answer !== null && 'body' in answer) {
      this.problem = 'none';
      use(answer.body);
    } else this.problem = answer === null ? null : answer.problem;
    this.requestUpdate();
    return this.problem === 'none';
  }

  protected override render(): TemplateResult {
    const { admin } = this.locale.words;
    return html`<nav class="chips" aria-label=${admin.companies}>
        ${this.companies.map(
          ({ id, name }) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${id === this.company}
              @click=${() => {
                this.choose(id);
              }}
            >
              ${this.locale.text(name)}
            </button>`,
        )}
      </nav>
      ${this.problem === 'none' ? nothing : problemView(this.problem, this.locale)}
      ${this.versions === null ? (this.problem === 'none' ? html`<p class="t2" role="status">${admin.loading}</p>` : nothing) : this.body(this.versions)} `;
  }

  private body(versions: Versions): TemplateResult {
    const { admin } = this.locale.words;
    return html`<section>
        <div class="title">
          <h2>${this.locale.text(versions.name)}</h2>
          <label class="action file" aria-disabled=${this.busy}
            >${admin.upload}<input
              type="file"
              accept="application/json,.json"
              @change=${this.send}
              ?disabled=${this.busy}
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
        <button class="action" type="submit" ?disabled=${this.busy}>${admin.activate}</button>
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

  private choose(company: string): void {
    this.company = company;
    [this.versions, this.diff, this.chosen] = [null, null, null];
    history.replaceState(null, '', `/admin?tab=profiles&company=${company}`);
    void this.load();
  }

  private readonly send = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file === undefined) return;
    this.busy = true;
    this.diff = null;
    this.requestUpdate();
    const answer = await upload(this.company, file);
    input.value = '';
    const good = this.taken(answer, diff => {
      this.diff = diff;
    });
    if (good) await this.load();
  };

  private readonly compare = async (version: VersionLine) => {
    this.taken(await diffOf(this.company, version.version), diff => {
      this.diff = diff;
    });
  };

  private readonly ask = (version: VersionLine | null): void => {
    this.chosen = version;
    this.requestUpdate();
  };

  private readonly drop = async (version: VersionLine) => {
    if (!confirm(this.locale.words.admin.withdrawSure(version.version))) return;
    this.taken(await withdraw(this.company, version.version, this.versions?.revision ?? 0), versions => {
      this.versions = versions;
    });
  };

  private readonly activate = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const version = this.chosen;
    if (version === null || this.versions === null) return;
    this.busy = true;
    this.requestUpdate();
    const corrects = form.get('corrects') as string;
    const choice = {
      from: form.get('from') as string,
      seen: this.versions.revision,
      corrects: corrects === '' ? null : corrects,
    };
    this.taken(await activate(this.company, version.version, choice), versions => {
      this.versions = versions;
      this.chosen = null;
    });
  };
}

customElements.define('admin-profiles', AdminProfiles);
