import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { liveMark } from '../../design/live-mark';
import { refusalPage } from '../../design/refusal-page';
import { freshness, isOld } from '../../feed/freshness';
import { browserClock } from '../../feed/host-clock';
import { localTime } from '../../format/calendar';
import { RecordableBoard } from '../../past/recordable-board';
import { rightsIn } from '../../walls/calls/callback-desk';
import { NoticeDesk } from '../notice/notice-desk';
import '../notice/notice.css';
import { noticeView, type NoticeSetting } from '../notice/notice-view';
import { surgeView } from '../surge';
import { Withdrawal } from '../notice/withdrawal';
import { areasView } from './areas-view';
import { chipsView, figuresView, searchView } from './head-view';
import { holdsAll, listed, outagesBoard, type OutagesBoard } from './listing';
import { listView, type Shown } from './list-view';
import './outages-page.css';
import { addressOf, questionIn, turned, type Question } from './question';
import { perPage, SearchDesk } from './search-desk';
import { sourcesIn, sourcesView } from './sources-view';
import { StoryDesk } from './story-desk';
import { storyView } from './story-view';
import { suspicionsIn, suspicionsView } from './suspicions-view';

/** `/outages/{company}`: every outage, by phase and area; one of them by what was said of it. The question stands in the address. */
export class OutagesPage extends LitElement {
  private readonly feed: RecordableBoard;
  private readonly alive = new AbortController();
  private readonly search: SearchDesk;
  private readonly stories: StoryDesk;
  private readonly notice: NoticeDesk;
  private readonly withdrawal: Withdrawal;
  private asked: Question;
  private may = { acts: false, reads: false };

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
  ) {
    super();
    const changed = () => {
      this.requestUpdate();
    };
    this.feed = new RecordableBoard(this, `outages/${company}`, setting);
    this.search = new SearchDesk(company, browserClock, changed, this.alive.signal);
    this.stories = new StoryDesk(company, changed, this.alive.signal);
    this.notice = new NoticeDesk(company, browserClock, changed, this.alive.signal);
    this.withdrawal = new Withdrawal(company, browserClock, changed, this.alive.signal);
    this.asked = questionIn(new URLSearchParams(location.search));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.wentBack);
    void rightsIn(this.company).then(may => {
      this.may = may;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    removeEventListener('popstate', this.wentBack);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { link } = this.feed.moment;
    if (link.kind === 'refused') return refusalPage(link.code, keyRejected, locale);
    const board = this.feed.board === null ? null : outagesBoard(this.feed.board.cells);
    if (board === null)
      return html`<main class="notice" role="status">
        <p class="num z">…</p>
        <p class="t2">${link.kind === 'lost' ? locale.words.wall.noServer : locale.words.outage.loading}</p>
      </main>`;
    document.title = locale.words.outage.pageTitle(board.company.name);
    return this.page(board);
  }

  private page(board: OutagesBoard): TemplateResult {
    const { locale } = this.setting;
    const { moment } = this.feed;
    const old = isOld(freshness(moment.ageS));
    const nowMs = old ? moment.knownMs : moment.nowMs;
    return html`<div
      class="outages-page ${old ? 'old' : ''} ${board.company.simulated ? 'invented' : ''} ${this.asked.id === '' ? '' : 'opened'}"
    >
      ${this.header(board)} ${figuresView(board.summary, locale)}
      ${chipsView(board.summary, this.asked, locale, this.go)}
      ${searchView(this.asked, board.offices, locale, this.changed)}
      <main>${this.suspicions(board, nowMs)} ${this.list(board, nowMs)}</main>
      <aside>${this.aside(board, nowMs)}</aside>
    </div>`;
  }

  private header({ company }: OutagesBoard): TemplateResult {
    const { locale } = this.setting;
    const { moment } = this.feed;
    return html`<header>
      <h1>${locale.text(company.name)} <span class="t2">${locale.words.outage.heading}</span></h1>
      <a href="/wall/${this.company}">${locale.words.outage.toWall}</a>
      <a href="/notices/${this.company}">${locale.words.notices.link}</a>
      ${this.acts && !this.reads ? html`<button type="button" class="action" @click=${this.go({ notice: true })}>${locale.words.notice.open}</button>` : nothing}
      <div class="right">
        ${liveMark(moment, company.simulated, company.timeZone, locale)}
        <span class="t2 nw">${locale.date(localTime(moment.nowMs, company.timeZone))}</span>
        <time class="num">${locale.clock(moment.nowMs, company.timeZone)}</time>
      </div>
    </header>`;
  }

  private suspicions({ company }: OutagesBoard, nowMs: number): TemplateResult | typeof nothing {
    const cells = this.feed.board?.cells ?? new Map<string, unknown>();
    return suspicionsView(suspicionsIn(cells, nowMs), nowMs, company.timeZone, this.setting.locale);
  }

  private list(board: OutagesBoard, nowMs: number): TemplateResult {
    const setting = {
      nowMs,
      zone: board.company.timeZone,
      offices: new Map(board.offices.map(({ id, shortName }) => [id, shortName])),
      chosen: this.asked.id,
      open: (id: string) => this.go({ id, notice: false }),
      href: (id: string) => addressOf({ ...this.asked, id }, new URL(location.href)),
      locale: this.setting.locale,
    };
    return listView(this.shown(board, nowMs), this.asked, setting, this.go);
  }

  /** What the board holds needs no asking; a recording has nobody to ask. */
  private shown(board: OutagesBoard, nowMs: number): Shown {
    const whole = holdsAll(board, this.asked.phase);
    const recorded = this.feed.moment.recorded === true;
    if (whole || recorded || !this.may.reads) {
      const found = listed(board.outages, this.asked, nowMs);
      const outages = found.slice((this.asked.page - 1) * perPage, this.asked.page * perPage);
      return { outages, total: found.length, perPage, lack: whole ? null : 'largest' };
    }
    this.search.look(this.asked);
    const { found, failed } = this.search;
    const lack = failed ? 'failed' : found === null ? 'loading' : null;
    return { outages: found?.outages ?? [], total: found?.total ?? 0, perPage, lack };
  }

  private aside(board: OutagesBoard, nowMs: number): TemplateResult | typeof nothing {
    const { locale } = this.setting;
    const { id, office } = this.asked;
    const areas = areasView(board.offices, office, chosen => this.go({ office: chosen }), locale);
    if (this.reads) return noticeView(this.notice, this.noticeSetting(board));
    const sources = sourcesView(sourcesIn(this.feed.board?.cells ?? new Map()), nowMs, board.company.timeZone, locale);
    if (id === '') return html`${sources} ${areas}`;
    const known = board.outages.find(each => each.id === id) ?? this.search.found?.outages.find(each => each.id === id);
    this.stories.look(id, known?.asOf ?? null);
    const withdrawal = this.acts && known?.phase !== 'restored' ? this.withdrawal.view(id, locale) : nothing;
    const below = html`${surgeView(known?.surge, locale)} ${withdrawal}`;
    return html`${storyView(this.stories.story, id, nowMs, below, locale, this.go({ id: '' }))} ${areas}`;
  }

  /** Whether something may be done here: never in a recording. */
  private get acts(): boolean {
    return this.may.acts && this.feed.moment.recorded !== true;
  }

  private get reads(): boolean {
    return this.asked.notice && this.acts;
  }

  private noticeSetting({ company, offices }: OutagesBoard): NoticeSetting {
    return {
      zone: company.timeZone,
      offices: new Map(offices.map(({ id, shortName }) => [id, shortName])),
      close: this.go({ notice: false }),
      locale: this.setting.locale,
    };
  }

  private readonly go = (change: Partial<Question>) => (event: Event) => {
    // A new tab is the browser's business.
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.turn(change);
  };

  private readonly changed = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.turn({ [name]: value.trim() });
  };

  private readonly wentBack = () => {
    this.asked = questionIn(new URLSearchParams(location.search));
    this.requestUpdate();
  };

  private turn(change: Partial<Question>): void {
    this.asked = turned(this.asked, change);
    history.pushState(null, '', addressOf(this.asked, new URL(location.href)));
    this.requestUpdate();
  }
}

customElements.define('outages-page', OutagesPage);
