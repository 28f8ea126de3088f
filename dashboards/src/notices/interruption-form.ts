import { html, nothing, type TemplateResult } from 'lit';
import { instantOf } from '../desk/appeals/moments';
import { localText } from '../format/calendar';
import type { Locale } from '../i18n/locale';
import type { ChannelReading, ForeseenInterruption } from './answers';
import { nameOf } from './channels-view';
import { textIn } from './interruption-view';
import { hours, isOver, spentView } from './spent';

/** What a person says of an interruption; `to` is empty while it goes on. */
export interface SaidInterruption {
  readonly channel: string;
  readonly kind: 'failure' | 'planned' | 'force';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface ReportHands {
  readonly busy: boolean;
  readonly close: (event: Event) => void;
  readonly changed: (said: SaidInterruption) => void;
  readonly report: (said: SaidInterruption) => void;
}

const kinds = ['failure', 'planned', 'force'] as const;

/** A report by hand; what it makes of the month's budget stands beside it before it is sent. */
export function interruptionForm(
  { channels }: ChannelReading,
  foreseen: ForeseenInterruption | null,
  nowMs: number,
  zone: string,
  locale: Locale,
  hands: ReportHands,
): TemplateResult {
  const { notices: words } = locale.words;
  const read = (event: Event) => saidIn(new FormData(event.currentTarget as HTMLFormElement));
  return html`<form
    class="card report"
    aria-label=${words.report}
    @input=${(event: Event) => {
      hands.changed(read(event));
    }}
    @submit=${(event: Event) => {
      event.preventDefault();
      hands.report(read(event));
    }}
  >
    <header>
      <h2>${words.report}</h2>
      <a class="close" href="?" @click=${hands.close}>${words.back}</a>
    </header>
    <label
      >${words.channel}<select name="channel">
        ${channels.map(channel => html`<option value=${channel.id}>${nameOf(channel, locale)}</option>`)}
      </select></label
    >
    <label>${words.from}<input name="from" type="datetime-local" required value=${localText(nowMs, zone)} /></label>
    <label>${words.to}<input name="to" type="datetime-local" /></label>
    <label
      >${words.kind}<select name="kind">
        ${kinds.map(kind => html`<option value=${kind}>${words.kinds[kind]}</option>`)}
      </select></label
    >
    <label>${words.reason}<input name="reason" maxlength="460" required /></label>
    ${foreseen === null ? nothing : foreseenView(foreseen, locale)}
    <p class="foot"><button type="submit" ?disabled=${hands.busy}>${words.send}</button></p>
  </form>`;
}

function foreseenView({ before, after, joins, refused }: ForeseenInterruption, locale: Locale): TemplateResult {
  const { notices: words } = locale.words;
  if (refused !== undefined) return html`<p class="is-breach" role="status">${refusalWords(refused, locale)}</p>`;
  const { most, mostDownS } = after;
  return html`<div class="foreseen" role="status">
    <p>${words.willBe} ${spentView(after, locale)}</p>
    <p class="small t2">${words.isNow} ${spentView(before, locale)}</p>
    ${
      isOver(after)
        ? html`<p class="is-breach">${isOver(before) ? words.stillOver : words.breaks}</p>`
        : most === undefined && mostDownS === undefined
          ? html`<p class="small">${words.noBudget}</p>`
          : html`<p class="small">
              ${words.left(most === undefined ? null : most - after.count, mostDownS === undefined ? null : hours(mostDownS - after.downS, locale))}
            </p>`
    }
    ${joins.length === 0 ? nothing : html`<p class="small">${words.joins}</p>`}
    ${after.apart > before.apart ? html`<p class="small">${words.countsApart}</p>` : nothing}
  </div>`;
}

function saidIn(form: FormData): SaidInterruption {
  const kind = kinds.find(each => each === textIn(form, 'kind')) ?? 'failure';
  return {
    channel: textIn(form, 'channel'),
    kind,
    from: textIn(form, 'from'),
    to: textIn(form, 'to'),
    reason: textIn(form, 'reason'),
  };
}

/** Where the server says what would come of it. */
export function draftPath(company: string, { channel, from, to, kind }: SaidInterruption, zone: string): string {
  const query = new URLSearchParams({ channel, forceMajeure: String(kind === 'force') });
  if (from !== '') query.set('from', instantOf(from, zone));
  if (to !== '') query.set('to', instantOf(to, zone));
  return `${company}/interruptions/draft?${query.toString()}`;
}

/** The command's body; that works were planned stands in the reason, for no standard here counts them otherwise. */
export function reportOf(said: SaidInterruption, id: string, zone: string, planned: string): object {
  return {
    report: `hand:${id}`,
    startsAt: instantOf(said.from, zone),
    ...(said.to === '' ? {} : { endsAt: instantOf(said.to, zone) }),
    reason: said.kind === 'planned' ? `${planned}: ${said.reason}` : said.reason,
    forceMajeure: said.kind === 'force',
  };
}

/** Why a decider says no, in the reader's language; a code that this page does not know as the server put it. */
export function refusalWords(refused: { readonly code: string; readonly detail: string }, locale: Locale): string {
  const known: Readonly<Record<string, string | undefined>> = locale.words.notices.refusals;
  return known[refused.code] ?? refused.detail;
}
