import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { key } from './bar-view';
import type { ConsoleBoard, SignalCell } from './cells';

/** The alarm goes off after so long a hold: neither a slip of the hand nor a cat on the keyboard raises it. */
export const holdMs = 800;

export interface AlarmActions {
  /** The button is held down, or let go. */
  readonly hold: (down: boolean) => void;
  readonly call: () => void;
  readonly end: (signal: string) => void;
}

/** Alarm and call for help, and what has become of them. Silent: only the picture changes. */
export function alarmView(
  { signals }: ConsoleBoard,
  holding: boolean,
  locale: Locale,
  actions: AlarmActions,
): TemplateResult {
  const { console: words } = locale.words;
  const panic = signals.find(({ kind }) => kind === 'panic');
  const call = signals.find(({ kind }) => kind === 'staffCall');
  return html`<section class="alarm">
    ${
      call === undefined
        ? html`<button type="button" class="staff" @click=${actions.call}>${words.callStaff}${key('F10')}</button>`
        : raised(call, call.acknowledgedBy === null ? words.staffCalled : words.staffComes, locale, actions)
    }
    ${
      panic === undefined
        ? html`<button
            type="button"
            class="panic ${holding ? 'held' : ''}"
            @pointerdown=${() => {
              actions.hold(true);
            }}
            @pointerup=${() => {
              actions.hold(false);
            }}
            @pointerleave=${() => {
              actions.hold(false);
            }}
          >
            ${words.panic}<span class="t2 nw">${words.panicHold} ${key('Ctrl')} ${key(words.keys.space)}</span>
          </button>`
        : raised(panic, panic.acknowledgedBy === null ? words.panicSent : words.panicTaken, locale, actions)
    }
  </section>`;
}

function raised(
  { signal, acknowledgedBy }: SignalCell,
  text: string,
  locale: Locale,
  actions: AlarmActions,
): TemplateResult {
  return html`<p class="raised" role="status">
    <span>${text}</span>
    ${
      acknowledgedBy === null
        ? nothing
        : html`<button
            type="button"
            @click=${() => {
              actions.end(signal);
            }}
          >
            ${locale.words.console.calmAgain}
          </button>`
    }
  </p>`;
}
