import type { AnnouncementCell } from '../announcements/announcement';
import { daysBetween, localTime } from '../format/calendar';
import type { Locale } from '../i18n/locale';
import { areaText } from './area';
import type { HallOutage, HallOutages } from './cells';

/** So many parts of an area fit into a line of a hall screen. */
const mostParts = 2;

/** Without an end of its own: the board takes it away. */
const untilTold = '9999-12-31T00:00:00Z';

/** What a hall is told of the outages of its office's area, as announcements. */
export function outageNotices(
  cells: ReadonlyMap<string, unknown>,
  nowMs: number,
  zone: string,
  locale: Locale,
): readonly AnnouncementCell[] {
  const told = cells.get('outages') as HallOutages | undefined;
  if (told === undefined) return [];
  const notices = told.outages.map(outage => notice(outage, nowMs, zone, locale));
  const last = notices.at(-1);
  if (told.more === 0 || last === undefined) return notices;
  return [...notices.slice(0, -1), { ...last, text: `${last.text}. ${locale.words.outage.moreInArea(told.more)}` }];
}

function notice(outage: HallOutage, nowMs: number, zone: string, locale: Locale): AnnouncementCell {
  const planned = outage.kind !== 'emergency';
  return {
    id: `outage:${outage.id}`,
    kind: outage.active ? 'outage' : 'planned',
    text: `${areaText(outage.area, outage.parts, mostParts, locale)} — ${endText(outage, planned, nowMs, zone, locale)}`,
    from: outage.active || outage.startsAt === null ? new Date(nowMs).toISOString() : outage.startsAt,
    until: untilTold,
    everywhere: false,
  };
}

/** Until when; an estimate that has passed is no estimate any more. */
function endText(
  { active, startsAt, estimateAt }: HallOutage,
  planned: boolean,
  nowMs: number,
  zone: string,
  locale: Locale,
): string {
  const { outage } = locale.words;
  const at = (iso: string) => {
    const local = localTime(Date.parse(iso), zone);
    const time = locale.clock(Date.parse(iso), zone);
    return daysBetween(localTime(nowMs, zone), local) === 0 ? time : outage.onDay(time, locale.dayAndMonth(local));
  };
  if (!active && startsAt !== null && estimateAt !== null)
    return outage.plannedFor(locale.clock(Date.parse(startsAt), zone), locale.clock(Date.parse(estimateAt), zone));
  if (estimateAt === null || Date.parse(estimateAt) <= nowMs) return planned ? outage.works : outage.noEstimate;
  return planned ? outage.worksUntil(at(estimateAt)) : outage.backBy(at(estimateAt));
}
