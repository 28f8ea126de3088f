import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { Viewport } from '../../app/viewport';
import { commandId } from '../../commands/command-id';
import { send } from '../../commands/send';
import { liveMark } from '../../design/live-mark';
import { refusalPage } from '../../design/refusal-page';
import { stateWord } from '../../design/state-mark';
import type { SignalCell } from '../../desk/window/cells';
import { freshness, isOld } from '../../feed/freshness';
import { browserClock } from '../../feed/host-clock';
import { dateIn } from '../../past/day';
import { RecordableBoard } from '../../past/recordable-board';
import { localTime } from '../../format/calendar';
import { formatWait } from '../../format/durations';
import '../../announcements/announcement-desk';
import { adviceView, bookingsView } from './advice-view';
import { officeBoard, type OfficeBoard } from './cells';
import { dayView } from './day-view';
import './office-wall.css';
import { queuesTable, ticketsOfRow } from './queues-table';
import { summary, type Summary } from './summary';
import { windowsRow } from './windows-row';

/** `/wall/{company}/{office}`: what the head of an office sees – windows, queues, advice, the day. */
export class OfficeWall extends LitElement {
  private readonly feed: RecordableBoard;
  private readonly viewport = new Viewport(this);
  private readonly alive = new AbortController();

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly office: string,
  ) {
    super();
    this.feed = new RecordableBoard(this, `wall/${company}/${office}`, setting);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { locale, keyRejected } = this.setting;
    const { link, nowMs, ageS } = this.feed.moment;
    if (link.kind === 'refused') return refusalPage(link.code, keyRejected, locale);
    const board = this.feed.board === null ? null : officeBoard(this.feed.board.cells);
    if (board === null)
      return html`<main class="notice" role="status">
        <h1>…</h1>
        <p class="small t2">${locale.words.officeWall.loading}</p>
      </main>`;
    document.title = locale.words.officeWall.title(board.office.name);
    const old = isOld(freshness(ageS));
    const names = new Map(board.queues.map(({ id, name }) => [id, name]));
    const zone = board.office.timeZone;
    return html`<div class="office ${board.office.simulated ? 'invented' : ''} ${old ? 'old' : ''}">
      ${this.header(board, summary(board, nowMs, old))} ${this.alarms(board)}
      ${windowsRow(board, names, nowMs, old, locale)}
      ${queuesTable(board.queues, this.viewport.onWall ? ticketsOfRow(board.queues.length) : 6, nowMs, old, locale)}
      ${adviceView(board, names, nowMs, old, locale, this.whatIf(zone))} ${dayView(board, nowMs, old, locale)}
      ${bookingsView(board.bookings, names, zone, nowMs, locale)}
    </div>`;
  }

  /** Where the day that is shown can be played again: a recording's own, else whichever the page proposes. */
  private whatIf(zone: string): string {
    const { moment } = this.feed;
    const day = moment.recorded === true ? `?day=${dateIn(moment.nowMs, zone)}` : '';
    return `/what-if/${this.company}/${this.office}${day}`;
  }

  private header(
    { office, windows, announcements }: OfficeBoard,
    { state, waiting, oldestS, openWindows }: Summary,
  ): TemplateResult {
    const { locale } = this.setting;
    const { officeWall: words } = locale.words;
    const { moment } = this.feed;
    const shade = state === 'met' || state === 'noData' ? '' : `is-${state}`;
    return html`<header>
      <h1>${locale.text(office.name)}</h1>
      ${stateWord(state, locale.words.state[state])}
      <div class="sum">
        <span>${words.waiting} <b class="num pn">${locale.number(waiting)}</b></span>
        ${
          oldestS === null || state === 'noData'
            ? nothing
            : html`<span
                >${words.longestShort}
                <b class="num ${shade}">${formatWait(oldestS)}</b>
                ${office.waitNormS === null ? nothing : html`<span class="t2">${words.norm(Math.round(office.waitNormS / 60))}</span>`}</span
              >`
        }
        <span
          >${words.windowsShort} <b class="num pn">${openWindows}</b>
          <span class="t2">${words.openWindowsOf(openWindows, windows.length).replace(/^\d+/u, '')}</span></span
        >
        ${office.open ? nothing : html`<span class="t2">${words.closed}</span>`}
      </div>
      <div class="right">
        ${
          moment.recorded === true
            ? nothing
            : html`<announcement-desk
                .list=${announcements}
                .nowMs=${moment.nowMs}
                .place=${`${this.company}/announcements/${this.office}`}
                .zone=${office.timeZone}
                .locale=${locale}
              ></announcement-desk>`
        }
        ${liveMark(moment, office.simulated, office.timeZone, locale)}
        <span class="t2 nw date">${locale.date(localTime(moment.nowMs, office.timeZone))}</span>
        <time class="num">${locale.clockWithSeconds(moment.nowMs, office.timeZone)}</time>
      </div>
    </header>`;
  }

  private alarms({ signals }: OfficeBoard): TemplateResult | typeof nothing {
    return signals.length === 0
      ? nothing
      : html`<section class="alarms">${signals.map(signal => this.signal(signal))}</section>`;
  }

  /** An alarm of this office: taken with one press by whoever goes. A screen that may not answer it says nothing of that. */
  private signal({ signal, kind, window, acknowledgedBy, raisedAt }: SignalCell): TemplateResult {
    const { officeWall: words } = this.setting.locale.words;
    const wait = formatWait((this.feed.moment.nowMs - Date.parse(raisedAt)) / 1000);
    const text = words.signals[kind](window);
    if (acknowledgedBy !== null) return html`<span class="signal taken">${text}, ${words.taken}</span>`;
    return html`<span class="signal ${kind}" role="alert">
      ${text} <span class="tab">${wait}</span> ${this.feed.moment.recorded === true ? nothing : this.take(signal)}
    </span>`;
  }

  private take(signal: string): TemplateResult {
    return html`<button
      type="button"
      @click=${() => {
        const path = `${this.company}/signals/${this.office}/acknowledge-signal`;
        void send({ path, body: { signal } }, commandId(), browserClock, this.alive.signal, 30_000);
      }}
    >
      ${this.setting.locale.words.officeWall.take}
    </button>`;
  }
}

customElements.define('office-wall', OfficeWall);
