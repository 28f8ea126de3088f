import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { clock, localTime } from '../../format/calendar';
import { bookedView, cancelledView } from './booked-view';
import { BookingDesk, type BookableOffice, type Booked, type SlotsOfDay } from './booking-desk';
import './booking-page.css';
import { dateOf, dayChoice, officeChoice, officeWords, serviceChoice, slotChoice } from './choices-view';

/** Where somebody is: choosing a slot for a new booking or for one that moves, or done. */
type Stage =
  | { readonly kind: 'choosing'; readonly moving: Booked | null }
  | { readonly kind: 'booked'; readonly booked: Booked; readonly moved: boolean }
  | { readonly kind: 'cancelled' };

const anew: Stage = { kind: 'choosing', moving: null };

/** `/book/{company}`: a visitor chooses office, service and time, gets a code, and moves or cancels what he has booked. */
export class BookingPage extends LitElement {
  private readonly desk: BookingDesk;
  private stage: Stage = anew;
  private typed = '';
  private office: BookableOffice | null = null;
  private service = '';
  private day = '';
  private slots: SlotsOfDay | null = null;
  private time: string | null = null;
  private trouble: string | null = null;

  /** @param query May name a booking: `office` and `code`. */
  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
    private readonly query: URLSearchParams,
  ) {
    super();
    this.desk = new BookingDesk(this, company);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const [office, code] = [this.query.get('office'), this.query.get('code')];
    if (office !== null && code !== null) void this.find(office, code);
  }

  protected override render(): TemplateResult {
    const { booking: words } = this.setting.locale.words;
    const { offices, failed } = this.desk;
    document.title = words.title(this.company);
    if (offices === null) return notice(failed ? words.failed : words.loading);
    if (offices.length === 0) return notice(words.none);
    return html`<div class="booking">
      <h1>${this.stage.kind === 'choosing' && this.stage.moving !== null ? words.moveHeading : words.heading}</h1>
      ${this.content(offices)}
    </div>`;
  }

  private content(offices: readonly BookableOffice[]): TemplateResult {
    const { locale } = this.setting;
    const again = () => {
      this.begin(anew);
    };
    switch (this.stage.kind) {
      case 'choosing':
        return this.form(offices, this.stage.moving);
      case 'cancelled':
        return cancelledView(again, locale);
      case 'booked': {
        const { booked, moved } = this.stage;
        const acts = { move: () => void this.beginMove(booked), cancel: () => void this.cancel(booked), again };
        return bookedView(booked, this.officeOf(booked.office), moved, this.desk.busy, acts, locale);
      }
    }
  }

  private form(offices: readonly BookableOffice[], moving: Booked | null): TemplateResult {
    const { locale } = this.setting;
    const { booking: words } = locale.words;
    const { office } = this;
    const ready = office !== null && this.service !== '';
    return html`<form @submit=${this.submitted}>
      ${office === null ? this.offices(offices) : this.chosenOffice(office, moving !== null)}
      ${
        office === null || moving !== null
          ? nothing
          : serviceChoice(office, this.service, locale, service => {
              this.service = service;
              void this.loadSlots();
            })
      }
      ${
        ready
          ? dayChoice(office.days, this.day, locale, day => {
              this.day = day;
              void this.loadSlots();
            })
          : nothing
      }
      ${ready && this.day !== '' ? this.times(office) : nothing}
      ${this.time === null ? nothing : moving === null ? this.person() : this.sure(moving)}
      <p class="is-breach" role="alert">${this.trouble ?? nothing}</p>
      ${
        moving === null
          ? nothing
          : html`<button
              type="button"
              @click=${() => {
                this.begin({ kind: 'booked', booked: moving, moved: false });
              }}
            >
              ${words.keep}
            </button>`
      }
    </form>`;
  }

  private offices(offices: readonly BookableOffice[]): TemplateResult {
    return officeChoice(
      offices,
      this.typed,
      this.setting.locale,
      typed => {
        this.typed = typed;
        this.requestUpdate();
      },
      office => {
        this.office = office;
        this.service = office.services.length === 1 ? (office.services[0]?.id ?? '') : '';
        this.requestUpdate();
      },
    );
  }

  private chosenOffice(office: BookableOffice, fixed: boolean): TemplateResult {
    const { locale } = this.setting;
    return html`<div class="place">
      <p>${officeWords(office, null, locale)}</p>
      ${
        fixed
          ? nothing
          : html`<button
              type="button"
              @click=${() => {
                this.begin(anew);
              }}
            >
              ${locale.words.booking.change}
            </button>`
      }
    </div>`;
  }

  private times({ timeZone }: BookableOffice): TemplateResult {
    const { locale } = this.setting;
    if (this.slots === null)
      return html`<p class="t2" role="status">
        ${this.desk.failed ? locale.words.booking.failed : locale.words.live.connecting}
      </p>`;
    return slotChoice(this.slots, timeZone, this.time, locale, at => {
      [this.time, this.trouble] = [at, null];
      this.requestUpdate();
    });
  }

  private person(): TemplateResult {
    const { booking: words } = this.setting.locale.words;
    const input = (name: string, label: string, type: string, complete: 'name' | 'tel') =>
      html`<label
        >${label} <span class="t2">${words.optional}</span
        ><input name=${name} type=${type} autocomplete=${complete} maxlength="100"
      /></label>`;
    return html`${input('name', words.name, 'text', 'name')} ${input('phone', words.phone, 'tel', 'tel')}
      <button class="action" type="submit" ?disabled=${this.desk.busy}>${words.book}</button>`;
  }

  private sure(moving: Booked): TemplateResult {
    const { locale } = this.setting;
    const zone = this.office?.timeZone ?? 'UTC';
    const when = `${locale.date(dateOf(this.day))}, ${clock(localTime(Date.parse(this.time ?? moving.slotAt), zone))}`;
    return html`<button class="action" type="submit" ?disabled=${this.desk.busy}>
      ${locale.words.booking.moveTo(when)}
    </button>`;
  }

  private readonly submitted = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.desk.busy || this.stage.kind !== 'choosing') return;
    const { moving } = this.stage;
    void (moving === null ? this.book(new FormData(event.target as HTMLFormElement)) : this.move(moving));
  };

  private officeOf(id: string): BookableOffice | undefined {
    return this.desk.offices?.find(office => office.id === id);
  }

  /** Another stage, with nothing chosen and nothing wrong. */
  private begin(stage: Stage): void {
    this.stage = stage;
    [this.office, this.service, this.day, this.slots, this.time, this.trouble] = [null, '', '', null, null, null];
    const named = stage.kind === 'booked' ? `?office=${stage.booked.office}&code=${stage.booked.code}` : '';
    history.replaceState(null, '', location.pathname + named);
    this.requestUpdate();
  }

  /** The booking of the page's address: whoever keeps the address keeps the booking in hand. */
  private async find(office: string, code: string): Promise<void> {
    const booked = await this.desk.booking(office, code);
    if (booked !== null) this.begin({ kind: 'booked', booked, moved: false });
    else this.trouble = this.setting.locale.words.booking.unknown;
    this.requestUpdate();
  }

  private async beginMove(booked: Booked): Promise<void> {
    this.begin({ kind: 'choosing', moving: booked });
    this.office = this.officeOf(booked.office) ?? null;
    this.service = booked.service;
    this.day = this.office?.days[0] ?? '';
    await this.loadSlots();
  }

  private async loadSlots(): Promise<void> {
    [this.slots, this.time] = [null, null];
    this.requestUpdate();
    const { office, service, day } = this;
    if (office === null || service === '' || day === '') return;
    const answer = await this.desk.slots(office.id, service, day);
    // An answer to an older question must not take the place of a newer one's.
    if (office === this.office && service === this.service && day === this.day) this.slots = answer;
    this.requestUpdate();
  }

  private async book(form: FormData): Promise<void> {
    const { office, time } = this;
    if (office === null || time === null) return;
    const given = (name: string) => {
      const text = ((form.get(name) as string | null) ?? '').trim();
      return text === '' ? {} : { [name]: text };
    };
    const body = { service: this.service, slotAt: time, channel: 'site', ...given('name'), ...given('phone') };
    const reply = await this.desk.book(office.id, body);
    if (reply.kind === 'done')
      this.begin({
        kind: 'booked',
        booked: { office: office.id, ...(reply.body as Omit<Booked, 'office'>) },
        moved: false,
      });
    else await this.refused(reply.kind === 'refused' ? reply.code : 'unreachable');
  }

  /** The new slot or the old one, never neither: the hub moves a booking in one step. */
  private async move(booked: Booked): Promise<void> {
    if (this.time === null) return;
    const slotAt = this.time;
    const reply = await this.desk.move(booked.office, booked.code, slotAt);
    if (reply.kind === 'done') this.begin({ kind: 'booked', booked: { ...booked, slotAt }, moved: true });
    else await this.refused(reply.kind === 'refused' ? reply.code : 'unreachable');
  }

  private async cancel(booked: Booked): Promise<void> {
    const reply = await this.desk.cancel(booked.office, booked.code);
    if (reply.kind === 'done') this.begin({ kind: 'cancelled' });
  }

  private async refused(code: string): Promise<void> {
    await this.loadSlots();
    this.trouble = this.words(code);
    this.requestUpdate();
  }

  private words(code: string): string {
    const { booking } = this.setting.locale.words;
    const known: Readonly<Record<string, string>> = {
      'slot-taken': booking.trouble.taken,
      'slot-past': booking.trouble.past,
      'booked-already': booking.trouble.booked,
      'booking-unknown': booking.unknown,
      unreachable: booking.failed,
    };
    return known[code] ?? booking.trouble.other;
  }
}

const notice = (text: string) => html`<main class="notice" role="status"><h1>${text}</h1></main>`;

customElements.define('booking-page', BookingPage);
