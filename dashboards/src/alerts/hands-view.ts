import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import type { AlertCell } from './cells';

/** What somebody is about to do with an alert. */
export type Form = 'note' | 'silence' | 'more' | null;

export interface Hands {
  readonly nowMs: number;
  readonly form: Form;
  /** What the hub said to the last press, or null. */
  readonly said: string | null;
  readonly busy: boolean;
  readonly locale: Locale;
  readonly open: (form: Form) => void;
  readonly accept: () => void;
  readonly escalate: () => void;
  readonly write: (text: string) => void;
  readonly silence: (minutes: number, reason: string) => void;
}

/** The thumb's part of a card: accept, note, more; or the form that one of them has opened. */
export function handsView(alert: AlertCell, hands: Hands): TemplateResult {
  const { alerts: words } = hands.locale.words;
  return html`${hands.said === null ? nothing : html`<p class="said is-breach" role="alert">${hands.said}</p>`}
  ${hands.form === 'note' ? noteForm(hands) : hands.form === 'silence' ? silenceForm(hands) : buttons(alert, hands)}
  ${
    alert.escalatesAt === null || hands.form !== null
      ? nothing
      : html`<p class="next t2">
          <span>${words.next(alert.step + 1)}</span>
          <b class="tab">${formatWait((Date.parse(alert.escalatesAt) - hands.nowMs) / 1000)}</b>
        </p>`
  }`;
}

function buttons(alert: AlertCell, hands: Hands): TemplateResult {
  const { alerts: words } = hands.locale.words;
  const open = (form: Form) => () => {
    hands.open(form);
  };
  return html`<div class="hands">
      ${
        alert.acknowledgedBy === null
          ? html`<button type="button" class="main" ?disabled=${hands.busy} @click=${hands.accept}>
              ${words.accept}
            </button>`
          : nothing
      }
      <button type="button" @click=${open('note')}>${words.note}</button>
      <button
        type="button"
        aria-expanded=${hands.form === 'more'}
        @click=${open(hands.form === 'more' ? null : 'more')}
      >
        ${words.other}
      </button>
    </div>
    ${hands.form === 'more' ? more(alert, hands) : nothing}`;
}

function more(alert: AlertCell, hands: Hands): TemplateResult {
  const { alerts: words } = hands.locale.words;
  const runbook = alert.runbook?.[hands.locale.language];
  return html`<div class="hands">
      <button
        type="button"
        @click=${() => {
          hands.open('silence');
        }}
      >
        ${words.silence}
      </button>
      <button type="button" ?disabled=${hands.busy || alert.step >= alert.topStep} @click=${hands.escalate}>
        ${words.up}
      </button>
    </div>
    <p class="t2 small">${words.owner(alert.owner)}</p>
    ${runbook === undefined ? nothing : html`<p class="runbook"><b>${words.runbook}.</b> ${hands.locale.text(runbook)}</p>`}`;
}

function noteForm(hands: Hands): TemplateResult {
  const { alerts: words } = hands.locale.words;
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      hands.write(textOf(event, 'text'));
    }}
  >
    <label><span>${words.noteText}</span><textarea name="text" rows="3" maxlength="500" required></textarea></label>
    ${ending(words.write, hands)}
  </form>`;
}

function silenceForm(hands: Hands): TemplateResult {
  const { alerts: words } = hands.locale.words;
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      hands.silence(Number(textOf(event, 'minutes')), textOf(event, 'reason'));
    }}
  >
    <label
      ><span>${words.silenceFor}</span>
      <select name="minutes">
        ${Object.entries(words.durations).map(([minutes, name]) => html`<option value=${minutes}>${name}</option>`)}
      </select>
    </label>
    <label><span>${words.silenceWhy}</span><input name="reason" maxlength="300" required /></label>
    ${ending(words.silenceSet, hands)}
  </form>`;
}

const ending = (name: string, hands: Hands): TemplateResult =>
  html`<div class="hands">
    <button type="submit" class="main" ?disabled=${hands.busy}>${name}</button>
    <button
      type="button"
      @click=${() => {
        hands.open(null);
      }}
    >
      ${hands.locale.words.alerts.cancel}
    </button>
  </div>`;

function textOf(event: SubmitEvent, name: string): string {
  const value = new FormData(event.target as HTMLFormElement).get(name);
  return typeof value === 'string' ? value.trim() : '';
}
