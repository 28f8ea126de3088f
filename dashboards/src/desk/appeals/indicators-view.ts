import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { Indicators } from './answers';

/** Repeats, first-contact resolution and the like, each with what it is out of and what it means. */
export function indicatorsView(told: Indicators | null, locale: Locale): TemplateResult | typeof nothing {
  if (told === null) return nothing;
  const { indicators: words } = locale.words.appealSteps;
  const { indicators: n, repeatWithinDays: days } = told;
  const means = words.definitions;
  const day = (iso: string) => iso.split('-').reverse().join('.');
  return html`<details class="indicators">
    <summary>${words.title} <span class="t2">${words.over(day(told.from), day(told.to))}</span></summary>
    <dl>
      ${figure(words.repeats, n.repeats, n.registered, means.repeats(days), locale)}
      ${figure(words.firstContact, n.firstContact, n.closed, means.firstContact(days), locale)}
      ${figure(words.closedLate, n.closedLate, n.closed, means.closedLate, locale)}
      ${figure(words.overdue, n.overdue, n.registered, means.overdue, locale)}
      ${figure(words.unfounded, n.unfounded, n.judged, means.unfounded, locale)}
      ${figure(words.rejectedFounded, n.rejectedFounded, n.judged, means.rejectedFounded, locale)}
      ${figure(words.left, n.left, n.closed + n.left, means.left, locale)}
    </dl>
  </details>`;
}

function figure(name: string, some: number, all: number, meaning: string, locale: Locale): TemplateResult {
  const { indicators } = locale.words.appealSteps;
  return html`<div>
    <dt>${name}</dt>
    <dd class="num pn">${all === 0 ? '—' : `${locale.number((some * 100) / all, 0)}\u00a0%`}</dd>
    <dd class="small">${all === 0 ? indicators.noCase : indicators.of(some, all)}</dd>
    <dd class="small t2">${meaning}</dd>
  </div>`;
}
