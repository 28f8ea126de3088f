import { html, nothing, type TemplateResult } from 'lit';
import type { Word, WordsAnswer } from '../desk/appeals/answers';
import { nameOf } from '../desk/appeals/card-view';
import { dayAndTime } from '../desk/appeals/moments';
import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import type { CallDetails, EntryKind, Journey, JourneyEntry, VisitDetails } from './journey';

export interface ListSetting {
  readonly locale: Locale;
  /** Null for whoever may not read the desk's words: ids stand for names. */
  readonly words: WordsAnswer | null;
  /** Server's instant of the answer. */
  readonly asOf: string;
  /** The appeal in whose card the list stands, or null. */
  readonly here: string | null;
  /** Address of an appeal's card with what to do on a click, or null where it cannot be opened. */
  readonly openAppeal: ((id: string) => { readonly href: string; readonly click: (event: MouseEvent) => void }) | null;
}

/** How many entries of each kind there are; one is a filter. Nothing where there is one kind. */
export function kindChips(
  journey: Journey,
  chosen: EntryKind | null,
  { words, number }: Locale,
  choose: (kind: EntryKind | null) => void,
): TemplateResult | typeof nothing {
  if (journey.kinds.length < 2) return nothing;
  const all = journey.kinds.reduce((sum, { count }) => sum + count, 0);
  const chip = (kind: EntryKind | null, name: string, count: number) =>
    html`<button
      type="button"
      aria-pressed=${kind === chosen ? 'true' : 'false'}
      @click=${() => {
        choose(kind);
      }}
    >
      ${name} <b class="tab">${number(count)}</b>
    </button>`;
  return html`<div class="kinds" role="group" aria-label=${words.journey.byKind}>
    ${chip(null, words.journey.all, all)}
    ${journey.kinds.map(({ kind, count }) => chip(kind, words.journey.many[kind], count))}
  </div>`;
}

export function listView(entries: readonly JourneyEntry[], setting: ListSetting): TemplateResult {
  return html`<ol class="contacts">
    ${entries.map(entry => entryView(entry, setting))}
  </ol>`;
}

function entryView(entry: JourneyEntry, setting: ListSetting): TemplateResult {
  const { locale, words, here } = setting;
  const said = locale.words.journey;
  const isHere = entry.kind === 'appeal' && entry.id === here;
  const name = [said.kinds[entry.kind], whatOf(entry, setting)].filter(part => part !== null).join(': ');
  const where = entry.office === undefined ? null : nameOf(words?.offices ?? [], entry.office, locale);
  const facts = [
    isHere ? said.here : null,
    where,
    outcomeOf(entry, setting),
    ...(entry.call === undefined ? [] : callFacts(entry.call, setting)),
    ...(entry.visit === undefined ? [] : visitFacts(entry.visit, setting)),
    entry.repeat ? said.repeat : null,
  ].filter(part => part !== null);
  const open = entry.kind === 'appeal' && !isHere ? (setting.openAppeal?.(entry.id) ?? null) : null;
  return html`<li>
    <time datetime=${entry.at}>${moment(entry.at, setting)}</time>
    <span
      >${entry.perhaps ? html`<em>${said.perhaps}</em> ` : nothing}${open === null ? name : html`<a href=${open.href} @click=${open.click}>${name}</a>`}
      <span class="t2">· ${facts.join(' · ')}</span></span
    >
  </li>`;
}

const moment = (instant: string, { words, locale }: ListSetting): string =>
  dayAndTime(instant, words?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, locale);

/** What it was about, where there is a name for it. */
function whatOf(entry: JourneyEntry, { locale, words }: ListSetting): string | null {
  const { marks, callBack, outages } = locale.words.journey;
  if (entry.what === undefined) return null;
  const kinds: readonly Word[] = words?.kinds ?? [];
  if (entry.kind === 'appeal') return nameOf(kinds, entry.what, locale);
  if (entry.kind === 'feedback') return (marks as Record<string, string>)[entry.what] ?? entry.what;
  if (entry.kind === 'outage') return (outages as Record<string, string>)[entry.what] ?? entry.what;
  if (entry.kind === 'promise' && entry.what === 'call-back') return callBack;
  return entry.kind === 'case' ? entry.id : null;
}

function outcomeOf(entry: JourneyEntry, { locale, asOf }: ListSetting): string {
  const said = locale.words.journey;
  if (entry.outcome === undefined) return Date.parse(entry.at) > Date.parse(asOf) ? said.ahead : said.open;
  const own = (said.ownOutcomes as Record<string, string>)[`${entry.kind} ${entry.outcome}`];
  const outcome = own ?? (said.outcomes as Record<string, string>)[entry.outcome] ?? entry.outcome;
  if (entry.cameAgain) return `${outcome}, ${said.cameAgain}`;
  return entry.firstContact === true ? `${outcome}, ${said.firstContact}` : outcome;
}

function visitFacts({ waitedS, serviceS }: VisitDetails, { locale }: ListSetting): string[] {
  const { callFacts: said, served } = locale.words.journey;
  return [
    ...(waitedS === undefined ? [] : [said.waited(formatWait(waitedS))]),
    ...(serviceS === 0 ? [] : [served(formatWait(serviceS))]),
  ];
}

function callFacts(call: CallDetails, setting: ListSetting): string[] {
  const { callFacts: said } = setting.locale.words.journey;
  return [
    ...(call.waitedS === undefined ? [] : [said.waited(formatWait(call.waitedS))]),
    ...(call.talkS === undefined ? [] : [said.talked(formatWait(call.talkS))]),
    ...(call.callbackAt === undefined ? [] : [said.callback(moment(call.callbackAt, setting))]),
    ...call.recordings.map(({ reference, keptUntil }) =>
      keptUntil === undefined ? said.recording(reference) : said.recordingUntil(reference, moment(keptUntil, setting)),
    ),
  ];
}
