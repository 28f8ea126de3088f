// Invented boards of one office for its console; the instant is that of boards.mjs. Nothing of this is in the product.
import { startMs } from './boards.mjs';

const zone = 'Europe/Samara';
const at = secondsAgo => new Date(startMs - secondsAgo * 1000).toISOString();

const contracts = [
  ['2.1', 'Заключение договора'],
  ['2.3', 'Переоформление лицевого счёта'],
  ['2.6', 'Изменение числа жильцов'],
  ['3.2', 'Расчёт и перерасчёт'],
  ['4.1', 'Прибор учёта: ввод, поверка'],
  ['5.2', 'Задолженность, рассрочка'],
  ['6.1', 'Личный кабинет, доступ'],
  ['5.4', 'Справка об отсутствии долга'],
].map(([code, name]) => ({ code, name }));
const services = [
  ['s1', 'Договоры и лицевые счета', 'А', 600, contracts],
  ['s2', 'Квитанции и расчёты', 'Б', 300, [{ code: '3.4', name: 'Разъяснение начислений' }]],
  ['s3', 'Приборы учёта и показания', 'В', 300, [{ code: '4.4', name: 'Передача показаний' }]],
  ['s4', 'Задолженность и рассрочка', 'Г', 600, [{ code: '5.6', name: 'Ограничение и отключение' }]],
  ['s5', 'Юридические лица', 'К', 900, []],
].map(([id, name, letter, normS, topics]) => ({ id, name, letter, normS, topics }));

const next = (ticket, waits, rule, more = {}) => ({
  id: `2026-11-24.${ticket.replace('\u00a0', '')}`,
  ticket,
  service: 's1',
  class: 'ordinary',
  category: null,
  rule,
  waitsSince: at(waits),
  overAt: at(waits - 900),
  slotAt: null,
  ...more,
});
const line = [
  next('А\u00a0050', 680, 'headStart', { class: 'veteran', category: 'combat' }),
  next('П\u00a0012', 382, 'slot', { class: 'booked', slotAt: at(-158) }),
  next('А\u00a0048', 820, 'longestWait'),
  next('А\u00a0049', 775, 'longestWait'),
  next('А\u00a0051', 588, 'longestWait'),
];
const inHand = (ticket, secondsAgo, more = {}) => ({
  id: `2026-11-24.${ticket.replace('\u00a0', '')}`,
  ticket,
  service: 's1',
  class: 'ordinary',
  category: null,
  serving: true,
  since: at(secondsAgo),
  waitedS: 768,
  recalls: 0,
  noShowAt: null,
  also: [],
  ...more,
});
const window = (number, face, more = {}) => ({
  number,
  operator: String(111 + number),
  face,
  since: at(492),
  services: ['s1', 's2'],
  reserve: [],
  tickets: [],
  wrapUpUntil: null,
  awaitedAt: null,
  breakKind: null,
  breakRefusal: null,
  openLeft: 7,
  served: 14,
  meanServiceS: 520,
  noShows: 1,
  ...more,
});

function consoleOf(one, { list = line, fit = 10, parked = [], office = {}, topics = true, signals = [] } = {}) {
  const cells = {
    office: {
      id: 'togliatti',
      name: 'Тольяттинское отделение',
      companyName: 'Самараэнерго',
      timeZone: zone,
      open: true,
      simulated: false,
      waitNormS: 900,
      warnPercent: 80,
      waiting: 14,
      oldestAt: at(820),
      parallel: 1,
      ...office,
    },
    choices: {
      services: topics ? services : services.map(each => ({ ...each, topics: [] })),
      profiles: [
        { id: 'front', name: 'Договоры и расчёты', services: ['s1', 's2'], reserve: ['s3'] },
        { id: 'legal', name: 'Юридические лица', services: ['s5'], reserve: [] },
      ],
      categories: [{ id: 'combat', name: 'ветеран боевых действий' }],
    },
    parked: { tickets: parked },
    next: { fit, next: list },
    open: { windows: [1, 2, 3, 8] },
    window: one,
  };
  for (const each of signals) cells[`signal/${each.signal}`] = each;
  return cells;
}

const closed = {
  operator: null,
  since: null,
  services: [],
  breakRefusal: 'window-closed',
  served: 0,
  meanServiceS: null,
  noShows: 0,
};

/** By the company of the address. */
export const consoles = {
  samara: consoleOf(window(1, 'serving', { tickets: [inHand('А\u00a0039', 492)], breakRefusal: 'ticket-in-hand' }), {
    parked: [{ id: '2026-11-24.А041', ticket: 'А\u00a0041', until: at(-780) }],
  }),
  calm: consoleOf(window(1, 'idle', { since: at(22) }), { list: [], fit: 0, office: { waiting: 0, oldestAt: null } }),
  waits: consoleOf(window(1, 'idle', { since: at(22), awaitedAt: at(22), breakRefusal: 'last-window', openLeft: 0 })),
  called: consoleOf(
    window(1, 'calling', {
      tickets: [
        inHand('А\u00a0050', 12, {
          serving: false,
          noShowAt: at(-168),
          recalls: 1,
          class: 'veteran',
          category: 'combat',
        }),
      ],
    }),
  ),
  late: consoleOf(window(1, 'serving', { tickets: [inHand('А\u00a0039', 705, { also: ['s3', 's4'] })] })),
  alarm: consoleOf(window(1, 'serving', { tickets: [inHand('А\u00a0039', 300)] }), {
    signals: [
      {
        signal: 'panic:1',
        kind: 'panic',
        window: 1,
        ticket: null,
        raisedAt: at(9),
        dueAt: at(-21),
        acknowledgedBy: null,
        unanswered: false,
      },
      {
        signal: 'staff-call:1',
        kind: 'staffCall',
        window: 1,
        ticket: null,
        raisedAt: at(60),
        dueAt: at(-60),
        acknowledgedBy: 'account:head',
        unanswered: false,
      },
    ],
  }),
  away: consoleOf(window(1, 'break', { since: at(600), breakKind: 'lunch' })),
  closed: consoleOf(window(1, 'closed', closed)),
  bare: consoleOf(window(1, 'serving', { tickets: [inHand('А\u00a0039', 60)] }), { topics: false }),
};
