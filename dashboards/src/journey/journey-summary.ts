import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Journey } from './journey';

/** How often the customer has come, and what is not told of it. */
export function summaryView(journey: Journey, { words }: Locale): TemplateResult {
  const said = words.journey;
  const known = journey.customer !== undefined;
  const notes = [
    known ? null : said.alone,
    journey.erasedAt === undefined ? null : said.erased,
    known && journey.erasedAt === undefined && journey.address === 'withheld' ? said.withheld : null,
  ].filter(note => note !== null);
  const again = [
    journey.repeats === 0 ? null : said.repeats(journey.repeats),
    journey.cameAgain === 0 ? null : said.again(journey.cameAgain),
  ].filter(part => part !== null);
  return html`<h3>
      ${known ? said.title(journey.recent, journey.recentDays) : said.kinds[journey.entries[0]?.kind ?? 'appeal']}
    </h3>
    ${again.length === 0 ? nothing : html`<p class="small is-risk">${again.join(', ')}</p>`}
    ${notes.map(note => html`<p class="small t2">${note}</p>`)}`;
}
