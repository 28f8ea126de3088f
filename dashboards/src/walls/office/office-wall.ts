import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { Viewport } from '../../app/viewport';
import { commandId } from '../../commands/command-id';
import { send } from '../../commands/send';
import { liveMark } from '../../design/live-mark';
import { refusalPage } from '../../design/refusal-page';
import { stateWord } from '../../design/state-mark';
import type { SignalCell } from '../../desk/window/cells';
import { BoardController } from '../../feed/board-controller';
import { freshness, isOld } from '../../feed/freshness';
import { browserClock } from '../../feed/host-clock';
import { localTime, type Local } from '../../format/calendar';
import { formatWait } from '../../format/durations';
import { adviceView, bookingsView } from './advice-view';
import { officeBoard, type OfficeBoard, type TodayCell } from './cells';
import './day-chart';
import './office-wall.css';
import { queuesTable } from './queues-table';
import { summary, type Summary } from './summary';
import { windowsRow } from './windows-row';

/** `/wall/{company}/{office}`: what the head of an office sees – windows, queues, advice, the day. */
export class OfficeWall extends LitElement {
  private readonly feed: BoardController;
  private readonly viewport = new Viewport(this);
  private readonly alive = new AbortController();

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly office: string,
  ) {
    super();
    this.feed = new BoardController(this, () => `wall/${company}/${office}`, setting.versionSeen);
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
      ${windowsRow(board.windows, names, nowMs, old, locale)}
      ${queuesTable(board.queues, this.viewport.onWall ? 9 : 6, nowMs, old, locale)}
      ${adviceView(board.advice, names, zone, old, locale)} ${this.day(board, nowMs)}
      ${bookingsView(board.bookings, names, zone, nowMs, locale)}
    </div>`;
  }

  private header({ office, windows }: OfficeBoard, { state, waiting, oldestS, openWindows }: Summary): TemplateResult {
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
      ${text} <span class="tab">${wait}</span>
      <button
        type="button"
        @click=${() => {
          const path = `${this.company}/signals/${this.office}/acknowledge-signal`;
          void send({ path, body: { signal } }, commandId(), browserClock, this.alive.signal, 30_000);
        }}
      >
        ${words.take}
      </button>
    </span>`;
  }

  private day({ office, today }: OfficeBoard, nowMs: number): TemplateResult | typeof nothing {
    const { locale } = this.setting;
    const { officeWall: words } = locale.words;
    if (today === null) return nothing;
    const local = localTime(nowMs, office.timeZone);
    const isToday = Number(today.day.slice(8)) === local.day;
    const known = today.hours.some(({ typical }) => typical !== null);
    const usual = locale.words.hall.typical(local.weekday);
    return html`<section class="chart">
      <h2>
        <span>${words.chart}</span
        ><span class="t2">${known ? usual : words.noTypical}</span>${this.figures(today, local)}
      </h2>
      <day-chart
        .hours=${today.hours}
        .now=${isToday ? local.hour + local.minute / 60 : null}
        .label=${words.chartLabel(today.arrived, today.served)}
        .locale=${locale}
      ></day-chart>
    </section>`;
  }

  private figures(
    { arrived, served, left, noShows, turnedAway, meanWaitS, hours }: TodayCell,
    { hour, minute }: Local,
  ): TemplateResult {
    const { locale } = this.setting;
    const { officeWall: words } = locale.words;
    const gone = hours.filter(each => each.hour <= hour);
    // Of the hour that goes on, as much as has gone by.
    const usual = gone.some(({ typical }) => typical === null)
      ? null
      : gone.reduce((sum, each) => sum + (each.typical ?? 0) * (each.hour === hour ? minute / 60 : 1), 0);
    return html`<span class="kpi">
      <span
        >${words.arrived}
        <b>${locale.number(arrived)}</b
        >${usual === null || gone.length === 0 ? nothing : words.typicalSoFar(locale.number(Math.round(usual)))}</span
      >
      <span>${words.served} <b>${locale.number(served)}</b></span>
      <span>${words.left} <b>${locale.number(left + noShows + turnedAway)}</b></span>
      ${meanWaitS === null ? nothing : html`<span>${words.meanWait} <b>${formatWait(meanWaitS)}</b></span>`}
    </span>`;
  }
}

customElements.define('office-wall', OfficeWall);
