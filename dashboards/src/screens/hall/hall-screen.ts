import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { freshness, isOld } from '../../feed/freshness';
import { RecordableBoard } from '../../past/recordable-board';
import { localTime } from '../../format/calendar';
import { browserClock } from '../../feed/host-clock';
import { openingHours } from '../../format/opening-hours';
import { spokenCall, spokenTicket } from '../../format/spoken';
import type { AnnouncementCell } from '../../announcements/announcement';
import { outageNotices } from '../../outages/hall-notice';
import { announcementsView } from './announcements-view';
import { CallQueue, callRows, type Announcement } from './call-queue';
import { callsNotice, callsView } from './calls-view';
import { hallBoard, type HallBoard, type HallOfficeCell } from './cells';
import './hall-screen.css';
import { loadPlot } from './load';
import './load-chart';
import { mediaAt } from './media';
import { MediaList } from './media-list';
import { mediaView } from './media-view';
import './running-line';
import { servicesView } from './services-view';
import { Voice } from './voice';

const upright = '(max-aspect-ratio: 1/1)';
/** In a hand there is no slot for pictures. */
const hanging = '(min-width: 700px)';

/** `/screen/{company}/{office}`: called tickets, waits by service and the day's load, for visitors. */
export class HallScreen extends LitElement {
  private readonly feed: RecordableBoard;
  private readonly queue = new CallQueue();
  private readonly voice: Voice;
  private readonly media: MediaList;
  private board: HallBoard | null = null;
  private readonly gesture = () => {
    this.voice.turnOn();
    this.requestUpdate();
  };

  constructor(
    private readonly setting: PageSetting,
    company: string,
    office: string,
    sound: boolean,
  ) {
    super();
    this.voice = new Voice(setting.locale.language, sound);
    this.feed = new RecordableBoard(this, `screen/${company}/${office}`, setting);
    this.media = new MediaList(this, `/api/v1/${company}/media/${office}`, browserClock);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.gesture, { once: true });
    addEventListener('keydown', this.gesture, { once: true });
  }

  override disconnectedCallback(): void {
    removeEventListener('pointerdown', this.gesture);
    removeEventListener('keydown', this.gesture);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    const { board, moment } = this.feed;
    this.board = board === null ? null : hallBoard(board.cells);
    // A recording calls nobody: who is called now hears it once the screen is back in the present.
    if (this.board === null || moment.recorded === true) return;
    this.queue.offer(this.board.calls, moment.nowMs);
    const begun = this.queue.step(moment.monotonicMs);
    if (begun === null) return;
    void this.voice.announce(this.sentence(begun)).then(() => {
      this.queue.finished(begun.call);
    });
  }

  private sentence({ call, brief }: Announcement): string {
    const { language } = this.setting.locale;
    return brief ? spokenTicket(call.ticket, language) : spokenCall(call.ticket, call.window, language);
  }

  protected override updated(): void {
    const name = this.board?.office?.name;
    if (name !== undefined) document.title = this.setting.locale.words.hall.title(name);
  }

  protected override render(): TemplateResult {
    const { hall, refused } = this.setting.locale.words;
    const { link } = this.feed.moment;
    if (link.kind === 'refused') {
      const hint = this.setting.keyRejected ? refused.keyRejected : hall.needsKeyHint;
      return notice(hall.needsKey, html`<a href="/sign-in?next=${encodeURIComponent(location.pathname)}">${hint}</a>`);
    }
    if (!this.board?.office) return notice(hall.waitingForData, nothing);
    return this.screen(this.board, this.board.office);
  }

  private screen(board: HallBoard, office: HallOfficeCell): TemplateResult {
    const { locale } = this.setting;
    const { moment } = this.feed;
    const old = isOld(freshness(moment.ageS)) || office.feedStalledAt !== null;
    return html`<div class="page ${office.simulated ? 'invented' : ''}">
      ${this.header(office)} ${this.calls(board, office)}
      <div class="info">
        ${servicesView(board.services, matchMedia(upright).matches ? 8 : 9, old, locale)}
        ${this.below(board, office, old)}
      </div>
      ${this.outOfTurn(office)}
      ${office.runningLine === null ? nothing : html`<running-line class="run" .text=${locale.text(office.runningLine)}></running-line>`}
      ${this.voice.on ? nothing : html`<button class="sound" type="button">${locale.words.hall.soundOff}</button>`}
    </div>`;
  }

  /** The chart and the announcements; for a quarter of each minute the media slot in their place. */
  private below(board: HallBoard, office: HallOfficeCell, old: boolean): TemplateResult {
    const { nowMs, recorded } = this.feed.moment;
    // The pictures are today's.
    const shown = recorded === true ? null : mediaAt(this.media.items.length, nowMs);
    const item = shown === null ? undefined : this.media.items[shown];
    const most = matchMedia(upright).matches ? 3 : 2;
    return html`<div class="below">
      ${this.load(board, office, old)}
      ${announcementsView(this.notices(board, office), most, nowMs, office.timeZone, this.setting.locale)}
      ${
        item === undefined || !matchMedia(hanging).matches
          ? nothing
          : mediaView(item, broken => {
              this.media.drop(broken);
            })
      }
    </div>`;
  }

  private notices(board: HallBoard, { timeZone }: HallOfficeCell): readonly AnnouncementCell[] {
    const cells = this.feed.board?.cells;
    if (cells === undefined) return board.announcements;
    return [...outageNotices(cells, this.feed.moment.nowMs, timeZone, this.setting.locale), ...board.announcements];
  }

  private load({ load }: HallBoard, { timeZone }: HallOfficeCell, old: boolean): TemplateResult | typeof nothing {
    const { locale } = this.setting;
    const { hall } = locale.words;
    const local = localTime(this.feed.moment.nowMs, timeZone);
    const plot = load === null ? null : loadPlot(load, local);
    if (plot === null || plot.empty) return nothing;
    const about = plot.hasTypical ? hall.typical(local.weekday, plot.daysLearnt) : hall.typicalUnknown;
    return html`<section class="load">
      <h2>${hall.chart}<span>${old ? hall.unclearLong : about}</span></h2>
      <load-chart .plot=${plot} .old=${old} .locale=${locale}></load-chart>
    </section>`;
  }

  private header(office: HallOfficeCell): TemplateResult {
    const { locale } = this.setting;
    const { nowMs } = this.feed.moment;
    return html`<header>
      <div class="name">
        <h1>${locale.text(office.name)}</h1>
        <p>${openingHours(office.hours, locale.words.weekdays)}</p>
      </div>
      ${office.simulated ? html`<p class="invented">${locale.words.live.simulated}</p>` : nothing}
      <p class="dt">${locale.longDate(localTime(nowMs, office.timeZone))}</p>
      <time class="num">${locale.clock(nowMs, office.timeZone)}</time>
    </header>`;
  }

  private calls(board: HallBoard, office: HallOfficeCell): TemplateResult {
    const { locale } = this.setting;
    const { hall } = locale.words;
    const current = this.feed.moment.recorded === true ? null : this.queue.current;
    const rows = callRows(board.calls, current);
    if (rows.length > 0) return callsView(rows, current, matchMedia(upright).matches ? 5 : 6, locale);
    if (office.open) return callsNotice(hall.noCalls, hall.noCallsHint);
    const hours = openingHours(office.hours, locale.words.weekdays);
    return callsNotice(hall.closed, hours === '' ? '' : hall.closedHint(hours));
  }

  private outOfTurn(office: HallOfficeCell): TemplateResult | typeof nothing {
    const { words, text } = this.setting.locale;
    if (office.outOfTurn.length === 0) return nothing;
    const list = text(office.outOfTurn.join(', '));
    return html`<section class="out ${list.length > 200 ? 'long' : ''}">
      <h2>${words.hall.outOfTurn}</h2>
      <p>${list}. ${words.hall.outOfTurnHint}</p>
    </section>`;
  }
}

const notice = (title: string, hint: unknown) =>
  html`<main class="notice" role="status">
    <h1>${title}</h1>
    <p class="small t2">${hint}</p>
  </main>`;

customElements.define('hall-screen', HallScreen);
