import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { WordsAnswer } from './answers';
import { nameOf } from './card-view';
import type { Journey, JourneyEntry } from './journey';
import { dayAndTime } from './moments';
import type { Question } from './question';

/** How often this customer has come, and what came of each time, in the order of time. Nothing where it is this appeal alone. */
export function journeyView(
  journey: Journey | null,
  id: string,
  words: WordsAnswer,
  locale: Locale,
  follow: (change: Partial<Question>) => (event: MouseEvent) => void,
): TemplateResult | typeof nothing {
  if (journey === null) return nothing;
  const said = locale.words.journey;
  const earlier = journey.total - journey.entries.length;
  return html`<section class="journey">
    <h3>${journey.customer === undefined ? said.kinds.appeal : said.title(journey.recent, journey.recentDays)}</h3>
    ${journey.customer === undefined ? html`<p class="small t2">${said.alone}</p>` : nothing}
    ${journey.erasedAt === undefined ? nothing : html`<p class="small t2">${said.erased}</p>`}
    ${journey.cameAgain === 0 ? nothing : html`<p class="small is-risk">${said.again(journey.cameAgain)}</p>`}
    <ol class="contacts">
      ${earlier === 0 ? nothing : html`<li class="t2">${said.more(earlier)}</li>`}
      ${journey.entries.toReversed().map(entry => entryView(entry, id, words, locale, follow))}
    </ol>
  </section>`;
}

function entryView(
  entry: JourneyEntry,
  id: string,
  words: WordsAnswer,
  locale: Locale,
  follow: (change: Partial<Question>) => (event: MouseEvent) => void,
): TemplateResult {
  const said = locale.words.journey;
  const here = entry.kind === 'appeal' && entry.id === id;
  const name = [said.kinds[entry.kind], whatOf(entry, words, locale)].filter(part => part !== null).join(': ');
  const where = entry.office === undefined ? null : nameOf(words.offices, entry.office, locale);
  const facts = [here ? said.here : null, where, outcomeOf(entry, locale)].filter(part => part !== null);
  return html`<li>
    <time>${dayAndTime(entry.at, words.timeZone, locale)}</time>
    <span
      >${here || entry.kind !== 'appeal' ? name : html`<a href=${`?id=${encodeURIComponent(entry.id)}`} @click=${follow({ id: entry.id, form: '' })}>${name}</a>`}
      <span class="t2">· ${facts.join(' · ')}</span></span
    >
  </li>`;
}

/** What it was about, where the desk knows a name for it. */
function whatOf(entry: JourneyEntry, words: WordsAnswer, locale: Locale): string | null {
  const { marks, callBack } = locale.words.journey;
  if (entry.what === undefined) return null;
  if (entry.kind === 'appeal') return nameOf(words.kinds, entry.what, locale);
  if (entry.kind === 'feedback') return (marks as Record<string, string>)[entry.what] ?? entry.what;
  if (entry.kind === 'promise' && entry.what === 'call-back') return callBack;
  return entry.kind === 'case' ? entry.id : null;
}

function outcomeOf(entry: JourneyEntry, locale: Locale): string {
  const said = locale.words.journey;
  if (entry.outcome === undefined) return said.open;
  if (entry.kind === 'appeal' && entry.outcome === 'left') return said.leftAppeal;
  const outcome = (said.outcomes as Record<string, string>)[entry.outcome] ?? entry.outcome;
  if (entry.cameAgain) return `${outcome}, ${said.cameAgain}`;
  return entry.firstContact === true ? `${outcome}, ${said.firstContact}` : outcome;
}
