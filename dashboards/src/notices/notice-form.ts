import { html, nothing, type TemplateResult } from 'lit';
import { dayAndTime, instantOf } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import type { ChannelReading, ForeseenNotice, NoticeKind, NoticeList } from './answers';
import { nameOf } from './channels-view';
import { copyButton } from './copy';
import { refusalWords } from './interruption-form';
import { textIn } from './interruption-view';

/** What a person says must be told. */
export interface SaidNotice {
  readonly kind: NoticeKind;
  readonly at: string;
  readonly until: string;
  readonly channel: string;
  readonly place: string;
  readonly area: string;
  readonly cause: string;
}

export interface DraftHands {
  readonly busy: boolean;
  readonly close: (event: Event) => void;
  readonly changed: (said: SaidNotice) => void;
  readonly require: (said: SaidNotice) => void;
}

/** A notice by hand: its kind first, then only the fields that kind needs; what would come of it stands beneath. */
export function noticeForm(
  { kinds, zone }: NoticeList,
  channels: ChannelReading | null,
  said: SaidNotice | null,
  foreseen: ForeseenNotice | null,
  locale: Locale,
  hands: DraftHands,
): TemplateResult {
  const { notices: words } = locale.words;
  const [first] = kinds;
  if (first === undefined) return html`<p class="none t2">${words.notAsked}</p>`;
  const kind = said?.kind ?? first;
  const read = (event: Event) => saidIn(new FormData(event.currentTarget as HTMLFormElement), kinds, kind);
  return html`<form
    class="card report"
    aria-label=${words.newNotice}
    @input=${(event: Event) => {
      hands.changed(read(event));
    }}
    @submit=${(event: Event) => {
      event.preventDefault();
      hands.require(read(event));
    }}
  >
    <header>
      <h2>${words.newNotice}</h2>
      <a class="close" href="?" @click=${hands.close}>${words.back}</a>
    </header>
    <label
      >${words.what}<select name="kind">
        ${kinds.map(({ id, name, clause }) => html`<option value=${id}>${locale.text(name[locale.language])}, ${words.clause(clause)}</option>`)}
      </select></label
    >
    ${fields(kind, channels, locale)} ${foreseen === null ? nothing : foreseenView(foreseen, zone, locale)}
    <p class="foot"><button type="submit" ?disabled=${hands.busy}>${words.makeDraft}</button></p>
  </form>`;
}

function fields(kind: NoticeKind, channels: ChannelReading | null, locale: Locale): TemplateResult {
  const { notices: words } = locale.words;
  const own = (channels?.channels ?? []).filter(({ id }) => kind.channels.includes(id));
  const visit = kind.on === 'presence';
  const labels: Readonly<Record<string, string | undefined>> = words.at;
  return html`<label>${labels[kind.on] ?? words.eventAt}<input name="at" type="datetime-local" required /></label>
    <label>${words.until}<input name="until" type="datetime-local" /></label>
    ${
      own.length === 0
        ? nothing
        : html`<label
            >${words.channel}<select name="channel">
              ${own.map(channel => html`<option value=${channel.id}>${nameOf(channel, locale)}</option>`)}
            </select></label
          >`
    }
    ${visit ? html`<label>${words.place}<input name="place" required maxlength="200" /></label>` : html`<label>${words.cause}<input name="cause" maxlength="200" /></label>`}
    ${kind.on.startsWith('outage') ? html`<label>${words.area}<textarea name="area" rows="3" required placeholder=${words.areaHint}></textarea></label>` : nothing}`;
}

function foreseenView({ card, norm, refused, asOf }: ForeseenNotice, zone: string, locale: Locale): TemplateResult {
  const { notices: words } = locale.words;
  if (refused !== undefined) return html`<p class="is-breach" role="status">${refusalWords(refused, locale)}</p>`;
  if (card === undefined) return html``;
  return html`<div class="foreseen" role="status">${leadTime(card.line.dueAt, norm, asOf, zone, locale)}</div>
    <details>
      <summary>${words.drafts}</summary>
      ${card.places.map(
        ({ name, draft }) =>
          html`<div class="place">
            <header><strong>${locale.text(name[locale.language])}</strong> ${copyButton(() => draft, locale)}</header>
            <p class="text">${draft}</p>
          </div>`,
      )}
    </details>`;
}

/** By when it must be told; if that has passed, by how much, and which norm that breaks. */
function leadTime(
  dueAt: string | undefined,
  norm: ForeseenNotice['norm'],
  asOf: string,
  zone: string,
  locale: Locale,
): TemplateResult {
  const { notices: words } = locale.words;
  if (dueAt === undefined) return html`<p>${words.noTime}</p>`;
  const leftS = (Date.parse(dueAt) - Date.parse(asOf)) / 1000;
  const due = dayAndTime(dueAt, zone, locale);
  if (leftS >= 0) return html`<p>${words.inTimeUntil(due, spanOf(leftS, locale))}</p>`;
  return html`<p class="is-breach">${words.tooLate(spanOf(-leftS, locale), due)}</p>
    ${norm === undefined ? nothing : html`<p class="is-breach">${words.breaksNorm(norm.name[locale.language], norm.clause)}</p>`}`;
}

function spanOf(seconds: number, { words }: Locale): string {
  const days = Math.floor(seconds / 86_400);
  return days >= 2
    ? words.notices.days(days)
    : words.notices.hours(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
}

function saidIn(form: FormData, kinds: readonly NoticeKind[], was: NoticeKind): SaidNotice {
  const said = (name: string) => textIn(form, name);
  return {
    kind: kinds.find(({ id }) => id === said('kind')) ?? was,
    at: said('at'),
    until: said('until'),
    channel: said('channel'),
    place: said('place'),
    area: said('area'),
    cause: said('cause'),
  };
}

/** The body of `require-notice`. @param id Tells it from others of the same day. */
export function requirementOf(
  said: SaidNotice,
  id: string,
  zone: string,
): { readonly on: string; readonly about: string } {
  const { kind, at, until, channel, place, area, cause } = said;
  const eventAt = instantOf(at, zone);
  const given = (name: string, value: string) => (value === '' ? {} : { [name]: value });
  const body = {
    on: kind.on,
    about: `hand/${at.slice(0, 10)}-${id}`,
    eventAt,
    facts: {
      startsAt: eventAt,
      ...given('endsAt', until === '' ? '' : instantOf(until, zone)),
      ...given(
        'channel',
        kind.channels.length === 0 ? '' : (kind.channels.find(each => each === channel) ?? kind.channels[0] ?? ''),
      ),
      ...given('place', place),
      ...given('cause', cause),
      ...(area === ''
        ? {}
        : {
            area: area
              .split('\n')
              .map(placeOf)
              .filter(each => each.place !== ''),
          }),
    },
  };
  return body;
}

/** «г. Самара, ул. Садовая»: a settlement and, after the first comma, a street. */
function placeOf(line: string): { readonly place: string; readonly street?: string } {
  const [place = '', ...street] = line.split(',').map(part => part.trim());
  return street.length === 0 ? { place } : { place, street: street.join(', ') };
}

/** Key of a notice's grain, as the server makes it. */
export const keyOf = ({ on, about }: { readonly on: string; readonly about: string }): string =>
  `${on}:${about.replaceAll('/', ':')}`;
