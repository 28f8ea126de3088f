import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PageSetting } from '../../app/page-setting';
import { liveMark } from '../../design/live-mark';
import { refusalPage } from '../../design/refusal-page';
import { stateWord } from '../../design/state-mark';
import { BoardController } from '../../feed/board-controller';
import { freshness, isOld } from '../../feed/freshness';
import { browserClock } from '../../feed/host-clock';
import { formatWait } from '../../format/durations';
import { journeyAddress } from '../../journey/journey';
import { Alarm } from './alarm';
import { alarmView } from './alarm-view';
import { breakView, dayView, nextView, parkedView } from './aside-view';
import { keyBar } from './bar-view';
import { consoleBoard, type ConsoleBoard, type DeskTicket } from './cells';
import { meaning, type Asked } from './console-actions';
import { ConsoleDesk, type Step } from './console-desk';
import { allTopics, inHand, mainAction, offeredTopics } from './console-model';
import { helpView } from './help-view';
import { identityView } from './identity-view';
import { press, type Press } from './keys';
import { menuView, type Choice, type Menu } from './menu';
import { actionsView, restView } from './rest-view';
import { draftProblem, signInView, type SignInDraft } from './sign-in-view';
import { ticketView } from './ticket-view';
import { troubleView } from './trouble-view';
import './window-console.css';
import { noNotes, results, toggled, workView, type Notes, type Search } from './work-view';

/** `/window/{company}/{office}/{n}`: the desk of whoever serves at a window; everything by keyboard. */
export class WindowConsole extends LitElement {
  private readonly feed: BoardController;
  private readonly desk: ConsoleDesk;
  private readonly alarm: Alarm;
  private board: ConsoleBoard | null = null;
  private notes: Notes = noNotes;
  private notedOn: string | null = null;
  private search: Search = null;
  private menu: Menu | 'help' | null = null;
  private draft: SignInDraft = { operator: '', services: [], reserve: [] };
  private problem: string | null = null;
  /** The ticket whose customer is to be named anew. */
  private correcting: string | null = null;
  private readonly pressed = (event: KeyboardEvent) => {
    this.key(event);
  };

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly office: string,
    private readonly number: number,
  ) {
    super();
    this.feed = new BoardController(this, () => `console/${company}/${office}/${number}`, setting.versionSeen);
    const place = { company, office, window: number };
    this.desk = new ConsoleDesk(this, place, () => this.feed.board?.seq ?? 0, browserClock);
    this.alarm = new Alarm(this, place, browserClock);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.pressed);
  }

  override disconnectedCallback(): void {
    removeEventListener('keydown', this.pressed);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    const { board } = this.feed;
    this.board = board === null ? null : consoleBoard(board.cells);
    const ticket = this.board === null ? null : inHand(this.board);
    const noted = ticket?.serving === true ? ticket.id : null;
    if (noted === this.notedOn) return;
    // Another visitor, another page: nothing noted about the last one may be written on this one.
    [this.notedOn, this.notes, this.search] = [noted, noNotes, null];
    if (this.menu !== 'help') this.menu = null;
  }

  protected override updated(): void {
    if (this.search !== null || this.menu !== null)
      this.querySelector<HTMLElement>('.menu button, .search input')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { console: words } = locale.words;
    const { link } = this.feed.moment;
    if (link.kind === 'refused') return refusalPage(link.code, keyRejected, locale);
    if (this.board === null)
      return html`<main class="notice" role="status">
        <h1>…</h1>
        <p class="small t2">${words.loading}</p>
      </main>`;
    document.title = words.title(this.number, this.board.office.name);
    return html`<div class="console ${this.old ? 'old' : ''}">
      ${this.header(this.board)}
      <main aria-busy=${this.desk.busy !== null}>${this.work(this.board)}</main>
      <aside>${this.aside(this.board)}</aside>
      ${keyBar(locale)}
      ${this.menu === null ? nothing : this.menu === 'help' ? helpView(locale, this.close) : menuView(this.menu, locale, this.choose, this.close)}
    </div>`;
  }

  private get old(): boolean {
    return isOld(freshness(this.feed.moment.ageS));
  }

  private get ready(): boolean {
    return this.desk.ready && !this.old;
  }

  /** Who booked is known to the hub; who came by himself is nobody's until he is asked. */
  private contactsOf({ id, known }: DeskTicket): string | null {
    return known && this.correcting !== id
      ? journeyAddress(this.company, { by: 'ticket', name: `${this.office}/${id}` })
      : null;
  }

  private header({ office, window }: ConsoleBoard): TemplateResult {
    const { locale } = this.setting;
    const { console: words } = locale.words;
    const { moment } = this.feed;
    const oldestS = office.oldestAt === null ? null : (moment.nowMs - Date.parse(office.oldestAt)) / 1000;
    const state =
      oldestS === null || oldestS < (office.waitNormS * office.warnPercent) / 100
        ? null
        : oldestS > office.waitNormS
          ? 'breach'
          : 'risk';
    const longest = oldestS === null ? '' : words.longest(formatWait(oldestS));
    return html`<header>
      <h1>${words.window(this.number)}</h1>
      <span class="t2 place">${locale.text(office.name)}</span>
      <div class="right">
        ${liveMark(moment, office.simulated, office.timeZone, locale)}
        <span>${words.waiting} <b class="num">${locale.number(office.waiting)}</b></span>
        ${oldestS === null ? nothing : state === null ? html`<span class="t2 nw">${longest}</span>` : stateWord(state, longest)}
        ${window.operator === null ? nothing : html`<span class="t2 nw">${words.operator(window.operator)}</span>`}
        <time class="num">${locale.clockWithSeconds(moment.nowMs, office.timeZone)}</time>
      </div>
    </header>`;
  }

  private work(board: ConsoleBoard): TemplateResult {
    const { locale } = this.setting;
    const { nowMs } = this.feed.moment;
    const ticket = inHand(board);
    const trouble = troubleView(this.desk.trouble, this.old, locale, () => {
      this.desk.dismiss();
    });
    if (mainAction(board) === 'signIn')
      return html`${trouble}
        <div class="middle" @submit=${this.submitted}>
          ${signInView(board, this.draft, this.problem, this.ready, locale, draft => {
            [this.draft, this.problem] = [draft, null];
            this.requestUpdate();
          })}
        </div>`;
    return html`${trouble}
    ${ticket === null ? restView(board, nowMs, locale) : ticketView(board, ticket, nowMs, locale, this.contactsOf(ticket), this.correct)}
    ${
      ticket?.serving === true
        ? html`${ticket.known && this.correcting !== ticket.id ? nothing : keyed(ticket.id, identityView(ticket, this.ready, locale, this.identify))}
          ${workView(board, ticket, this.notes, this.search, locale, { note: this.note, search: this.find })}`
        : nothing
    }
    ${actionsView(board, this.desk.busy, this.ready, locale, kind => {
      this.do({ kind });
    })}`;
  }

  private aside(board: ConsoleBoard): TemplateResult {
    const { locale } = this.setting;
    const back = (ticket: string) => {
      void this.desk.act('return', [{ grain: 'queue', command: 'return-ticket', body: { ticket } }]);
    };
    return html`${nextView(board, this.feed.moment.nowMs, locale)}
    ${parkedView(board.parked, board.office.timeZone, locale, this.ready ? back : null)} ${breakView(board, locale)}
    ${dayView(board, locale)} ${alarmView(board, this.alarm.holding, locale, this.alarm)}`;
  }

  private readonly note = (notes: Notes) => {
    this.notes = notes;
    this.requestUpdate();
  };

  private readonly find = (search: Search) => {
    this.search = search;
    this.requestUpdate();
  };

  /** A misheard account is set right the same way. */
  private readonly correct = (ticket: string) => {
    this.correcting = ticket;
    this.requestUpdate();
  };

  private readonly identify = (step: Step) => {
    void this.desk.act('identify', [step]).then(done => {
      if (done) this.correcting = null;
      this.requestUpdate();
    });
  };

  private readonly close = () => {
    this.menu = null;
    this.requestUpdate();
  };

  private readonly choose = (choice: Choice) => {
    this.menu = null;
    void this.desk.act(choice.label, choice.steps);
  };

  private readonly submitted = (event: Event) => {
    event.preventDefault();
    this.signIn();
  };

  private signIn(): void {
    this.problem = draftProblem(this.draft, this.setting.locale);
    this.requestUpdate();
    if (this.problem !== null || !this.ready) return;
    const { operator, services, reserve } = this.draft;
    void this.desk.act('signIn', [
      { grain: 'window', command: 'open-window', body: { operator: operator.trim(), services, reserve } },
    ]);
  }

  private key(event: KeyboardEvent): void {
    if (
      event.code === 'F10' &&
      !event.repeat &&
      this.board?.signals.some(({ kind }) => kind === 'staffCall') === false
    ) {
      event.preventDefault();
      this.alarm.call();
      return;
    }
    const asked = press(event);
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (asked === null || (typing && asked.kind !== 'close')) return;
    // A focused button answers Enter itself.
    if (
      asked.kind === 'main' &&
      event.target instanceof HTMLElement &&
      event.target.closest('button, a, form') !== null
    )
      return;
    event.preventDefault();
    this.do(asked);
  }

  private do(asked: Press): void {
    const { board } = this;
    if (board === null) return;
    if (asked.kind === 'close') [this.menu, this.search] = [null, null];
    else if (asked.kind === 'help') this.menu = this.menu === 'help' ? null : 'help';
    else if (this.menu !== null) this.chooseBy(asked);
    else if (asked.kind === 'digit') this.digit(board, asked.digit);
    else if (asked.kind === 'result') this.notes = { ...this.notes, result: results[asked.index] ?? this.notes.result };
    else if (asked.kind === 'search') this.search = this.notedOn === null ? null : '';
    else if (this.ready) this.carryOut(board, asked.kind);
    this.requestUpdate();
  }

  private chooseBy(asked: Press): void {
    const choice = asked.kind === 'digit' && this.menu !== 'help' ? this.menu?.choices[asked.digit - 1] : undefined;
    if (choice !== undefined) this.choose(choice);
  }

  private digit(board: ConsoleBoard, digit: number): void {
    const ticket = inHand(board);
    if (ticket?.serving !== true) return;
    if (allTopics(board).length === 0) this.notes = { ...this.notes, count: Math.min(digit, 5) };
    else if (digit === 9) this.search = '';
    else {
      const topic = offeredTopics(board, ticket, this.notes.topics)[digit - 1];
      if (topic !== undefined) this.notes = toggled(this.notes, topic.code);
    }
  }

  private carryOut(board: ConsoleBoard, asked: Asked): void {
    const means = meaning(board, asked, this.notes, this.feed.moment.nowMs, this.setting.locale);
    if (means === null) return;
    if (means.kind === 'menu') this.menu = means.menu;
    else if (means.kind === 'say') this.desk.say(means.code);
    else if (means.kind === 'signIn') this.signIn();
    else void this.desk.act(means.name, means.steps);
  }
}

customElements.define('window-console', WindowConsole);
