import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../app/page-setting';
import { refusalPage } from '../design/refusal-page';
import { mark } from '../design/state-mark';
import { freshness, isOld } from '../feed/freshness';
import { browserClock } from '../feed/host-clock';
import type { Refusal } from '../feed/link';
import type { FeedbackReading } from '../desk/cases/answers';
import { detailView } from './detail-view';
import { feedbackStrip } from './feedback-strip';
import { inUnit } from './figures';
import { choiceOf, choices, counts, monthBeside, type Choice, type Ledger, type NormDetail } from './ledger';
import './ledger.css';
import './print.css';
import { rowView, unkeptView } from './row-view';
import { exportOf, feedbackOf, ledgerOf, normOf, tracingOf } from './standard-api';
import './requirement-list';
import type { Tracing } from './tracing';

const refreshMs = 10_000;
const tickMs = 1_000;

/** `/standard/{company}`: the compliance ledger, one norm opened, and how each requirement is kept. */
export class StandardPage extends LitElement {
  private ledger: Ledger | null = null;
  private feedback: FeedbackReading | null = null;
  private tracing: Tracing | null = null;
  private refused: Refusal | null = null;
  private readMs: number | null = null;
  private failed = false;
  private choice: Choice = 'all';
  private open: string | null = null;
  private detail: NormDetail | null = null;
  private subject: string | null = null;
  private readonly alive = new AbortController();

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private month: string | null,
    private traced: boolean,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.onPaper);
    addEventListener('afterprint', this.offPaper);
    void this.follow();
    void this.tick();
  }

  override disconnectedCallback(): void {
    removeEventListener('beforeprint', this.onPaper);
    removeEventListener('afterprint', this.offPaper);
    this.alive.abort();
    super.disconnectedCallback();
  }

  // Paper is light, whatever the screen is.
  private readonly onPaper = () => {
    document.documentElement.dataset.theme = 'light';
  };

  private readonly offPaper = () => {
    document.documentElement.dataset.theme = this.setting.theme;
  };

  private async follow(): Promise<void> {
    while (!this.alive.signal.aborted && this.refused === null) {
      await this.read();
      await browserClock.delay(refreshMs, this.alive.signal);
    }
  }

  /** The age of what is shown grows without any answer. */
  private async tick(): Promise<void> {
    while (!this.alive.signal.aborted) {
      await browserClock.delay(tickMs, this.alive.signal);
      this.requestUpdate();
    }
  }

  private async read(): Promise<void> {
    const asked = this.month;
    const answer = await ledgerOf(this.company, asked);
    if (asked !== this.month) return; // another month was chosen meanwhile
    this.failed = answer === null;
    if (answer !== null && 'refused' in answer) this.refused = answer.refused;
    if (answer !== null && 'body' in answer) {
      this.ledger = answer.body;
      this.readMs = browserClock.nowMs();
      await this.readFeedback(answer.body.month);
    }
    if (this.traced && this.tracing === null) await this.readTracing();
    if (this.open !== null) await this.readDetail();
    this.requestUpdate();
  }

  private async readFeedback(month: string): Promise<void> {
    const answer = await feedbackOf(this.company, month);
    if (answer !== null && 'body' in answer) this.feedback = answer.body;
  }

  private async readTracing(): Promise<void> {
    const answer = await tracingOf(this.company);
    if (answer !== null && 'body' in answer) this.tracing = answer.body;
  }

  private async readDetail(): Promise<void> {
    const [asked, ledger] = [this.open, this.ledger];
    if (asked === null || ledger === null) return;
    const answer = await normOf(this.company, asked, ledger.month, this.subject);
    if (asked === this.open && answer !== null && 'body' in answer) this.detail = answer.body;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    if (this.refused !== null) return refusalPage(this.refused, keyRejected, locale);
    const { standard } = locale.words;
    document.title = standard.title(this.ledger?.name ?? this.company);
    if (this.ledger === null)
      return html`<main class="notice" role="status">
        <p class="num t3">…</p>
        <p class="t2">${this.failed ? standard.failed : standard.loading}</p>
      </main>`;
    return html`${this.header(this.ledger)}${
      this.traced
        ? html`<requirement-list .tracing=${this.tracing} .locale=${locale}></requirement-list>`
        : this.norms(this.ledger)
    }`;
  }

  private header(ledger: Ledger): TemplateResult {
    const { locale } = this.setting;
    const { standard } = locale.words;
    const day = Number(ledger.day.slice(8));
    return html`<header>
      <h1>${locale.text(standard.title(ledger.name))}</h1>
      <p class="t2">
        ${ledger.running ? standard.soFar(this.monthName(ledger.month), day) : standard.whole(this.monthName(ledger.month))}
      </p>
      <div class="right">
        ${ledger.simulated ? html`<span class="live invented">${locale.words.live.simulated}</span>` : nothing}${this.age()}${this.traced ? this.turn(standard.toNorms, false) : nothing}
      </div>
    </header>`;
  }

  private age(): TemplateResult {
    const { live } = this.setting.locale.words;
    const ageS = (browserClock.nowMs() - (this.readMs ?? 0)) / 1000;
    const old = this.failed || ageS > refreshMs / 500;
    return old
      ? html`<span class="live old" role="status">${live.old(ageS)}</span>`
      : html`<span class="live">${live.now(Math.max(1, Math.ceil(ageS)))}</span>`;
  }

  private norms(ledger: Ledger): TemplateResult {
    const { locale } = this.setting;
    const { standard } = locale.words;
    const old = isOld(freshness((browserClock.nowMs() - (this.readMs ?? 0)) / 1000));
    const rows = ledger.rows.filter(row => this.choice === 'all' || choiceOf(row) === this.choice);
    const unkept = this.choice === 'all' || this.choice === 'notEnforced' ? ledger.notEnforced : [];
    return html`${this.chips(ledger)} ${this.reportHead(ledger)}
      ${feedbackStrip(this.feedback?.month === ledger.month ? this.feedback : null, locale)}
      <main class=${old ? 'tbl stale' : 'tbl'}>
        ${
          rows.length + unkept.length === 0
            ? html`<p class="nothing">${ledger.rows.length === 0 ? standard.empty : standard.noneOfThese}</p>`
            : html`<table>
                <thead>
                  <tr>
                    ${standard.columns.map((name, index) => html`<th scope="col" class=${['cl', '', '', 'r', 'r', '', '', 'sp', 'r'][index] ?? ''}>${name}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(
                    row =>
                      html`${rowView(row, this.open === row.rule.id, locale, () => {
                        this.toggle(row.rule.id);
                      })}${this.open === row.rule.id ? this.opened() : nothing}`,
                  )}
                  ${unkept.map(rule => unkeptView(rule, locale))}
                </tbody>
              </table>`
        }
      </main>
      <footer><span>${standard.budgetIs}</span><span>${standard.forecastIs}</span>${this.toKeep(ledger)}</footer>`;
  }

  private opened(): TemplateResult {
    const { locale } = this.setting;
    return html`<tr class="more">
      <td colspan="9">
        ${
          this.detail === null
            ? html`<p class="t2" role="status">…</p>`
            : detailView(this.detail, this.subject, locale, subject => {
                this.subject = subject;
                void this.readDetail();
              })
        }
      </td>
    </tr>`;
  }

  private chips(ledger: Ledger): TemplateResult {
    const { words, language } = this.setting.locale;
    const { standard } = words;
    const count = counts(ledger);
    const name = (choice: Choice) =>
      choice === 'all' ? standard.all : choice === 'notEnforced' ? standard.notEnforcedChip : words.state[choice];
    return html`<nav aria-label=${standard.states}>
      ${choices.map(
        choice =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${this.choice === choice}
            @click=${() => {
              this.choice = choice;
              this.requestUpdate();
            }}
          >
            ${choice === 'all' || choice === 'notEnforced' ? nothing : mark(choice)}${capital(name(choice))}
            ${count[choice]}
          </button>`,
      )}
      <span class="right">
        <button
          type="button"
          class="link"
          @click=${() => {
            this.goTo(monthBeside(ledger.month, -1));
          }}
        >
          ‹ ${this.monthName(monthBeside(ledger.month, -1))}
        </button>
        ${
          ledger.running
            ? nothing
            : html`<button
                type="button"
                class="link"
                @click=${() => {
                  this.goTo(monthBeside(ledger.month, 1));
                }}
              >
                ${this.monthName(monthBeside(ledger.month, 1))} ›
              </button>`
        }
        <a href=${exportOf(ledger.company, 'xlsx', ledger.month, language)} download>XLSX</a>
        <a href=${exportOf(ledger.company, 'csv', ledger.month, language)} download>CSV</a>
        <button
          type="button"
          class="link"
          @click=${() => {
            print();
          }}
        >
          ${standard.report}
        </button>
        ${this.turn(standard.toRequirements, true)}
      </span>
    </nav>`;
  }

  /** Head of the printed monthly report. */
  private reportHead(ledger: Ledger): TemplateResult {
    const { words } = this.setting.locale;
    const count = counts(ledger);
    return html`<p class="report">
      ${words.standard.reportHead(this.monthName(ledger.month), ledger.day.split('-').reverse().join('.'))}
      ${choices
        .filter(choice => choice !== 'all')
        .map(
          choice =>
            `${choice === 'notEnforced' ? words.standard.notEnforcedChip : words.state[choice]}: ${count[choice]}`,
        )
        .join('; ')}.
      ${ledger.simulated ? words.live.simulated : ''}
    </p>`;
  }

  /** What the rest of the month must average for the norm that is nearest to its threshold. */
  private toKeep(ledger: Ledger): TemplateResult | typeof nothing {
    const { locale } = this.setting;
    const row = ledger.rows.find(
      one => one.budget?.restMean !== undefined && one.budget.restMean > 0 && one.state !== 'met',
    );
    if (row?.budget?.restMean === undefined || row.threshold === undefined) return nothing;
    const name = locale.language === 'ru' ? row.rule.name : row.rule.nameEn;
    return html`<span
      >${locale.words.standard.toKeep(locale.text(name), row.budget.restN, inUnit(row.budget.restMean, row.rule, locale))}</span
    >`;
  }

  private turn(label: string, traced: boolean): TemplateResult {
    return html`<button
      type="button"
      class="link"
      @click=${() => {
        this.traced = traced;
        this.remember();
        void this.read();
        this.requestUpdate();
      }}
    >
      ${label}
    </button>`;
  }

  private toggle(norm: string): void {
    this.open = this.open === norm ? null : norm;
    [this.detail, this.subject] = [null, null];
    this.requestUpdate();
    void this.readDetail();
  }

  private goTo(month: string): void {
    this.month = month;
    [this.open, this.detail, this.subject] = [null, null, null];
    this.remember();
    void this.read();
  }

  /** The address says what is shown, so that it can be sent on. */
  private remember(): void {
    const query = new URLSearchParams(location.search);
    if (this.month !== null) query.set('month', this.month);
    if (this.traced) query.set('view', 'requirements');
    else query.delete('view');
    history.replaceState(null, '', `${location.pathname}?${query}`);
  }

  private monthName(month: string): string {
    const [year = 0, number = 1] = month.split('-').map(Number);
    return this.setting.locale.words.standard.month(number, year);
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

customElements.define('standard-page', StandardPage);
