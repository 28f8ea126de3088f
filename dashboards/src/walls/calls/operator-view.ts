import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { OperatorCell, OperatorPhase, OperatorTime } from './cells';
import type { StoryDesk } from './story-desk';
import { callLink } from './story-view';

/** Who is shown: an operator of a line. */
export const operatorKey = ({ line, operator }: OperatorCell): string => `${line}/${operator}`;

/** The panel of one operator: what he serves and how he has spent today. @param stories Null for whoever may not read calls. */
export function operatorView(
  each: OperatorCell,
  nowMs: number,
  stories: StoryDesk | null,
  close: () => void,
  locale: Locale,
): TemplateResult {
  const { calls: words } = locale.words;
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  const sinceS = (nowMs - Date.parse(each.since)) / 1000;
  return html`<section
    class="story-of one"
    role="dialog"
    aria-label=${words.operator.heading(each.operator)}
    @keydown=${keyed}
  >
    <h2>${words.operator.heading(each.operator)}<button type="button" @click=${close}>${words.story.close}</button></h2>
    <p>
      ${words.phases[each.phase](1)} ${formatWait(sinceS)}${each.reason === null ? '' : `, ${each.reason}`}
      ${each.call === null ? nothing : callLink(each.call, stories)}
    </p>
    <p class="t2">
      ${each.tiers.length === 0 ? words.operator.tiersUnknown : words.operator.tiers(each.tiers.join(', '))}${each.skills.length === 0 ? '' : `; ${each.skills.join(', ')}`}
    </p>
    <p class="t2">${words.operator.answered(each.calls)}</p>
    ${each.today === null ? html`<p class="t2">${words.operator.timesUnknown}</p>` : times(each.today, each.phase, Math.max(0, sinceS), locale)}
  </section>`;
}

/** Seconds of each state today; the state that goes on is in its own. */
function times(
  today: OperatorTime,
  phase: OperatorPhase,
  sinceS: number,
  { words: { calls: words } }: Locale,
): TemplateResult {
  const over: Readonly<Record<OperatorPhase, number>> = {
    talking: today.talkingS,
    wrapUp: today.wrapUpS,
    available: today.availableS,
    pause: today.pausedS,
    away: today.awayS,
  };
  return html`<h3>${words.operator.today}</h3>
    <ol>
      ${(Object.keys(over) as OperatorPhase[]).map(
        state =>
          html`<li>
            <span class="t2">${words.phases[state](1)}</span>
            <span
              >${state === 'pause' ? today.pauses.map(({ reason, seconds }) => `${reason ?? words.operator.noReason} ${formatWait(seconds)}`).join(', ') : ''}</span
            >
            <b class="num tab">${formatWait(over[state] + (state === phase ? sinceS : 0))}</b>
          </li>`,
      )}
    </ol>`;
}
