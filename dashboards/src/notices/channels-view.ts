import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../design/state-mark';
import { dayAndTime } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import type { ChannelLine, ChannelReading } from './answers';

/** What a month of each channel has cost: those that are down first. */
export function channelsView(reading: ChannelReading, zone: string, locale: Locale): TemplateResult {
  const { notices: words } = locale.words;
  const rank = (channel: ChannelLine) => (channel.down ? 0 : channel.count + channel.apart > 0 ? 1 : 2);
  const sorted = [...reading.channels].sort((a, b) => rank(a) - rank(b));
  return html`<section class="channels" aria-label=${words.channels}>
    <h2>${words.channels}</h2>
    <ul>
      ${sorted.map(channel => channelView(channel, zone, locale))}
    </ul>
  </section>`;
}

function channelView(channel: ChannelLine, zone: string, locale: Locale): TemplateResult {
  const { notices: words } = locale.words;
  const open = channel.interruptions.find(({ endedAt }) => endedAt === undefined);
  const over =
    (channel.most !== undefined && channel.count > channel.most) ||
    (channel.mostDownS !== undefined && channel.downS > channel.mostDownS);
  const count =
    channel.most === undefined
      ? words.interruptions(channel.count)
      : words.interruptionsOf(locale.number(channel.count), locale.number(channel.most));
  const time = (seconds: number) => words.hours(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
  const downtime =
    channel.mostDownS === undefined ? time(channel.downS) : words.of(time(channel.downS), time(channel.mostDownS));
  return html`<li class=${channel.down ? 'down' : ''}>
    <strong>${locale.text(locale.language === 'ru' ? channel.name : channel.nameEn)}</strong>
    <span class=${channel.down ? 'is-breach' : 't2'}
      >${channel.down ? mark('breach') : nothing}
      ${open === undefined ? words.works : words.down(dayAndTime(open.startedAt, zone, locale))}</span
    >
    <span class="spent small ${over ? 'is-breach' : ''}"
      ><b class="pn">${count}</b> · ${words.downtime} <b class="pn">${downtime}</b></span
    >
    <span class="small t2"
      >${channel.availability === undefined ? nothing : html`${words.availability} ${locale.words.percent(locale.number(channel.availability * 100, 2))}`}
      ${channel.apart === 0 ? nothing : html`· ${words.apart(channel.apart)}`}</span
    >
    ${open?.reason === undefined ? nothing : html`<span class="small">${locale.text(open.reason)}</span>`}
  </li>`;
}
