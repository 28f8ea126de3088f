import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../design/state-mark';
import { dayAndTime } from '../desk/appeals/moments';
import type { Locale } from '../i18n/locale';
import type { ChannelLine, ChannelReading } from './answers';
import { interruptionView, type ChannelHands } from './interruption-view';
import { spentView } from './spent';

/** What a month of each channel has cost: those that are down first. @param hands Null: the person here only reads. */
export function channelsView(
  reading: ChannelReading,
  zone: string,
  locale: Locale,
  hands: ChannelHands | null,
): TemplateResult {
  const { notices: words } = locale.words;
  const rank = (channel: ChannelLine) => (channel.down ? 0 : channel.count + channel.apart > 0 ? 1 : 2);
  const sorted = [...reading.channels].sort((a, b) => rank(a) - rank(b));
  return html`<section class="channels" aria-label=${words.channels}>
    <header>
      <h2>${words.channels}</h2>
      ${hands === null ? nothing : html`<a class="chip" href="?form=interruption" @click=${hands.open}>${words.report}</a>`}
    </header>
    ${doubtView(reading, zone, locale)}
    <ul>
      ${sorted.map(channel => channelView(channel, zone, locale, hands))}
    </ul>
  </section>`;
}

/** All probes fail at once: what they see counts for nothing, and people must know. */
function doubtView({ channels }: ChannelReading, zone: string, locale: Locale): TemplateResult | typeof nothing {
  const since = firstDoubt(channels);
  if (since === null) return nothing;
  const { notices: words } = locale.words;
  return html`<p class="doubt is-risk" role="status">
    ${mark('risk')} ${words.doubted(dayAndTime(since, zone, locale))}
  </p>`;
}

/** Since when probes are not believed; null while they are. */
export const firstDoubt = (channels: readonly { readonly doubtedSince?: string | null }[]): string | null =>
  channels
    .flatMap(({ doubtedSince }) => doubtedSince ?? [])
    .sort()
    .at(0) ?? null;

function channelView(channel: ChannelLine, zone: string, locale: Locale, hands: ChannelHands | null): TemplateResult {
  const { notices: words } = locale.words;
  const open = channel.interruptions.find(({ endedAt }) => endedAt === undefined);
  return html`<li class=${channel.down ? 'down' : ''}>
    <strong>${nameOf(channel, locale)}</strong>
    <span class=${channel.down ? 'is-breach' : 't2'}
      >${channel.down ? mark('breach') : nothing}
      ${open === undefined ? words.works : words.down(dayAndTime(open.startedAt, zone, locale))}</span
    >
    ${spentView(channel, locale)}
    <span class="small t2"
      >${channel.availability === undefined ? nothing : html`${words.availability} ${locale.words.percent(locale.number(channel.availability * 100, 2))}`}
      ${channel.apart === 0 ? nothing : html`· ${words.apart(channel.apart)}`}</span
    >
    ${channel.interruptions.map(each => interruptionView(channel, each, zone, locale, hands))}
  </li>`;
}

export const nameOf = ({ name, nameEn }: Pick<ChannelLine, 'name' | 'nameEn'>, locale: Locale): string =>
  locale.text(locale.language === 'ru' ? name : nameEn);
