import { html, nothing, type TemplateResult } from 'lit';
import { localText } from '../format/calendar';
import type { Locale } from '../i18n/locale';
import { firstDoubt } from './channels-view';
import type { ChannelNow, InterruptionsCell, NoticesCell } from './answers';

export interface ChannelsNow {
  readonly down: readonly ChannelNow[];
  /** Those that have cost something of the running month. */
  readonly spent: readonly ChannelNow[];
  /** Notices that wait and are not late. */
  readonly waiting: number;
  readonly atRisk: number;
  readonly overdue: number;
  /** Since when every probe fails at once, or null. */
  readonly doubtedSince: string | null;
}

/** What the wall says of channels and notices; null where there is nothing to say. @param zone Of the company: its months begin there. */
export function channelsNow(cells: ReadonlyMap<string, unknown>, zone: string, nowMs: number): ChannelsNow | null {
  const told = cells.get('interruptions') as InterruptionsCell | undefined;
  const { open, atRisk, overdue } = (cells.get('notices') ?? { open: 0, atRisk: 0, overdue: 0 }) as NoticesCell;
  const channels = told?.channels ?? [];
  const down = channels.filter(channel => channel.downSince !== null);
  const ofThisMonth = told?.month === localText(nowMs, zone).slice(0, 7);
  const spent = ofThisMonth ? channels.filter(channel => channel.count > 0) : [];
  const doubtedSince = firstDoubt(channels);
  if (down.length + spent.length + open === 0 && doubtedSince === null) return null;
  return { down, spent, waiting: open - overdue, atRisk, overdue, doubtedSince };
}

/** Channels that are down or have cost something of the month, and notices that wait, in one block of the company wall. */
export function channelsLine(
  now: ChannelsNow | null,
  company: string,
  zone: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (now === null) return nothing;
  const { notices: words } = locale.words;
  const count = ({ count: used, most }: ChannelNow) =>
    most === null ? words.interruptions(used) : words.of(locale.number(used), locale.number(most));
  return html`<a class="channels" href=${`/notices/${company}`}>
    <b>${words.channelsLine}</b>
    ${now.doubtedSince === null ? nothing : html`<span class="is-risk">${words.doubtedShort(locale.clock(Date.parse(now.doubtedSince), zone))}</span>`}
    ${now.down.map(
      channel =>
        html`<span class="is-breach"
          >${words.isDown(nameOf(channel, locale), locale.clock(Date.parse(channel.downSince ?? ''), zone))}</span
        >`,
    )}
    ${now.spent.map(channel => html`<span>${nameOf(channel, locale)} <b class="num ${isBroken(channel) ? 'is-breach' : ''}">${count(channel)}</b></span>`)}
    ${
      now.overdue === 0
        ? nothing
        : html`<span class="is-breach"
            ><b class="num">${locale.number(now.overdue)}</b> ${words.overdueNotices(now.overdue)}</span
          >`
    }
    ${
      now.waiting === 0
        ? nothing
        : html`<span
            ><b class="num ${now.atRisk > 0 ? 'is-risk' : ''}">${locale.number(now.waiting)}</b>
            ${words.openNotices(now.waiting)}</span
          >`
    }
  </a>`;
}

const nameOf = (channel: ChannelNow, locale: Locale): string =>
  locale.text(locale.language === 'ru' ? channel.name : channel.nameEn);

const isBroken = ({ count, most }: ChannelNow): boolean => most !== null && count > most;
