import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { askedMark } from '../../design/live-mark';
import { refusalPage } from '../../design/refusal-page';
import { browserClock } from '../../feed/host-clock';
import { freshness, isOld } from '../../feed/freshness';
import '../appeals/appeals-desk.css';
import '../appeals/steps.css';
import type { Position } from '../appeals/sending';
import { tabs } from '../tabs';
import type {
  CaseCard,
  CaseCounts,
  CasePage,
  CaseWords,
  DeskWords,
  DutyLine,
  DutyList,
  FeedbackReading,
  PromiseLine,
  PromisePage,
  View,
} from './answers';
import { actForm, actsOf, actsView, openForm, type Act } from './case-acts';
import { caseView } from './case-view';
import {
  caseChips,
  caseFields,
  caseQuery,
  caseQuestion,
  caseSearch,
  casesTable,
  type CaseQuestion,
} from './cases-list';
import './cases.css';
import type { Over, SentenceForm } from './sentence-form';
import { dutyForm, promiseForm, type DutyAct, type PromiseAct } from './service-forms';
import { feedbackView } from './feedback-view';
import { dutiesView, promisesView } from './service-views';
import { WorkController } from './work-controller';

/** `/appeals/{company}?view=…`: cases with their steps, promises, duties that come back, feedback. */
export class WorkDesk extends LitElement {
  private readonly work: WorkController;
  private asked: CaseQuestion;
  private form: { readonly of: string; readonly view: SentenceForm } | null = null;

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly view: View,
  ) {
    super();
    this.work = new WorkController(this, company, browserClock);
    this.asked = caseQuestion(new URLSearchParams(location.search));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.wentBack);
    this.work.ask(this.paths());
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.wentBack);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { work } = locale.words;
    const words = this.work.of('appeals/words') as DeskWords | null;
    if (this.work.refusal !== null && words === null) return refusalPage(this.work.refusal, keyRejected, locale);
    const heading =
      words === null ? work.views[this.view] : locale.text(work.title(words.company, work.views[this.view]));
    document.title = heading;
    const aside = this.aside();
    const old = isOld(freshness(this.work.ageS)) && words !== null;
    return html`<div class="desk work ${aside === null ? '' : 'opened'} ${old ? 'old' : ''}">
      <header>
        <h1>${heading}</h1>
        ${tabs(this.view, locale)} ${askedMark(this.work.ageS, words?.simulated === true, locale)} ${this.opener()}
      </header>
      ${words === null ? html`<main><p class="none t2" role="status">${work.loading}</p></main>` : this.body(words)}
      ${aside === null ? nothing : html`<aside>${aside}</aside>`}
    </div>`;
  }

  private body(words: DeskWords): TemplateResult {
    const { locale } = this.setting;
    const { work } = locale.words;
    const loading = html`<main><p class="none t2" role="status">${work.loading}</p></main>`;
    if (this.view === 'cases' || this.view === 'appeals') return this.cases() ?? loading;
    const answer = this.work.of(this.view);
    if (answer === null) return loading;
    const act = this.work.mayAct;
    switch (this.view) {
      case 'promises':
        return html`<main>
          ${promisesView(answer as PromisePage, words.timeZone, locale, act ? this.promise : null)}
        </main>`;
      case 'duties':
        return html`<main>${dutiesView(answer as DutyList, words.timeZone, locale, act ? this.duty : null)}</main>`;
      case 'feedback':
        return html`<main class="plain">${feedbackView(answer as FeedbackReading, words, locale)}</main>`;
    }
  }

  private cases(): TemplateResult | null {
    const { locale } = this.setting;
    const { work } = locale.words;
    if (this.work.isAbsent('cases/words')) return html`<main><p class="none t2">${work.noProcesses}</p></main>`;
    const words = this.work.of('cases/words') as CaseWords | null;
    const [counts, page] = [
      this.work.of(this.countsPath()) as CaseCounts | null,
      this.work.of(this.listPath()) as CasePage | null,
    ];
    if (words === null) return null;
    return html`${caseChips(counts, this.asked, locale, this.go)} ${caseSearch(words, this.asked, locale, this.changed)}
      <main>
        ${page === null || counts === null ? html`<p class="none t2" role="status">${work.loading}</p>` : casesTable(page, counts.asOf, words, this.asked, locale, this.go)}
      </main>`;
  }

  private aside(): TemplateResult | SentenceForm | null {
    if (this.form?.of === 'open' || this.view !== 'cases') return this.form?.view ?? null;
    const [words, card] = [
      this.work.of('cases/words') as CaseWords | null,
      this.work.of(this.cardPath()) as CaseCard | null,
    ];
    if (this.asked.id === '' || words === null || card === null) return null;
    const { locale } = this.setting;
    const choose = (act: Act) => {
      this.show(card.line.id, over => actForm(act, card, words, this.company, locale, over));
    };
    const acts =
      this.form?.of === card.line.id
        ? this.form.view
        : this.work.mayAct
          ? actsView(actsOf(card, words), locale, choose)
          : nothing;
    return caseView(card, words, locale, this.close, acts);
  }

  private opener(): TemplateResult | typeof nothing {
    const words = this.work.of('cases/words') as CaseWords | null;
    if (this.view !== 'cases' || words === null || !this.work.mayAct) return nothing;
    const { locale } = this.setting;
    const open = () => {
      this.show('open', over =>
        openForm(words, this.asked.process, this.company, locale, (id, position) => {
          over(id !== null, position);
          if (id !== null) this.goTo({ id }, position);
        }),
      );
    };
    return html`<span class="openers"
      ><button type="button" class="action" @click=${open}>${locale.words.work.forms.open}</button></span
    >`;
  }

  private readonly promise = (line: PromiseLine, what: PromiseAct) => {
    this.show('open', over => promiseForm(line, what, this.company, this.setting.locale, over));
  };

  private readonly duty = (line: DutyLine, what: DutyAct) => {
    this.show('open', over => dutyForm(line, what, this.company, this.setting.locale, over));
  };

  /** One form at a time; when it is over, what it changed is asked for at once. */
  private show(of: string, make: (over: Over) => SentenceForm): void {
    const over: Over = (_, position) => {
      this.form = null;
      void this.work.load(position);
      this.requestUpdate();
    };
    this.form = { of, view: make(over) };
    this.requestUpdate();
  }

  private countsPath(): string {
    return `cases/counts${caseQuery(this.asked, 'counts')}`;
  }

  private listPath(): string {
    return `cases${caseQuery(this.asked, 'list')}`;
  }

  private cardPath(): string {
    return `cases/${encodeURIComponent(this.asked.id)}`;
  }

  private paths(): readonly string[] {
    if (this.view !== 'cases') return ['appeals/words', this.view];
    return [
      'appeals/words',
      'cases/words',
      this.countsPath(),
      this.listPath(),
      ...(this.asked.id === '' ? [] : [this.cardPath()]),
    ];
  }

  private goTo(change: Partial<CaseQuestion>, after: Position = null): void {
    this.asked = { ...this.asked, ...change };
    const params = new URLSearchParams(location.search);
    for (const name of caseFields) {
      if (this.asked[name] === '') params.delete(name);
      else params.set(name, this.asked[name]);
    }
    history.pushState(null, '', `?${params.toString()}`);
    this.form = null;
    this.work.ask(this.paths(), after);
    this.requestUpdate();
  }

  private readonly go = (change: Partial<CaseQuestion>) => (event: Event) => {
    event.preventDefault();
    this.goTo(change);
  };

  private readonly close = (event: Event) => {
    event.preventDefault();
    this.goTo({ id: '' });
  };

  private readonly changed = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.goTo({ [name]: value.trim(), id: '' });
  };

  private readonly wentBack = () => {
    this.asked = caseQuestion(new URLSearchParams(location.search));
    this.form = null;
    this.work.ask(this.paths());
    this.requestUpdate();
  };
}

customElements.define('work-desk', WorkDesk);
