import { html, type TemplateResult } from 'lit';
import type { Moment } from '../feed/board-controller';
import { freshness } from '../feed/freshness';
import type { Locale } from '../i18n/locale';

/** How old is what I see: one line for every page. */
export function liveMark(moment: Moment, simulated: boolean, zone: string, locale: Locale): TemplateResult {
  const { live } = locale.words;
  if (moment.recorded === true)
    return html`<span class="live past"
      >${simulated ? locale.words.past.recordingInvented : locale.words.past.recording}</span
    >`;
  const fresh = freshness(moment.ageS);
  if (fresh === 'live') return now(moment.ageS, simulated, locale);
  if (!Number.isFinite(moment.ageS)) return html`<span class="live old">${live.connecting}</span>`;
  const since = locale.clock(moment.knownMs, zone);
  const text = moment.link.kind === 'lost' || fresh === 'lost' ? live.lost(since) : live.old(moment.ageS);
  return html`<span class="live old">${text}</span>`;
}

/** The same for a page that asks instead of being told. */
export function askedMark(ageS: number, simulated: boolean, locale: Locale): TemplateResult {
  const { live } = locale.words;
  if (!Number.isFinite(ageS)) return html`<span class="live old" role="status">${live.connecting}</span>`;
  return freshness(ageS) === 'live'
    ? now(ageS, simulated, locale)
    : html`<span class="live old" role="status">${live.old(ageS)}</span>`;
}

function now(ageS: number, simulated: boolean, { words: { live } }: Locale): TemplateResult {
  const seconds = Math.max(1, Math.ceil(ageS));
  return simulated
    ? html`<span class="live invented">${live.simulatedNow(seconds)}</span>`
    : html`<span class="live">${live.now(seconds)}</span>`;
}
