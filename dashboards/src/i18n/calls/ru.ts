import { formatNumber } from '../../format/numbers';
import { pluralRu as plural } from '../../format/plural';

const told = (from: number, to: number) =>
  to === 0 ? 'сразу' : from === to ? `${to} мин` : from === 0 ? `до ${to} мин` : `${from}–${to} мин`;

/** Words of the contact-centre wall. */
export const callsRu = {
  calls: {
    title: (company: string) => `${company} — контакт-центр`,
    heading: 'контакт-центр',
    loading: 'ждём первые данные',
    figures: 'Показатели контакт-центра',
    waiting: 'Ждут',
    talking: (count: number, held: number) =>
      `${plural(count, 'говорит', 'говорят', 'говорят')} ${formatNumber(count, 'ru')}${held === 0 ? '' : `, на удержании ${formatNumber(held, 'ru')}`}`,
    longest: 'Дольше всех',
    target: (seconds: number) => `цель ${seconds} с`,
    level: 'Сервис',
    last30: '30 мин',
    today: 'сегодня',
    asa: 'Средний ответ',
    lost: 'Потери',
    lostOf: (count: number, short: number) => `${formatNumber(count, 'ru')}, до 5 с — ${formatNumber(short, 'ru')}`,
    aht: 'Обработка',
    occupancy: 'Занятость',
    arrived: 'За 30 мин',
    offeredToday: (count: number) => `сегодня ${formatNumber(count, 'ru')}`,
    callers: 'Ждут ответа',
    nobodyWaits: 'никто не ждёт',
    priority: 'вне очереди',
    tier: (tier: number) => `уровень ${tier}`,
    rings: (operator: string) => `звоним оп. ${operator}`,
    menu: 'автоответчик',
    menuServed: (served: string, ended: string) => `сегодня помог ${served} из ${ended} звонков`,
    tierNow: (waiting: string, longest: string, talking: string) => `ждут ${waiting}${longest}, говорят ${talking}`,
    told: (from: number, to: number) => `ожидали ${told(from, to)}`,
    line: 'Линия',
    newcomer: 'Новому',
    chart: { quarter: 'Сервис и потери по 15 мин', hour: 'Сервис и потери по часам' },
    stepTo: { quarter: 'по 15 мин', hour: 'по часам' },
    chartLabel: (first: string, firstLevel: string, last: string, lastLevel: string, lost: number) =>
      `Уровень сервиса по интервалам: в ${first} ${firstLevel} %, в ${last} ${lastLevel} %; потеряно звонков: ${lost}`,
    phases: {
      talking: (count: number) => plural(count, 'говорит', 'говорят', 'говорят'),
      wrapUp: (count: number) => plural(count, 'оформляет', 'оформляют', 'оформляют'),
      available: (count: number) => plural(count, 'свободен', 'свободны', 'свободны'),
      pause: () => 'на паузе',
      away: (count: number) => plural(count, 'отошёл', 'отошли', 'отошли'),
    },
    noOperators: 'на линиях нет операторов',
    owed: 'Обещанные звонки',
    missed: (count: number) => `просрочено ${formatNumber(count, 'ru')}`,
    calledBack: (count: number) => (count === 0 ? '' : `сегодня перезвонили ${formatNumber(count, 'ru')}`),
    nothingOwed: 'никому не обещали',
    by: (clock: string) => `до ${clock}`,
    late: (wait: string) => `опоздание ${wait}`,
    made: 'Перезвонили',
    gaveUp: 'Не дождались ответа',
    nobodyGaveUp: 'все дождались',
    waited: (wait: string) => `ждал ${wait}`,
    callBack: 'Перезвонить',
    callAt: 'Когда перезвоним',
    promise: 'Обещать',
    refusals: {
      unreachable: 'сервер не ответил, повторите',
      forbidden: 'нет права отдавать команды',
      past: 'это время уже прошло',
      promised: 'звонок уже обещан на другое время',
      notPromised: 'звонок не обещали',
      other: 'не получилось, обновите страницу',
    },
  },
};
