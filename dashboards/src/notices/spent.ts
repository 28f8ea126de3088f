import { html, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { ChannelLine } from './answers';

/** Whether a month of a channel has cost more than its standard allows. */
export const isOver = ({ count, most, downS, mostDownS }: ChannelLine): boolean =>
  (most !== undefined && count > most) || (mostDownS !== undefined && downS > mostDownS);

/** «перебоев 2 из 3 · без связи 2 ч 38 мин из 12 ч». */
export function spentView(channel: ChannelLine, locale: Locale): TemplateResult {
  const { notices: words } = locale.words;
  const { count, most, downS, mostDownS } = channel;
  const counted =
    most === undefined ? words.interruptions(count) : words.interruptionsOf(locale.number(count), locale.number(most));
  const down =
    mostDownS === undefined ? hours(downS, locale) : words.of(hours(downS, locale), hours(mostDownS, locale));
  return html`<span class="spent small ${isOver(channel) ? 'is-breach' : ''}"
    ><b class="pn">${counted}</b> · ${words.downtime} <b class="pn">${down}</b></span
  >`;
}

export const hours = (seconds: number, { words }: Locale): string =>
  words.notices.hours(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
