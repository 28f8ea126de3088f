import { html, LitElement, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { Viewport } from '../../app/viewport';
import { liveMark } from '../../design/live-mark';
import { refusalPage } from '../../design/refusal-page';
import { stateWord } from '../../design/state-mark';
import { freshness, isOld } from '../../feed/freshness';
import { localTime } from '../../format/calendar';
import { RecordableBoard } from '../../past/recordable-board';
import { CallbackDesk, rightsIn } from './callback-desk';
import { callersView } from './callers-view';
import { callsBoard, type CallsBoard } from './cells';
import './calls-wall.css';
import { figuresView } from './figures-view';
import { levelView } from './level-view';
import type { Step } from './levels';
import './outages-now.css';
import { outagesView } from './outages-view';
import { linesView } from './lines-view';
import { operatorKey, operatorView } from './operator-view';
import { operatorsView } from './operators-view';
import { dayAt, RegisterDesk, type Outcome } from './register-desk';
import { registerView } from './register-view';
import { commonTarget, worst } from './standing';
import { StoryDesk } from './story-desk';
import { storyView } from './story-view';
import { tasksView } from './tasks-view';
import { tiersView } from './tiers-view';

/** Rows that have room on a wall, and in a hand. */
const room = { callers: [8, 12], lines: [4, 99], operators: [8, 6], tasks: [10, 12], outages: [2, 4] } as const;

/** `/calls/{company}`: the contact centre – who waits, who talks, how it goes, and whom to call back. */
export class CallsWall extends LitElement {
  private readonly feed: RecordableBoard;
  private readonly viewport = new Viewport(this);
  private readonly alive = new AbortController();
  private readonly desk: CallbackDesk;
  private step: Step = 'quarter';
  private readonly stories: StoryDesk;
  private readonly register: RegisterDesk;
  /** The operator whose panel is open. */
  private operator: string | null = null;
  /** The panel that has the keyboard. */
  private shownPanel: string | null = null;
  private may = { acts: false, reads: false };

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
  ) {
    super();
    this.feed = new RecordableBoard(this, `calls/${company}`, setting);
    const changed = () => {
      this.requestUpdate();
    };
    this.desk = new CallbackDesk(company, changed, this.alive.signal);
    this.stories = new StoryDesk(company, changed, this.alive.signal);
    this.register = new RegisterDesk(company, changed, this.alive.signal);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void rightsIn(this.company).then(may => {
      this.may = may;
      this.requestUpdate();
    });
  }

  protected override updated(): void {
    // A panel that has just opened takes the keyboard.
    const panel = this.stories.call ?? this.operator ?? (this.register.query === null ? null : 'register');
    if (panel === this.shownPanel) return;
    this.shownPanel = panel;
    this.querySelector<HTMLElement>('.story-of:last-of-type h2 button')?.focus();
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { link } = this.feed.moment;
    if (link.kind === 'refused') return refusalPage(link.code, keyRejected, locale);
    const board = this.feed.board === null ? null : callsBoard(this.feed.board.cells);
    if (board === null)
      return html`<main class="notice" role="status">
        <p class="num z">…</p>
        <p class="t2">${link.kind === 'lost' ? locale.words.wall.noServer : locale.words.calls.loading}</p>
      </main>`;
    document.title = locale.words.calls.title(board.company.name);
    return this.wall(board);
  }

  private wall(board: CallsBoard): TemplateResult {
    const { locale } = this.setting;
    const { moment } = this.feed;
    const old = isOld(freshness(moment.ageS));
    // What is no longer known to be so does not grow older either.
    const nowMs = old ? moment.knownMs : moment.nowMs;
    const most = (of: keyof typeof room) => room[of][this.viewport.onWall ? 0 : 1];
    const several = board.lines.length > 1;
    const stories = this.may.reads ? this.stories : null;
    return html`<div class="calls ${board.company.simulated ? 'invented' : ''} ${several ? 'several' : ''}">
      ${this.header(board, old)}
      ${figuresView(
        board,
        nowMs,
        old,
        stories === null
          ? null
          : outcome => {
              this.open(outcome, board);
            },
        locale,
      )}
      ${callersView(board, most('callers'), nowMs, old, stories, locale)}
      <div class="course">
        ${this.chart(board, old)} ${tiersView(board.sum, nowMs, old, locale)}
        ${outagesView(this.company, board.company.timeZone, board.outages, most('outages'), nowMs, old, locale)}
        ${several ? linesView(board.lines, most('lines'), nowMs, old, locale) : ''}
      </div>
      ${tasksView(board, { desk: this.desk, acts: this.may.acts && moment.recorded !== true, stories, nowMs, old, most: most('tasks') - (this.desk.asking === null ? 0 : 2), locale })}
      ${operatorsView(
        board,
        most('operators'),
        nowMs,
        old,
        each => {
          this.show(operatorKey(each));
        },
        locale,
      )}
      ${this.panels(board, stories, nowMs)}
      ${this.stories.call === null ? '' : storyView(this.stories, this.company, locale)}
    </div>`;
  }

  /** What lies over the wall: the register, over it an operator, over both the story of one call. */
  private panels(board: CallsBoard, stories: StoryDesk | null, nowMs: number): TemplateResult {
    const { locale } = this.setting;
    const { timeZone } = board.company;
    const { query } = this.register;
    const each = board.operators.find(one => operatorKey(one) === this.operator);
    const close = () => {
      this.show(null);
    };
    return html`${query === null || stories === null ? '' : registerView(this.register, query, board.lines, stories, timeZone, dayAt(nowMs, timeZone), locale)}
    ${each === undefined ? '' : operatorView(each, nowMs, stories, close, locale)}`;
  }

  /** The day that the figures are of: that of the newest quarter of an hour, which after midnight may still be yesterday. */
  private open(outcome: Outcome, { company, quarters }: CallsBoard): void {
    const newestMs = Math.max(...quarters.map(quarter => Date.parse(quarter.from)));
    const day = dayAt(Number.isFinite(newestMs) ? newestMs : this.feed.moment.nowMs, company.timeZone);
    void this.register.open({ day, outcome, line: null, skip: 0 });
  }

  private show(operator: string | null): void {
    this.operator = operator;
    this.requestUpdate();
  }

  private header({ company, lines }: CallsBoard, old: boolean): TemplateResult {
    const { locale } = this.setting;
    const { moment } = this.feed;
    const state = old ? 'noData' : worst(lines);
    return html`<header>
      <h1>${locale.text(company.name)} <span class="t2">${locale.words.calls.heading}</span></h1>
      ${stateWord(state, locale.words.state[state])}
      <div class="right">
        ${liveMark(moment, company.simulated, company.timeZone, locale)}
        <span class="t2 nw date">${locale.date(localTime(moment.nowMs, company.timeZone))}</span>
        <time class="num">${locale.clockWithSeconds(moment.nowMs, company.timeZone)}</time>
      </div>
    </header>`;
  }

  private chart({ quarters, lines, company }: CallsBoard, old: boolean): TemplateResult {
    const { locale } = this.setting;
    const { calls: words } = locale.words;
    const other: Step = this.step === 'quarter' ? 'hour' : 'quarter';
    const turn = () => {
      this.step = other;
      this.requestUpdate();
    };
    return html`<section class="chart ${old ? 'stale' : ''}">
      <h2>
        ${words.chart[this.step]}
        <button type="button" class="quiet" @click=${turn}>${words.stepTo[other]}</button>
      </h2>
      ${levelView(quarters, this.step, commonTarget(lines)?.percent ?? null, lines.length === 1 && this.viewport.onWall, company.timeZone, locale)}
    </section>`;
  }
}

customElements.define('calls-wall', CallsWall);
