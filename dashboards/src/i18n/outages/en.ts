import { formatNumber } from '../../format/numbers';
import type { outageRu } from './ru';

const counted = (count: number, one: string, many: string) =>
  `${formatNumber(count, 'en')} ${count === 1 ? one : many}`;

export const outageEn: typeof outageRu = {
  outage: {
    title: 'Outages',
    active: () => 'active',
    customers: count => (count === 1 ? 'customer without power' : 'customers without power'),
    unestimated: 'without an estimate',
    ahead: count => `${formatNumber(count, 'en')} ahead`,
    restored: count => `${formatNumber(count, 'en')} restored today`,
    sides: { odd: 'odd side', even: 'even side' },
    areaUnknown: 'area to be confirmed',
    moreParts: count => `and ${counted(count, 'more place', 'more places')}`,
    moreInArea: count => `${counted(count, 'more outage', 'more outages')} nearby`,
    onDay: (time, day) => `${time} on ${day}`,
    plannedFor: (from, to) => `planned works, no power from ${from} to ${to}`,
    works: 'planned works',
    worksUntil: time => `planned works until ${time}`,
    noEstimate: 'no power, estimate to follow',
    backBy: time => `no power, back by ${time}`,
  },
};
