import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PageSetting } from '../../app/page-setting';
import { commandId } from '../../commands/command-id';
import { post } from '../../commands/send';
import { browserClock } from '../../feed/host-clock';
import { clock, localTime } from '../../format/calendar';
import './booking-page.css';

const patienceMs = 20_000;
const dayMs = 86_400_000;

interface Office {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly timeZone: string;
  readonly daysAhead: number;
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

interface Slot {
  readonly at: string;
  readonly free: number;
}

interface Booked {
  readonly code: string;
  readonly slotAt: string;
}

/** `/book/{company}`: a visitor chooses office, service and time, and gets a code. */
export class BookingPage extends LitElement {
  private offices: readonly Office[] | null = null;
  private failed = false;
  private office: Office | null = null;
  private service = '';
  private day = '';
  private slots: readonly Slot[] | null = null;
  private time: string | null = null;
  private booked: Booked | 'cancelled' | null = null;
  private trouble: string | null = null;
  private busy = false;
  private readonly alive = new AbortController();

  constructor(
    private readonly setting: PageSetting,
    private readonly company: string,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    this.alive.abort();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { booking: words } = this.setting.locale.words;
    document.title = words.title(this.company);
    if (this.offices === null) return notice(this.failed ? words.failed : words.loading);
    if (this.offices.length === 0) return notice(words.none);
    return html`<div class="booking">
      <h1>${words.heading}</h1>
      ${this.booked === null ? this.form(this.offices) : this.done(this.booked)}
    </div>`;
  }

  private form(offices: readonly Office[]): TemplateResult {
    const { locale } = this.setting;
    const { booking: words } = locale.words;
    const { office } = this;
    return html`<form @submit=${this.submitted}>
      <label
        >${words.office}<select name="office" required @change=${this.chosen}>
          <option value="">${words.choose}</option>
          ${offices.map(({ id, name, address }) => html`<option value=${id}>${locale.text(address === undefined ? name : `${name}, ${address}`)}</option>`)}
        </select></label
      >
      ${
        office === null
          ? nothing
          : html`<label
                >${words.service}<select name="service" required @change=${this.chosen}>
                  <option value="">${words.choose}</option>
                  ${office.services.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.service}>${locale.text(name)}</option>`)}
                </select></label
              >
              <fieldset>
                <legend>${words.day}</legend>
                <div class="choices">${this.days(office)}</div>
              </fieldset>`
      }
      ${office !== null && this.service !== '' && this.day !== '' ? this.times(office) : nothing}
      ${this.time === null ? nothing : this.person()}
      <p class="is-breach" role="alert">${this.trouble ?? nothing}</p>
    </form>`;
  }

  private days({ timeZone, daysAhead }: Office): readonly TemplateResult[] {
    const { locale } = this.setting;
    const today = browserClock.deviceTime().getTime();
    return Array.from({ length: Math.min(daysAhead, 14) + 1 }, (_, ahead) => {
      const local = localTime(today + ahead * dayMs, timeZone);
      const two = (part: number) => String(part).padStart(2, '0');
      const iso = `${local.year}-${two(local.month)}-${two(local.day)}`;
      return html`<button
        type="button"
        aria-pressed=${iso === this.day}
        @click=${() => {
          this.day = iso;
          void this.loadSlots();
        }}
      >
        ${locale.date(local)}
      </button>`;
    });
  }

  private times({ timeZone }: Office): TemplateResult {
    const { booking: words, live } = this.setting.locale.words;
    if (this.slots === null)
      return html`<p class="t2" role="status">${this.failed ? words.failed : live.connecting}</p>`;
    if (this.slots.length === 0) return html`<p class="t2" role="status">${words.noSlots}</p>`;
    return html`<fieldset>
      <legend>${words.slots}</legend>
      <div class="choices">
        ${this.slots.map(
          ({ at }) =>
            html`<button
              type="button"
              class="tab"
              aria-pressed=${at === this.time}
              @click=${() => {
                [this.time, this.trouble] = [at, null];
                this.requestUpdate();
              }}
            >
              ${clock(localTime(Date.parse(at), timeZone))}
            </button>`,
        )}
      </div>
    </fieldset>`;
  }

  private person(): TemplateResult {
    const { booking: words } = this.setting.locale.words;
    const input = (name: string, label: string, type: string, complete: 'name' | 'tel') =>
      html`<label
        >${label} <span class="t2">${words.optional}</span
        ><input name=${name} type=${type} autocomplete=${complete} maxlength="100"
      /></label>`;
    return html`${input('name', words.name, 'text', 'name')} ${input('phone', words.phone, 'tel', 'tel')}
      <button class="action" type="submit" ?disabled=${this.busy}>${words.book}</button>`;
  }

  private done(booked: Booked | 'cancelled'): TemplateResult {
    const { locale } = this.setting;
    const { booking: words } = locale.words;
    const again = html`<button
      type="button"
      @click=${() => {
        [this.booked, this.time, this.slots] = [null, null, null];
        void this.loadSlots();
      }}
    >
      ${words.another}
    </button>`;
    if (booked === 'cancelled')
      return html`<section class="ready" role="status">
        <h2>${words.cancelled}</h2>
        ${again}
      </section>`;
    const local = localTime(Date.parse(booked.slotAt), this.office?.timeZone ?? 'UTC');
    return html`<section class="ready" role="status">
      <h2>${words.done}</h2>
      <p class="when">${locale.longDate(local)}, ${clock(local)}</p>
      <p>${locale.text(this.office?.name ?? '')}</p>
      <p class="t2">${words.code}</p>
      <p class="code num" translate="no">${booked.code.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      <p class="t2">${words.codeHint}</p>
      <button type="button" ?disabled=${this.busy} @click=${() => void this.cancel(booked.code)}>
        ${words.cancel}
      </button>
      ${again}
    </section>`;
  }

  private readonly chosen = (event: Event) => {
    const { name, value } = event.target as HTMLSelectElement;
    if (name === 'office') {
      this.office = this.offices?.find(({ id }) => id === value) ?? null;
      [this.service, this.day] = ['', ''];
    } else this.service = value;
    void this.loadSlots();
  };

  private readonly submitted = (event: SubmitEvent) => {
    event.preventDefault();
    void this.book(new FormData(event.target as HTMLFormElement));
  };

  private async load(): Promise<void> {
    this.offices = (await this.get<{ readonly offices: readonly Office[] }>(''))?.offices ?? null;
    this.requestUpdate();
  }

  private async loadSlots(): Promise<void> {
    [this.slots, this.time] = [null, null];
    this.requestUpdate();
    if (this.office === null || this.service === '' || this.day === '') return;
    const [service, day] = [this.service, this.day];
    const answer = await this.get<{ readonly slots: readonly Slot[] }>(
      `/${this.office.id}/slots?service=${encodeURIComponent(service)}&day=${day}`,
    );
    // An answer to an older question must not take the place of a newer one's.
    if (service === this.service && day === this.day) this.slots = answer?.slots ?? null;
    this.requestUpdate();
  }

  private async get<T>(path: string): Promise<T | null> {
    try {
      const answer = await fetch(`/api/v1/${this.company}/booking${path}`, { signal: this.alive.signal });
      this.failed = !answer.ok;
      return answer.ok ? ((await answer.json()) as T) : null;
    } catch {
      // No connection; the page says so.
      this.failed = true;
      return null;
    }
  }

  private async book(form: FormData): Promise<void> {
    if (this.busy || this.office === null || this.time === null) return;
    this.busy = true;
    this.requestUpdate();
    const given = (name: string) => {
      const text = ((form.get(name) as string | null) ?? '').trim();
      return text === '' ? {} : { [name]: text };
    };
    const body = { service: this.service, slotAt: this.time, channel: 'site', ...given('name'), ...given('phone') };
    const reply = await post(
      { path: `${this.company}/booking/${this.office.id}`, body },
      commandId(),
      browserClock,
      this.alive.signal,
      patienceMs,
    );
    this.busy = false;
    if (reply.kind === 'done') this.booked = reply.body as Booked;
    else {
      this.trouble = this.words(reply.kind === 'refused' ? reply.code : 'unreachable');
      void this.loadSlots();
    }
    this.requestUpdate();
  }

  private words(code: string): string {
    const { booking } = this.setting.locale.words;
    const known: Readonly<Record<string, string>> = {
      'slot-taken': booking.trouble.taken,
      'slot-past': booking.trouble.past,
      'booked-already': booking.trouble.booked,
      unreachable: booking.failed,
    };
    return known[code] ?? booking.trouble.other;
  }

  private async cancel(code: string): Promise<void> {
    if (this.office === null) return;
    this.busy = true;
    this.requestUpdate();
    const path = `${this.company}/booking/${this.office.id}/${code}/cancel`;
    const reply = await post({ path, body: {} }, commandId(), browserClock, this.alive.signal, patienceMs);
    this.busy = false;
    if (reply.kind === 'done') this.booked = 'cancelled';
    this.requestUpdate();
  }
}

const notice = (text: string) => html`<main class="notice" role="status"><h1>${text}</h1></main>`;

customElements.define('booking-page', BookingPage);
