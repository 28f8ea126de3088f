import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { mark, stateClass } from '../../design/state-mark';
import { localText } from '../../format/calendar';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import { refusalWords, type CallbackDesk } from './callback-desk';
import type { CallsBoard, GaveUpCell, OwedCallCell } from './cells';
import { callName } from './standing';
import type { StoryDesk } from './story-desk';
import { callLink } from './story-view';

const halfHourMs = 30 * 60_000;
/** A promise that is due so soon is at risk. */
const soonMs = 10 * 60_000;

/** Where the lists of tasks are shown, and what may be done there. */
export interface TaskSetting {
  readonly desk: CallbackDesk;
  /** Whoever looks may promise and make calls. */
  readonly acts: boolean;
  /** Null: he may not read the stories of calls. */
  readonly stories: StoryDesk | null;
  readonly nowMs: number;
  readonly old: boolean;
  /** Rows of each list that have room. */
  readonly most: number;
  readonly locale: Locale;
}

/** Whom somebody has to call: promises first, then callers who gave up. */
export function tasksView({ sum, owed, gaveUp, company }: CallsBoard, setting: TaskSetting): TemplateResult {
  const { locale, most, old } = setting;
  const { calls: words, wall } = locale.words;
  const promises = owed.slice(0, Math.max(1, Math.floor(most / 2)));
  const tasks = gaveUp.slice(0, Math.max(1, most - Math.max(1, promises.length)));
  const more = (count: number) => (count > 0 ? html`<li class="more t2">${wall.more(count)}</li>` : '');
  return html`<aside class="tasks ${old ? 'stale' : ''}">
    <section>
      <h2>
        ${words.owed}<span class="t2"
          >${sum.missed > 0 ? words.missed(sum.missed) : words.calledBack(sum.calledBack)}</span
        >
      </h2>
      <ul>
        ${sum.owed === 0 ? html`<li class="none t2">${words.nothingOwed}</li>` : ''}
        ${repeat(
          promises,
          ({ call }) => call,
          each => owedRow(each, company.timeZone, setting),
        )}
        ${more(sum.owed - promises.length)}
      </ul>
    </section>
    <section>
      <h2>${words.gaveUp}<span class="t2">${sum.gaveUp === 0 ? '' : locale.number(sum.gaveUp)}</span></h2>
      <ul>
        ${sum.gaveUp === 0 ? html`<li class="none t2">${words.nobodyGaveUp}</li>` : ''}
        ${repeat(
          tasks,
          ({ call }) => call,
          each => gaveUpRow(each, company.timeZone, setting),
        )}
        ${more(sum.gaveUp - tasks.length)}
      </ul>
    </section>
  </aside>`;
}

function owedRow({ call, line, dueAt, missed }: OwedCallCell, zone: string, setting: TaskSetting): TemplateResult {
  const { desk, acts, stories, nowMs, old, locale } = setting;
  const { calls: words, state: states } = locale.words;
  const leftMs = Date.parse(dueAt) - nowMs;
  const state = old ? 'noData' : missed || leftMs < 0 ? 'breach' : leftMs < soonMs ? 'risk' : 'met';
  const tone = state === 'met' ? '' : `is-${stateClass(state)}`;
  return html`<li>
    ${mark(state, states[state])} ${callLink(call, stories)}
    <span class="tab ${tone}"
      >${old ? '' : leftMs < 0 ? words.late(formatWait(-leftMs / 1000)) : words.by(locale.clock(Date.parse(dueAt), zone))}</span
    >
    ${
      acts
        ? html`<button
            type="button"
            aria-label="${words.made}, ${callName(call)}"
            ?disabled=${desk.busy === call}
            @click=${() => void desk.made(call, line)}
          >
            ${words.made}
          </button>`
        : ''
    }
    ${refusal(call, setting)}
  </li>`;
}

function gaveUpRow({ call, line, at, waitedS }: GaveUpCell, zone: string, setting: TaskSetting): TemplateResult {
  const { desk, acts, stories, locale } = setting;
  const { calls: words } = locale.words;
  const asking = desk.asking === call;
  return html`<li>
    <time class="t2">${locale.clock(Date.parse(at), zone)}</time>
    ${callLink(call, stories)}
    <span class="t2">${words.waited(formatWait(waitedS))}</span>
    ${
      acts
        ? html`<button
            type="button"
            aria-label="${words.callBack}, ${callName(call)}"
            aria-expanded=${asking}
            @click=${() => {
              desk.ask(asking ? null : call);
            }}
          >
            ${words.callBack}
          </button>`
        : ''
    }
    ${asking ? promiseForm(call, line, zone, setting) : ''} ${refusal(call, setting)}
  </li>`;
}

function promiseForm(call: string, line: string, zone: string, { desk, nowMs, locale }: TaskSetting): TemplateResult {
  const { calls: words } = locale.words;
  const submitted = (event: SubmitEvent) => {
    event.preventDefault();
    const at = new FormData(event.target as HTMLFormElement).get('at') as string;
    void desk.promise(call, line, at, zone);
  };
  return html`<form @submit=${submitted}>
    <label
      >${words.callAt}<input
        name="at"
        type="datetime-local"
        required
        .defaultValue=${localText(nowMs + halfHourMs, zone)}
    /></label>
    <button class="action" type="submit" ?disabled=${desk.busy !== null}>${words.promise}</button>
  </form>`;
}

const refusal = (call: string, { desk, locale }: TaskSetting) =>
  desk.refused?.call === call
    ? html`<p class="is-breach" role="alert">${refusalWords(desk.refused.code, locale.words)}</p>`
    : '';
