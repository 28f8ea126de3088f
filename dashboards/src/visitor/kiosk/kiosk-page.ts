import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { commandId } from '../../commands/command-id';
import { post } from '../../commands/send';
import { BoardController } from '../../feed/board-controller';
import { freshness, isOld } from '../../feed/freshness';
import { browserClock } from '../../feed/host-clock';
import {
  floorBoard,
  serviceName,
  type FloorBoard,
  type FloorServiceCell,
  type VisitorCategory,
} from '../../floor/cells';
import { localTime } from '../../format/calendar';
import { bandMinutes } from '../../format/durations';
import { openingHours } from '../../format/opening-hours';
import { locale as localeOf, type Locale } from '../../i18n/locale';
import { qrView } from '../qr';
import { categoriesView, closedView, codeView, failedView, issuingView } from './faces';
import { Idle } from './idle';
import './kiosk-page.css';
import { PendingShelf, type Pending } from './pending';
import { serviceButton } from './service-view';
import { issuedOf, shownNumber, slipView, type Issued } from './slip-view';

/** Going on without an answer for so long makes a visitor look for a person. */
const patienceMs = 60_000;

type Face =
  | { readonly kind: 'services'; readonly category: VisitorCategory | null }
  | { readonly kind: 'categories' }
  | { readonly kind: 'code'; readonly typed: string }
  | { readonly kind: 'issuing'; readonly sinceMs: number }
  | { readonly kind: 'ticket'; readonly issued: Issued }
  | { readonly kind: 'failed'; readonly code: string; readonly pending: Pending | null };

const start: Face = { kind: 'services', category: null };

/** `/kiosk/{company}/{office}`: a visitor chooses a service and takes a ticket. */
export class KioskPage extends LitElement {
  private readonly feed: BoardController;
  private readonly idle = new Idle();
  private readonly shelf: PendingShelf;
  private readonly alive = new AbortController();
  private locale: Locale;
  private face: Face = start;
  private large = false;
  private low = false;
  private readonly touched = () => {
    this.idle.touch(browserClock.nowMs());
    this.requestUpdate();
  };

  /** @param prints Whether a ticket goes to the printer by itself; a kiosk browser prints without asking. */
  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly office: string,
    private readonly prints: boolean,
    storage: Storage | null,
  ) {
    super();
    this.locale = setting.locale;
    this.shelf = new PendingShelf(storage, `opshub.kiosk.${company}.${office}`);
    this.feed = new BoardController(this, () => `screen/${company}/${office}/floor`, setting.versionSeen);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.touched();
    addEventListener('pointerdown', this.touched);
    addEventListener('keydown', this.touched);
    const left = this.shelf.left(browserClock.deviceTime().getTime());
    if (left !== null) void this.ask(left);
  }

  override disconnectedCallback(): void {
    removeEventListener('pointerdown', this.touched);
    removeEventListener('keydown', this.touched);
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    if (this.atStart || this.face.kind === 'issuing') this.idle.touch(browserClock.nowMs());
    else if (this.idle.left(browserClock.nowMs()) === 0) this.restart();
  }

  private get atStart(): boolean {
    return this.face === start && !this.large && !this.low && this.locale === this.setting.locale;
  }

  protected override render(): TemplateResult {
    const { hall, refused, kiosk } = this.locale.words;
    const { link } = this.feed.moment;
    if (link.kind === 'refused')
      return html`<main class="notice" role="status">
        <h1>${hall.needsKey}</h1>
        <p class="small t2">
          <a href="/sign-in?next=${encodeURIComponent(location.pathname)}"
            >${this.setting.keyRejected ? refused.keyRejected : hall.needsKeyHint}</a
          >
        </p>
      </main>`;
    const board = this.feed.board === null ? null : floorBoard(this.feed.board.cells);
    if (board === null) return html`<main class="notice" role="status"><h1>${kiosk.loading}</h1></main>`;
    document.title = kiosk.title(board.office.name);
    document.documentElement.lang = this.locale.language;
    const left = this.atStart || this.face.kind === 'issuing' ? null : this.idle.left(browserClock.nowMs());
    return html`<div
        class="kiosk ${this.large ? 'large' : ''} ${this.low ? 'low' : ''} ${board.office.simulated ? 'invented' : ''}"
      >
        ${this.header(board)}
        <main>${this.content(board)}</main>
        ${this.face.kind === 'ticket' || this.face.kind === 'issuing' ? nothing : this.comfort()} ${this.foot(board)}
        ${left === null ? nothing : this.stillHere(left)}
      </div>
      ${this.face.kind === 'ticket' ? this.slip(board, this.face.issued) : nothing}`;
  }

  private header({ office }: FloorBoard): TemplateResult {
    const { nowMs } = this.feed.moment;
    const { weekday } = localTime(nowMs, office.timeZone);
    const today = office.hours.filter(({ day }) => day === weekday);
    const until = today
      .map(({ to }) => to)
      .sort()
      .at(-1);
    return html`<header>
      <div>
        <b>${this.locale.text(office.name)}</b>
        <p>
          ${until === undefined || !office.open ? nothing : this.locale.words.kiosk.todayUntil(until)}
          ${office.simulated ? html`<span class="sim">${this.locale.words.live.simulated}</span>` : nothing}
        </p>
      </div>
      <time class="num">${this.locale.clock(nowMs, office.timeZone)}</time>
    </header>`;
  }

  private content(board: FloorBoard): TemplateResult {
    const { face, locale } = this;
    const go = (next: Face) => () => {
      this.show(next);
    };
    switch (face.kind) {
      case 'services':
        return this.services(board, face.category);
      case 'categories':
        return categoriesView(
          board.office.categories,
          locale,
          category => {
            this.show({ kind: 'services', category });
          },
          go(start),
        );
      case 'code':
        return codeView(
          face.typed,
          locale,
          typed => {
            this.show({ kind: 'code', typed });
          },
          () => {
            this.begin('check-in', { code: face.typed });
          },
          go(start),
        );
      case 'issuing':
        return issuingView(browserClock.nowMs() - face.sinceMs, locale);
      case 'ticket':
        return this.ticket(board, face.issued);
      case 'failed': {
        const { pending } = face;
        return failedView(face.code, locale, pending === null ? null : () => void this.ask(pending), () => {
          this.restart();
        });
      }
    }
  }

  private services(board: FloorBoard, category: VisitorCategory | null): TemplateResult {
    const { locale } = this;
    const { kiosk } = locale.words;
    const { office, services } = board;
    if (!office.open) return closedView(openingHours(office.hours, locale.words.weekdays), locale);
    const fresh = freshness(this.feed.moment.ageS);
    const lost = isOld(fresh) || this.feed.moment.link.kind === 'lost';
    const hint = category === null ? kiosk.hint : kiosk.hintCategory(this.categoryName(category));
    return html`<section class="ask">
        <h1>${kiosk.ask}</h1>
        ${lost ? html`<p class="is-breach" role="alert">${kiosk.lost}</p>` : html`<p>${hint}</p>`}
      </section>
      <section class="list ${services.length > 6 ? 'many' : ''}">
        ${services.map(service =>
          serviceButton(service, lost, locale, () => {
            if (!lost) this.take(service, category);
          }),
        )}
      </section>
      <section class="two">
        ${
          category === null
            ? html`<button
                  type="button"
                  @click=${() => {
                    this.show({ kind: 'code', typed: '' });
                  }}
                >
                  <b>${kiosk.booked}</b><small>${kiosk.bookedHint}</small>
                </button>
                ${
                  office.categories.length === 0
                    ? nothing
                    : html`<button
                        type="button"
                        class="alt"
                        @click=${() => {
                          this.show({ kind: 'categories' });
                        }}
                      >
                        <b>${kiosk.outOfTurn}</b><small>${kiosk.outOfTurnHint}</small>
                      </button>`
                }`
            : html`<button
                type="button"
                class="alt"
                @click=${() => {
                  this.show(start);
                }}
              >
                <b>${kiosk.ordinary}</b>
              </button>`
        }
      </section>`;
  }

  private categoryName({ name, nameEn }: VisitorCategory): string {
    return this.locale.language === 'en' ? (nameEn ?? name) : this.locale.text(name);
  }

  private ticket(board: FloorBoard, issued: Issued): TemplateResult {
    const { kiosk, slip, ticket, minutes } = this.locale.words;
    const service = board.services.find(({ id }) => id === issued.service);
    const { ewt } = issued;
    const band = ewt === null ? null : bandMinutes(ewt.p50S, ewt.p90S);
    const wait = band === null ? ticket.waitUnknown : band.to === 0 ? '' : minutes(band.from, band.to);
    return html`<section class="issued" role="status">
      <p class="big">${kiosk.take}</p>
      <p class="number num" translate="no">${shownNumber(issued.number)}</p>
      <p class="big">${service === undefined ? nothing : serviceName(service, this.locale)}</p>
      <p>${slip.ahead.toLocaleLowerCase()}: ${slip.people(issued.ahead)}${wait === '' ? nothing : html` · ${wait}`}</p>
      ${
        issued.page === null
          ? nothing
          : html`<div class="follow">
              ${qrView(location.origin + issued.page, slip.qr)}
              <p>${kiosk.followHint}</p>
            </div>`
      }
      <p>${kiosk.takeHint}</p>
      <div class="two">
        ${
          this.prints
            ? nothing
            : html`<button
                type="button"
                class="alt"
                @click=${() => {
                  window.print();
                }}
              >
                <b>${kiosk.print}</b>
              </button>`
        }
        <button
          type="button"
          @click=${() => {
            this.restart();
          }}
        >
          <b>${kiosk.done}</b>
        </button>
      </div>
    </section>`;
  }

  private slip({ office, services }: FloorBoard, issued: Issued): TemplateResult {
    const service = services.find(({ id }) => id === issued.service)?.name ?? '';
    return slipView(
      issued,
      { company: office.companyName, office: office.name, service, zone: office.timeZone },
      this.locale,
    );
  }

  private comfort(): TemplateResult {
    const { kiosk } = this.locale.words;
    const toggle = (text: string, pressed: boolean, act: () => void, lang: string | null = null) =>
      html`<button
        type="button"
        lang=${lang ?? this.locale.language}
        aria-pressed=${pressed}
        @click=${() => {
          act();
          this.requestUpdate();
        }}
      >
        ${text}
      </button>`;
    const speak = (language: 'ru' | 'en') => () => {
      this.locale = language === this.setting.locale.language ? this.setting.locale : localeOf(language);
    };
    return html`<section class="acc" aria-label=${kiosk.language}>
      ${toggle('Русский', this.locale.language === 'ru', speak('ru'), 'ru')}
      ${toggle('English', this.locale.language === 'en', speak('en'), 'en')}
      ${toggle(kiosk.larger, this.large, () => (this.large = !this.large))}
      ${toggle(kiosk.lower, this.low, () => (this.low = !this.low))}
    </section>`;
  }

  private foot({ office }: FloorBoard): TemplateResult {
    const hours = openingHours(office.hours, this.locale.words.weekdays);
    return html`<footer><span>${this.locale.text(office.companyName)}</span><span>${hours}</span></footer>`;
  }

  private stillHere(seconds: number): TemplateResult {
    const { kiosk } = this.locale.words;
    return html`<div class="still" role="alertdialog" aria-label=${kiosk.stillHere}>
      <b>${kiosk.stillHere}</b>
      <p class="tab">${kiosk.returning(seconds)}</p>
      <button type="button">${kiosk.stay}</button>
    </div>`;
  }

  private show(face: Face): void {
    this.face = face;
    this.requestUpdate();
  }

  private restart(): void {
    [this.large, this.low, this.locale] = [false, false, this.setting.locale];
    this.show(start);
  }

  private take(service: FloorServiceCell, category: VisitorCategory | null): void {
    this.begin('tickets', { service: service.id, ...(category === null ? {} : { category: category.id }) });
  }

  private begin(what: Pending['what'], body: Pending['body']): void {
    if (this.face.kind === 'issuing') return;
    void this.ask({ id: commandId(), what, body, sinceMs: browserClock.deviceTime().getTime() });
  }

  /** Asks until there is an answer; what was asked is kept meanwhile, so that a reload finds the same ticket. */
  private async ask(pending: Pending): Promise<void> {
    this.shelf.put(pending);
    this.show({ kind: 'issuing', sinceMs: browserClock.nowMs() });
    const path = `${this.company}/kiosk/${this.office}/${pending.what}`;
    const reply = await post({ path, body: pending.body }, pending.id, browserClock, this.alive.signal, patienceMs);
    this.touched();
    if (reply.kind === 'unreachable') {
      this.show({ kind: 'failed', code: 'unreachable', pending });
      return;
    }
    this.shelf.clear();
    if (reply.kind === 'refused') this.show({ kind: 'failed', code: reply.code, pending: null });
    else {
      this.show({ kind: 'ticket', issued: issuedOf(reply.body) });
      await this.updateComplete;
      if (this.prints) window.print();
    }
  }
}

customElements.define('kiosk-page', KioskPage);
