import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import { beginning, halfHours, stepped, usualChange, type Change } from './changes';

/** More than anybody compares at once. */
const mostChanges = 6;

/** A day and its changes as somebody puts them together. */
export interface Question {
  /** 2026-11-24, or empty. */
  readonly day: string;
  readonly changes: readonly Change[];
}

/** @param lastDay The last day that can be asked for. @param changed Is told the question after every change. */
export function formView(
  { day, changes }: Question,
  lastDay: string,
  busy: boolean,
  locale: Locale,
  changed: (question: Question) => void,
  ask: () => void,
): TemplateResult {
  const { whatIf: words } = locale.words;
  const put = (next: readonly Change[]) => {
    changed({ day, changes: next });
  };
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      ask();
    }}
  >
    <label
      >${words.day}<input
        type="date"
        required
        max=${lastDay}
        .value=${day}
        @change=${(event: Event) => {
          changed({ day: (event.target as HTMLInputElement).value, changes });
        }}
    /></label>
    <fieldset>
      <legend>${words.windows}</legend>
      ${changes.map((change, index) => changeView(change, index, changes, locale, put))}
    </fieldset>
    <div class="acts">
      ${
        changes.length >= mostChanges
          ? nothing
          : html`<button
              type="button"
              @click=${() => {
                put([...changes, usualChange]);
              }}
            >
              ${words.add}
            </button>`
      }
      <button class="action" type="submit" ?disabled=${busy}>${words.ask}</button>
    </div>
  </form>`;
}

function changeView(
  change: Change,
  index: number,
  all: readonly Change[],
  locale: Locale,
  put: (changes: readonly Change[]) => void,
): TemplateResult {
  const { whatIf: words } = locale.words;
  const become = (next: Change) => {
    put(all.with(index, next));
  };
  const step = (by: 1 | -1, label: string) =>
    html`<button
      type="button"
      aria-label=${label}
      @click=${() => {
        become(stepped(change, by));
      }}
    >
      ${by > 0 ? '+' : '−'}
    </button>`;
  return html`<div class="change">
    ${timeChoice(words.from, change.from, halfHours, from => {
      become(beginning(change, from));
    })}
    ${timeChoice(
      words.to,
      change.to,
      halfHours.filter(time => time > change.from),
      to => {
        become({ ...change, to });
      },
    )}
    <div class="count">
      ${step(-1, words.fewer)}<output>${words.count(change.windows)}</output>${step(1, words.more)}
    </div>
    ${
      all.length === 1
        ? nothing
        : html`<button
            type="button"
            class="remove"
            aria-label=${words.remove(change.from, change.to)}
            @click=${() => {
              put(all.toSpliced(index, 1));
            }}
          >
            ×
          </button>`
    }
  </div>`;
}

/** A time of an address may lie between the half hours: it is one of the choices then. */
function timeChoice(
  label: string,
  chosen: string,
  times: readonly string[],
  choose: (time: string) => void,
): TemplateResult {
  const all = times.includes(chosen) ? times : [...times, chosen].sort();
  return html`<label
    >${label}
    <select
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}
    >
      ${all.map(time => html`<option value=${time} .selected=${time === chosen}>${time}</option>`)}
    </select></label
  >`;
}
