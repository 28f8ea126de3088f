import { html, type TemplateResult } from 'lit';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { CallsSumCell } from './cells';

/** The menu as tier 0, and the operators' tiers where a source knows them. */
export function tiersView(sum: CallsSumCell, nowMs: number, old: boolean, { words, number }: Locale): TemplateResult {
  const { calls } = words;
  const longest = (oldestAt: string | null) =>
    oldestAt === null ? '' : `, ${formatWait((nowMs - Date.parse(oldestAt)) / 1000)}`;
  return html`<dl class="tiers ${old ? 'stale' : ''}">
    ${
      sum.menuEnded === 0
        ? ''
        : html`<div>
            <dt>${calls.menu}</dt>
            <dd>${calls.menuServed(number(sum.menuServed), number(sum.menuEnded))}</dd>
          </div>`
    }
    ${
      sum.outside === 0
        ? ''
        : html`<div>
            <dt>${calls.outside}</dt>
            <dd>${number(sum.outside)}</dd>
          </div>`
    }
    ${sum.tiers.map(
      ({ tier, waiting, oldestAt, talking }) =>
        html`<div>
          <dt>${calls.tier(tier)}</dt>
          <dd>${calls.tierNow(number(waiting), longest(oldestAt), number(talking))}</dd>
        </div>`,
    )}
  </dl>`;
}
