import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { limitBar, mark, stateClass } from '../../design/state-mark';
import { bandMinutes, formatWait } from '../../format/durations';
import { accuracyNote } from '../../floor/accuracy-note';
import type { Locale } from '../../i18n/locale';
import type { CallsBoard, CallsLineCell, WaitingCallerCell } from './cells';
import { waitState } from './standing';
import type { StoryDesk } from './story-desk';
import { callLink } from './story-view';

/** Whoever waits longest first, each with his wait against the target of his line. @param most Rows that have room. @param stories Null: whoever looks may not read them. */
export function callersView(
  { sum, lines, callers }: CallsBoard,
  most: number,
  nowMs: number,
  old: boolean,
  stories: StoryDesk | null,
  locale: Locale,
): TemplateResult {
  const { calls: words, wall } = locale.words;
  const shown = callers.slice(0, sum.waiting > most ? most - 1 : most);
  const more = sum.waiting - shown.length;
  const byId = new Map(lines.map(line => [line.id, line]));
  return html`<section class="callers ${old ? 'stale' : ''}">
    <h2>
      <span
        >${words.callers} ${sum.waiting === 0 ? '' : html`<span class="t2">${locale.number(sum.waiting)}</span>`}</span
      >
      ${accuracyNote('sum', words.callers, sum.accuracy, 'usual', locale)}
    </h2>
    ${sum.waiting === 0 ? html`<p class="none"><b class="num z">0</b> <span class="t2">${words.nobodyWaits}</span></p>` : ''}
    <ol>
      ${repeat(
        shown,
        caller => caller.call,
        caller => row(caller, byId.get(caller.line), lines.length > 1, nowMs, old, stories, locale),
      )}
      ${more > 0 ? html`<li class="more t2">${wall.more(more)}</li>` : ''}
    </ol>
  </section>`;
}

function row(
  { call, line: lineId, since, priority, tier, rings, told }: WaitingCallerCell,
  line: CallsLineCell | undefined,
  several: boolean,
  nowMs: number,
  old: boolean,
  stories: StoryDesk | null,
  { words, text }: Locale,
): TemplateResult {
  const seconds = Math.max(0, (nowMs - Date.parse(since)) / 1000);
  const target = line?.targetS ?? null;
  const state = old ? 'noData' : waitState(seconds, target);
  const trouble = state === 'breach' || state === 'risk';
  const { from, to } = bandMinutes(told?.p50S ?? 0, told?.p90S ?? 0);
  return html`<li class=${trouble ? stateClass(state) : ''}>
    ${mark(state, words.state[state])}
    <b class="num wait ${trouble ? `is-${stateClass(state)}` : ''}">${formatWait(seconds)}</b>
    <span class="who">
      ${callLink(call, stories)} ${tier === null ? '' : html`<span class="t2">${words.calls.tier(tier)}</span>`}
      ${priority > 0 ? html`<span class="prio">${words.calls.priority}</span>` : ''}
    </span>
    <span class="t2 told"
      >${rings !== null ? words.calls.rings(rings) : told === null ? '' : words.calls.told(from, to)}</span
    >
    ${several ? html`<span class="t2 of">${text(line?.name ?? lineId)}</span>` : ''}
    ${target === null ? '' : limitBar((seconds / target) * 100, trouble ? state : null, true)}
  </li>`;
}
