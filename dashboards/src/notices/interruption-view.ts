import { html, nothing, type TemplateResult } from 'lit';
import { dayAndTime, instantOf } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import type { ChannelLine, Interruption } from './answers';

/** What a person may do with interruptions of channels. */
export interface ChannelHands {
  readonly busy: boolean;
  /** Opens the form of a new report. */
  readonly open: (event: Event) => void;
  /** @param at Instant, or null for now. */
  readonly end: (channel: string, interruption: Interruption, at: string | null) => void;
  readonly correct: (channel: string, interruption: string, reason: string, forceMajeure: boolean) => void;
  readonly withdraw: (channel: string, interruption: string, why: string) => void;
}

/** One interruption of the month; whoever may act opens it to end, correct or take it back. */
export function interruptionView(
  channel: ChannelLine,
  interruption: Interruption,
  zone: string,
  locale: Locale,
  hands: ChannelHands | null,
): TemplateResult {
  const { startedAt, endedAt, reason, forceMajeure } = interruption;
  const { notices: words } = locale.words;
  const at = (instant: string) => dayAndTime(instant, zone, locale);
  const line = html`${endedAt === undefined ? words.since(at(startedAt)) : words.span(at(startedAt), at(endedAt))}
  ${reason === undefined ? nothing : html`<span>${locale.text(reason)}</span>`}
  ${forceMajeure ? html`<span class="t2">${words.forceMajeure}</span>` : nothing}`;
  if (hands === null) return html`<p class="small">${line}</p>`;
  return html`<details class="interruption">
    <summary class="small">${line}</summary>
    ${endedAt === undefined ? endForm(channel.id, interruption, zone, locale, hands) : nothing}
    ${correctForm(channel.id, interruption, locale, hands)} ${withdrawForm(channel.id, interruption, locale, hands)}
  </details>`;
}

function endForm(
  channel: string,
  interruption: Interruption,
  zone: string,
  locale: Locale,
  hands: ChannelHands,
): TemplateResult {
  const { notices: words } = locale.words;
  return html`<form
    @submit=${submitted(said => {
      const at = said('at');
      hands.end(channel, interruption, at === '' ? null : instantOf(at, zone));
    })}
  >
    <label>${words.endedAt}<input name="at" type="datetime-local" /></label>
    <button type="submit" ?disabled=${hands.busy}>${words.end}</button>
  </form>`;
}

function correctForm(channel: string, interruption: Interruption, locale: Locale, hands: ChannelHands): TemplateResult {
  const { notices: words } = locale.words;
  return html`<form
    @submit=${submitted(said => {
      hands.correct(channel, interruption.id, said('reason'), said('force') !== '');
    })}
  >
    <label>${words.reason}<input name="reason" required maxlength="500" .value=${interruption.reason ?? ''} /></label>
    <label class="check"
      ><input name="force" type="checkbox" .checked=${interruption.forceMajeure} /> ${words.forceMajeure}</label
    >
    <button type="submit" ?disabled=${hands.busy}>${words.correct}</button>
  </form>`;
}

function withdrawForm(channel: string, { id }: Interruption, locale: Locale, hands: ChannelHands): TemplateResult {
  const { notices: words } = locale.words;
  return html`<form
    @submit=${submitted(said => {
      hands.withdraw(channel, id, said('why'));
    })}
  >
    <label>${words.whyNone}<input name="why" required maxlength="500" /></label>
    <button type="submit" ?disabled=${hands.busy}>${words.wasNone}</button>
  </form>`;
}

/** Hands over what a form says, field by field. */
export const submitted =
  (use: (said: (name: string) => string) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    use(name => textIn(form, name));
  };

export function textIn(form: FormData, name: string): string {
  const said = form.get(name);
  return typeof said === 'string' ? said.trim() : '';
}
