import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Answer, NamedCompany } from './admin-api';
import { Asking } from './asking';
import { companyChips } from './company-chips';
import './rotas/admin-rotas';
import './rules.css';
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
  private readonly asking = new Asking(this);
  private words = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    await this.asking.take(rulesOf(this.company), rules => {
      this.rules = rules;
    });
  };

  protected override render(): TemplateResult {
    return html`${companyChips(this.companies, this.company, this.locale, this.choose)} ${this.asking.view(this.locale)}
    ${this.rules === null ? this.waiting() : this.body(this.rules)}`;
  }

  private waiting(): TemplateResult {
    const { admin } = this.locale.words;
    return this.asking.problem === 'none'
      ? html`<p class="t2" role="status">${admin.loading}</p>`
      : html`<button type="button" @click=${this.load}>${admin.again}</button>`;
  }

  private body(rules: Rules): TemplateResult {
    const { rules: words } = this.locale.words.admin;
    const lines = found(rules, this.words, this.locale);
    const chosen = rules.rules.find(line => line.rule.id === this.chosen);
    // Who is on duty changes every week, a rule once a year.
    return html`${contradictionsView(rules.contradictions, this.locale)}
      <admin-rotas
        .locale=${this.locale}
        .company=${this.company}
        .roles=${rules.rules.map(({ rule }) => rule.owner)}
      ></admin-rotas>
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
      </section>`;
  }

  private form(line: RuleLine): TemplateResult {
    return ruleForm(this.draft === null ? line : { ...line, rule: this.draft }, {
      locale: this.locale,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      busy: this.asking.busy,
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
    [this.chosen, this.draft, this.tested] = [rule, null, null];
    this.asking.forget();
    this.requestUpdate();
  }

  private readonly choose = (company: string): void => {
    this.company = company;
    this.rules = null;
    this.open(null);
    history.replaceState(null, '', `/admin?tab=alerts&company=${company}`);
    void this.load();
  };

  /** What is in force is read anew: one rule may contradict another now. */
  private async change(asked: Promise<Answer<unknown>>): Promise<void> {
    const good = await this.asking.take(asked, () => {
      [this.draft, this.tested] = [null, null];
    });
    if (good) await this.load();
  }

  private async try(rule: AlertRule): Promise<void> {
    this.draft = rule;
    await this.asking.take(tryRule(this.company, rule), tested => {
      this.tested = tested;
    });
  }
}

customElements.define('admin-rules', AdminRules);
