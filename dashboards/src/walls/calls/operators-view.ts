import { html, type TemplateResult } from 'lit';
import { mark } from '../../design/state-mark';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { OperatorsCell } from '../company/cells';
import type { CallsBoard, OperatorCell, OperatorNeed, OperatorPhase } from './cells';
import { reasonsOf } from './reasons';
import { inPhase, phases } from './standing';

/** Shows one operator. */
type Show = (each: OperatorCell) => void;

const shapes: Readonly<Record<OperatorPhase, string>> = {
  talking: 's',
  wrapUp: 'c',
  available: 'i',
  pause: 'b',
  away: 'x',
};

/** Operators by state, whoever is in it longest first. @param most Of one state that have room; of those who talk twice as many. */
export function operatorsView(
  { sum, operators }: CallsBoard,
  most: number,
  nowMs: number,
  old: boolean,
  show: Show,
  locale: Locale,
): TemplateResult {
  const { calls: words, phone } = locale.words;
  const counts = sum.operators;
  const known =
    counts === null ? operators.length : counts.talking + counts.wrapUp + counts.available + counts.pause + counts.away;
  if (known === 0)
    return html`<section class="staff">
      <p class="t2">${counts === null ? phone.operatorsUnknown : words.noOperators}</p>
    </section>`;
  return html`<section class="staff ${old ? 'stale' : ''}" aria-label=${phone.operators(known)}>
    ${sum.need === null || old ? '' : needed(sum.need, counts, locale)}
    ${phases.map(phase => group(phase, inPhase(operators, phase), counts?.[phase] ?? null, most, sum.waiting > 0, nowMs, show, locale))}
  </section>`;
}

/** Operators for the next half hour, and whether they are there. */
function needed({ operators, coming, daysLearnt }: OperatorNeed, counts: OperatorsCell | null, { words }: Locale) {
  const there = counts === null ? null : counts.talking + counts.wrapUp + counts.available;
  const short = there !== null && there < operators;
  return html`<p class="need ${short ? 'is-risk' : 't2'}">
    ${short ? mark('risk', words.state.risk) : ''} ${words.calls.need(operators, there, coming, daysLearnt)}
  </p>`;
}

/** @param count Null where the telephones do not report states: those who talk are known all the same. */
function group(
  phase: OperatorPhase,
  members: readonly OperatorCell[],
  count: number | null,
  most: number,
  waited: boolean,
  nowMs: number,
  show: Show,
  { words, number }: Locale,
): TemplateResult {
  const total = Math.max(count ?? 0, members.length);
  const { shown: reasons, others } = reasonsOf(members);
  // A line of reasons takes the place of one of two operators.
  const room = phase === 'talking' ? 2 * most : reasons.length === 0 ? most : most - 2;
  const shown = members.slice(0, members.length > room ? room - 1 : room);
  const shape = phase === 'available' && waited ? 'w' : shapes[phase];
  return html`<div class="group ${phase}">
    <h3>
      <span class="wins"><i class=${shape}></i></span>
      <b class="num pn ${total === 0 ? 'z' : ''}">${number(total)}</b>
      <span class="t2">${words.calls.phases[phase](total)}</span>
    </h3>
    ${reasons.length === 0 ? '' : html`<p class="why t2">${reasons.map(({ reason, count }) => `${reason} ${number(count)}`).join(', ')}${others === 0 ? '' : `, ${words.wall.more(others)}`}</p>`}
    <ul>
      ${shown.map(
        each =>
          html`<li>
            <button
              type="button"
              class="who t2"
              translate="no"
              @click=${() => {
                show(each);
              }}
            >
              ${each.operator}
            </button>
            <span class="tab">${formatWait((nowMs - Date.parse(each.since)) / 1000)}</span>
          </li>`,
      )}
      ${total > shown.length ? html`<li class="t2">${words.wall.more(total - shown.length)}</li>` : ''}
    </ul>
  </div>`;
}
