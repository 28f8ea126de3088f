import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Answer, NamedCompany, Problem } from './admin-api';
import './admin-rotas';
import { problemView } from './problem-view';
import { ruleForm } from './rule-form';
import {
  putRule,
  removeRule,
  rulesOf,
  switchRule,
  tryRule,
  type AlertRule,
  type BackTest,
  type RuleLine,
  type Rules,
} from './rules-api';
import { contradictionsView, found, rulesView } from './rules-view';

/** The alert rules of one company, shipped and its own: changed, tried on the last month, put back. */
export class AdminRules extends LitElement {
  static override properties = { locale: {}, companies: {}, company: {} };
  declare locale: Locale;
  declare companies: readonly NamedCompany[];
  declare company: string;

  private rules: Rules | null = null;
  private chosen: string | null = null;
  private draft: AlertRule | null = null;
  private tested: BackTest | null = null;
  private problem: Problem | null | 'none' = 'none';
  private busy = false;
  private words = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.taken(await rulesOf(this.company), rules => {
      this.rules = rules;
    });
  };

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
      ${this.rules === null ? this.waiting() : this.body(this.rules)}`;
  }

  private waiting(): TemplateResult {
    const { admin } = this.locale.words;
    return this.problem === 'none'
      ? html`<p class="t2" role="status">${admin.loading}</p>`
      : html`<button type="button" @click=${this.load}>${admin.again}</button>`;
  }

  private body(rules: Rules): TemplateResult {
    const { rules: words } = this.locale.words.admin;
    const lines = found(rules, this.words, this.locale);
    const chosen = rules.rules.find(line => line.rule.id === this.chosen);
    return html`${contradictionsView(rules.contradictions, this.locale)}
      ${chosen === undefined ? nothing : this.form(chosen)}
      <section>
        <div class="title">
          <h2>${words.heading}</h2>
          <label class="search"
            ><span class="t2 small">${words.found(lines.length)}</span
            ><input type="search" placeholder=${words.search} aria-label=${words.search} @input=${this.search}
          /></label>
        </div>
        <p class="t2 small">${words.hint}</p>
        ${
          lines.length > 0
            ? rulesView(lines, this.locale, this.edit)
            : html`<p class="t2">${rules.rules.length === 0 ? words.none : words.nothingFound}</p>`
        }
      </section>
      <admin-rotas .locale=${this.locale} .company=${this.company}></admin-rotas>`;
  }

  private form(line: RuleLine): TemplateResult {
    return ruleForm(this.draft === null ? line : { ...line, rule: this.draft }, {
      locale: this.locale,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      busy: this.busy,
      tested: this.tested,
      save: rule => void this.change(putRule(this.company, rule)),
      try: rule => void this.try(rule),
      turn: on => void this.change(switchRule(this.company, line.rule.id, on)),
      restore: () => void this.change(removeRule(this.company, line.rule.id)),
      close: () => {
        this.open(null);
      },
    });
  }

  private readonly search = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  };

  private readonly edit = (line: RuleLine): void => {
    this.open(line.rule.id);
    void this.updateComplete.then(() => {
      this.querySelector('form.rule')?.scrollIntoView({ block: 'start' });
    });
  };

  private open(rule: string | null): void {
    [this.chosen, this.draft, this.tested, this.problem] = [rule, null, null, 'none'];
    this.requestUpdate();
  }

  private choose(company: string): void {
    this.company = company;
    this.rules = null;
    this.open(null);
    history.replaceState(null, '', `/admin?tab=alerts&company=${company}`);
    void this.load();
  }

  /** What is in force is read anew: one rule may contradict another now. */
  private async change(asked: Promise<Answer<unknown>>): Promise<void> {
    this.working();
    const good = this.taken(await asked, () => {
      [this.draft, this.tested] = [null, null];
    });
    if (good) await this.load();
  }

  private async try(rule: AlertRule): Promise<void> {
    this.draft = rule;
    this.working();
    this.taken(await tryRule(this.company, rule), tested => {
      this.tested = tested;
    });
  }

  private working(): void {
    this.busy = true;
    this.requestUpdate();
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
}

customElements.define('admin-rules', AdminRules);
