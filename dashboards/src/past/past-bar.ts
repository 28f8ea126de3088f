import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { localTime } from '../format/calendar';
import type { Locale } from '../i18n/locale';
import { dateIn, dayAround, daysOn, onDate, within } from './day';
import './past-bar.css';
import { pastKey } from './past-keys';
import { speeds } from './playhead';
import type { Recording } from './recording';

const minuteMs = 60_000;
/** A recording that nobody chose an instant for begins so long ago. */
const usualMs = 15 * minuteMs;
const countdownS = 60;
const saidMs = 12_000;

/** What the page knows of the present. */
export interface Present {
  readonly nowMs: number;
  readonly zone: string;
}

/** The quiet button that opens the past and, while a recording is shown, the bar that plays it. */
export class PastBar extends LitElement {
  private aim: number | null = null;
  private closing: ReturnType<typeof setTimeout> | undefined;
  private readonly key = (event: KeyboardEvent) => {
    this.recording.touched();
    this.press(event);
  };
  private readonly touched = () => {
    this.recording.touched();
  };

  constructor(
    private readonly recording: Recording,
    private readonly locale: Locale,
    private readonly present: () => Present,
  ) {
    super();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.key);
    addEventListener('pointerdown', this.touched);
    addEventListener('pointermove', this.touched);
    addEventListener('wheel', this.touched, { passive: true });
  }

  override disconnectedCallback(): void {
    clearTimeout(this.closing);
    removeEventListener('keydown', this.key);
    removeEventListener('pointerdown', this.touched);
    removeEventListener('pointermove', this.touched);
    removeEventListener('wheel', this.touched);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { past: words } = this.locale.words;
    const { state } = this.recording;
    if (state.kind !== 'live') return this.bar();
    return html`<button class="past-open" type="button" title=${words.openHint} @click=${this.begin}>
        <span aria-hidden="true">↺</span> ${words.open}
      </button>
      ${state.said === null ? nothing : this.said(state.said === 'now' ? words.reachedNow : words.leftAlone)}`;
  }

  private readonly begin = () => {
    const { nowMs } = this.present();
    if (nowMs > 0) this.recording.go(nowMs - usualMs, 1);
  };

  private readonly live = () => {
    this.recording.toLive();
  };

  private said(text: string): TemplateResult {
    clearTimeout(this.closing);
    this.closing = setTimeout(this.live, saidMs);
    return html`<p class="past-said" role="status">${text}</p>`;
  }

  private bar(): TemplateResult {
    const { recording, locale } = this;
    const { past: words } = locale.words;
    const { nowMs, zone } = this.present();
    const atMs = this.aim ?? recording.atMs;
    const begins = recording.beginsMs ?? atMs;
    const now = Math.max(nowMs, begins);
    const day = dayAround(atMs, zone, begins, now);
    const playing = recording.speed > 0;
    return html`${this.hitch(zone)}
      <section class="past-bar" aria-label=${words.bar}>
        <p class="past-at" aria-live="off">
          <i aria-hidden="true"></i>
          ${words.recordingOf(locale.dayAndMonth(localTime(atMs, zone)), locale.clock(atMs, zone), words.speed(recording.speed))}
        </p>
        <div class="past-steps">
          ${this.step('«', words.dayBack, () => daysOn(-1, atMs, zone))}
          ${this.step('−15', words.back(15), () => atMs - 15 * minuteMs)}
          ${this.step('−1', words.back(1), () => atMs - minuteMs)}
          <button class="past-play" type="button" aria-label=${playing ? words.pause : words.play} @click=${this.turn}>
            ${playing ? '❚❚' : '▶'}
          </button>
          ${this.step('+1', words.on(1), () => atMs + minuteMs)}
          ${this.step('+15', words.on(15), () => atMs + 15 * minuteMs)}
          ${this.step('»', words.dayOn, () => daysOn(1, atMs, zone))}
        </div>
        <label class="past-day"
          ><span>${locale.clock(day.fromMs, zone)}</span>
          <input
            type="range"
            aria-label=${words.timeOfDay}
            aria-valuetext=${locale.clock(atMs, zone)}
            min=${day.fromMs}
            max=${day.toMs}
            step=${minuteMs}
            .value=${String(atMs)}
            @input=${(event: Event) => {
              this.aim = Number((event.target as HTMLInputElement).value);
              this.requestUpdate();
            }}
            @change=${() => {
              if (this.aim !== null) this.go(this.aim);
            }}
          />
          <span>${locale.clock(day.toMs, zone)}</span></label
        >
        <input
          class="past-date"
          type="date"
          aria-label=${words.day}
          min=${dateIn(begins, zone)}
          max=${dateIn(now, zone)}
          .value=${day.date}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            if (value !== '') this.go(onDate(value, atMs, zone));
          }}
        />
        <div class="past-speeds" role="group" aria-label=${words.speeds}>
          ${speeds.map(
            speed =>
              html`<button
                type="button"
                aria-pressed=${recording.speed === speed}
                @click=${() => {
                  recording.go(null, speed);
                }}
              >
                ×${speed}
              </button>`,
          )}
        </div>
        <button class="past-live" type="button" @click=${this.live}>${words.toLive}</button>
      </section>`;
  }

  /** Over the page where there is nothing to show, or beside it where something is to be known. */
  private hitch(zone: string): TemplateResult | typeof nothing {
    const { recording, locale } = this;
    const { past: words } = locale.words;
    const { state, leftS, beginsMs } = recording;
    if (state.kind === 'failed') {
      const early = state.code === 'instant-before-log';
      const begins =
        beginsMs === null ? null : `${locale.dayAndMonth(localTime(beginsMs, zone))}, ${locale.clock(beginsMs, zone)}`;
      return html`<div class="past-hitch" role="alert">
        <h2>${early ? words.beforeLog(begins) : words.refused(state.code)}</h2>
        <p>
          ${
            beginsMs === null || state.code === 'board-unknown-then'
              ? nothing
              : html`<button
                  type="button"
                  @click=${() => {
                    recording.go(beginsMs, 1);
                  }}
                >
                  ${words.toBegin}
                </button>`
          }
          <button type="button" @click=${this.live}>${words.toLive}</button>
        </p>
      </div>`;
    }
    if (state.kind === 'opening' && recording.board === null)
      return html`<div class="past-hitch" role="status"><h2>${words.opening}</h2></div>`;
    if (state.kind === 'lost') return html`<p class="past-said" role="alert">${words.lost}</p>`;
    return leftS > countdownS ? nothing : html`<p class="past-said" role="status">${words.countdown(leftS)}</p>`;
  }

  private step(text: string, label: string, to: () => number): TemplateResult {
    return html`<button
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => {
        this.go(to());
      }}
    >
      ${text}
    </button>`;
  }

  private readonly turn = () => {
    this.recording.go(null, this.recording.speed > 0 ? 0 : 1);
  };

  /** Not before the first fact where it is known, never after the present; at the speed of before. */
  private go(toMs: number): void {
    const { recording } = this;
    this.aim = null;
    recording.go(within(toMs, recording.beginsMs ?? toMs, this.present().nowMs || toMs), recording.speed);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const { recording } = this;
    const pressed = pastKey(event.key, event.shiftKey, recording.on);
    // A button that is focused is pressed by the space bar itself.
    if (pressed === null || (pressed === 'play' && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (pressed === 'toggle') (recording.on ? this.live : this.begin)();
    else if (pressed === 'live') this.live();
    else if (pressed === 'play') this.turn();
    else if ('speed' in pressed) recording.go(null, pressed.speed);
    else if ('days' in pressed) this.go(daysOn(pressed.days, recording.atMs, this.present().zone));
    else this.go(recording.atMs + pressed.minutes * minuteMs);
  }
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

customElements.define('past-bar', PastBar);
