import { formatNumber } from '../../format/numbers';
import { pluralRu as plural } from '../../format/plural';

const counted = (count: number, one: string, few: string, many: string) =>
  `${formatNumber(count, 'ru')} ${plural(count, one, few, many)}`;

/** Words of outages on walls, in halls and on their own page. */
export const outageRu = {
  outage: {
    title: 'Отключения',
    active: (count: number) => plural(count, 'действует', 'действуют', 'действуют'),
    customers: (count: number) =>
      plural(count, 'потребитель без света', 'потребителя без света', 'потребителей без света'),
    unestimated: 'без срока включения',
    ahead: (count: number) => counted(count, 'предстоит', 'предстоят', 'предстоят'),
    restored: (count: number) => `сегодня включено ${formatNumber(count, 'ru')}`,
    sides: { odd: 'нечётная сторона', even: 'чётная сторона' },
    areaUnknown: 'место уточняется',
    moreParts: (count: number) => `и ещё ${counted(count, 'место', 'места', 'мест')}`,
    moreInArea: (count: number) => `Рядом ещё ${counted(count, 'отключение', 'отключения', 'отключений')}`,
    onDay: (time: string, day: string) => `${time} ${day}`,
    plannedFor: (from: string, to: string) => `плановые работы, света не будет с ${from} до ${to}`,
    works: 'плановые работы',
    worksUntil: (time: string) => `плановые работы до ${time}`,
    noEstimate: 'нет света, срок уточняется',
    backBy: (time: string) => `нет света, включат к ${time}`,
  },
};
