// Invented boards of one office for its console; the instant is that of boards.mjs. Nothing of this is in the product.
import { accuracy } from './accuracy.mjs';
import { announcements, startMs } from './boards.mjs';

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
  known: false,
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
  late: consoleOf(window(1, 'serving', { tickets: [inHand('А\u00a0039', 705, { also: ['s3', 's4'], known: true })] })),
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

const faced = (number, face, operator, tickets = [], more = {}) => ({
  number,
  face,
  operator: operator === null ? null : String(operator),
  services: ['s1', 's2'],
  reserve: [],
  breakKind: null,
  since: at(22),
  wrapUpUntil: null,
  awaitedAt: null,
  tickets,
  waiting: 0,
  next: null,
  mayBreak: false,
  whyNot: null,
  ...more,
});
const norms = { s1: 600, s2: 300, s3: 300, s4: 600, s5: 900 };
const busy = (number, operator, shown, service, secondsAgo, phase = 'serving') =>
  faced(
    number,
    phase === 'called' ? 'calling' : 'serving',
    operator,
    [
      {
        ticket: `2026-11-24.${shown.replace('\u00a0', '')}`,
        number: shown,
        service,
        class: 'ordinary',
        category: null,
        phase,
        issuedAt: at(secondsAgo + 700),
        since: at(secondsAgo),
        recalls: 0,
        noShowAt: phase === 'called' ? at(secondsAgo - 180) : null,
        normAt: phase === 'called' ? null : at(secondsAgo - norms[service]),
        also: [],
        slotAt: null,
      },
    ],
    { since: at(secondsAgo) },
  );
const windows = [
  busy(1, 112, 'А\u00a0039', 's1', 492),
  busy(2, 118, 'Б\u00a0061', 's2', 271),
  busy(3, 104, 'А\u00a0047', 's1', 6, 'called'),
  busy(4, 121, 'В\u00a0022', 's3', 160),
  busy(5, 109, 'А\u00a0036', 's1', 705),
  busy(6, 115, 'Г\u00a0014', 's4', 380),
  busy(7, 107, 'Б\u00a0063', 's2', 115),
  faced(8, 'idle', 123, [], { awaitedAt: at(22) }),
  faced(9, 'break', 116, [], { breakKind: 'lunch', since: at(760) }),
  faced(10, 'closed', null, [], { since: null, services: [] }),
];
const hours = [1, 2, 3, 4, 5].map(day => ({ day, from: '08:00', to: '20:00' }));
const floorOffice = {
  id: 'togliatti',
  name: 'Тольяттинское отделение',
  companyName: 'Самараэнерго',
  timeZone: zone,
  hours: [...hours, { day: 6, from: '09:00', to: '15:00' }],
  open: true,
  outOfTurn: [],
  simulated: false,
  asOf: at(2),
  categories: [
    { id: 'disabled', name: 'Инвалид I или II группы', nameEn: 'Disabled, group I or II', class: 'disabled' },
    { id: 'combat', name: 'Ветеран боевых действий', nameEn: 'Combat veteran', class: 'veteran' },
    { id: 'child', name: 'С ребёнком до трёх лет', nameEn: 'With a child under three', class: 'outOfTurn' },
  ],
  profiles: [],
  windowsOpen: 8,
  waitNormS: 900,
  parallel: 1,
};
const waits = { s1: [9, 840, 1260], s2: [3, 240, 480], s3: [1, 120, 300], s4: [1, null, null], s5: [0, 0, 0] };
/** The last one has none: then a kiosk shows the Russian name. */
const english = { s1: 'Contracts and accounts', s2: 'Bills', s3: 'Meters and readings', s4: 'Debts' };
const offered = services.map(({ id, name, letter, normS, topics }, order) => {
  const [waiting, p50S, p90S] = waits[id];
  const ewt = p50S === null ? null : { p50S, p90S };
  return { id, name, nameEn: english[id] ?? null, letter, order, waiting, ewt, open: id !== 's5', normS, topics };
});

const pauses = [{ number: 9, untilAt: at(-1688), incident: false }];

function floorOf({ office = {}, list = windows, services: kinds = offered, rests = pauses } = {}) {
  const cells = { office: { ...floorOffice, ...office } };
  for (const each of kinds) cells[`service/${each.id}`] = each;
  for (const each of list) cells[`window/${each.number}`] = each;
  for (const each of rests) cells[`pause/${each.number}`] = each;
  return cells;
}

const many = Array.from({ length: 11 }, (_, index) => ({
  ...offered[index % 5],
  id: `m${index}`,
  name: ['Технологическое присоединение к сетям', 'Показания', 'Льготы и субсидии'][index % 3],
  letter: 'АБВГДЕКЛМНП'[index],
  order: index,
}));

/** `screen/{company}/{office}/floor`, by company. */
export const floors = {
  samara: floorOf(),
  closed: floorOf({
    office: { open: false },
    list: windows.map(each => faced(each.number, 'closed', null, [], { since: null })),
  }),
  storm: floorOf({ services: many }),
  simulated: floorOf({ office: { simulated: true } }),
  broken: floorOf({ rests: [{ number: 10, untilAt: null, incident: true }] }),
};

const queued = (prefix, ages) =>
  ages.map((age, index) => ({
    ticket: `t${prefix}${index}`,
    number: `${prefix}\u00a0${String(48 + index).padStart(3, '0')}`,
    class: 'ordinary',
    issuedAt: at(age),
    parkedS: 0,
    state: age > 900 ? 'breach' : age > 720 ? 'risk' : 'met',
  }));
const queueOf = ({ id, name, letter, order, ewt }, ages, windowsFor = 3) => ({
  id,
  name,
  letter,
  order,
  waiting: ages.length,
  oldestAt: ages.length === 0 ? null : at(Math.max(...ages)),
  overNorm: ages.filter(age => age > 900).length,
  nearNorm: ages.filter(age => age > 720 && age <= 900).length,
  windows: windowsFor,
  ewt,
  accuracy: id === 's4' ? accuracy(12) : accuracy(640, 128.4),
  tickets: queued(letter, ages).slice(0, 40),
});
const usual = [9, 21, 26, 24, 28, 22, 10, 9, 19, 27, 24, 8];
const day = (known = true) => ({
  day: '2026-11-24',
  arrived: 131,
  served: 106,
  noShows: 2,
  left: 2,
  turnedAway: 0,
  waiting: 14,
  meanWaitS: 412,
  hours: usual.map((typical, index) => ({
    hour: index + 8,
    arrived: [31, 55, 45][index] ?? 0,
    served: [20, 48, 38][index] ?? 0,
    typical: known ? typical : null,
    forecast: known && index > 2 ? Math.round(typical * 1.3) : null,
    p10: known ? Math.floor(typical * 0.8) : null,
    p90: known ? Math.ceil(typical * 1.8) : null,
  })),
  asOf: at(2),
  daysLearnt: known ? 20 : 0,
  errorPercent: known ? 9 : null,
});
const reason = {
  waiting: 14,
  openWindows: 8,
  loadPercent: 118,
  arriving: 31,
  meanServiceS: 520,
  needed: 10,
  windows: 12,
  neededAhead: [9, 10, 11],
  allWaitS: null,
  daysLearnt: 20,
};
/** By quarter hours from 8:00; the usual day has its peaks before noon and after five. */
const hump = (quarter, peak, width, height) => height * Math.exp(-(((quarter - peak) / width) ** 2));
const usualAt = quarter => 1 + hump(quarter, 14, 9, 9) + hump(quarter, 38, 6, 10);
const tenth = value => Math.round(value * 10) / 10;
const lineOf = (known = true) => ({
  day: '2026-11-24',
  from: 32,
  to: 80,
  today: [4, 5, 7, 6, 8, 9, 8, 10, 11, 12, 11],
  usual: known
    ? Array.from({ length: 48 }, (_, q) => ({
        p10: tenth(usualAt(q) * 0.6),
        p50: tenth(usualAt(q)),
        p90: tenth(usualAt(q) * 1.5 + 1),
      }))
    : [],
});
const forecastOf = (now, bands = 16) => ({
  day: '2026-11-24',
  from: 44,
  bands: Array.from({ length: bands }, (_, i) => {
    const middle = usualAt(12 + i) + (now - usualAt(11)) * 0.5 ** ((i + 1) / 4);
    const open = Math.min(1, Math.sqrt((i + 1) / 4)) * middle * 0.35;
    return { p10: tenth(middle - open), p50: tenth(middle), p90: tenth(middle + open) };
  }),
});

const slot = (minutes, service, count = 1) => ({ slotAt: at(-minutes * 60), service, count });

function officeWall({
  office = {},
  list = windows,
  ages = {},
  today = day(),
  line = lineOf(),
  forecast = forecastOf(14),
  advice,
  bookings,
  signals = [],
  news = announcements,
  drift = null,
} = {}) {
  const cells = { office: { ...floorOffice, ...office }, today, line, forecast };
  cells['pause/9'] = pauses[0];
  cells.announcements = { announcements: news };
  if (drift !== null) cells.drift = drift;
  const usualAges = {
    s1: [820, 775, 680, 588, 485, 390, 252, 160, 35],
    s2: [310, 202, 50],
    s3: [125],
    s4: [210],
    s5: [],
  };
  for (const each of offered) cells[`queue/${each.id}`] = queueOf(each, ages[each.id] ?? usualAges[each.id]);
  for (const each of list) cells[`window/${each.number}`] = each;
  for (const each of signals) cells[`signal/${each.signal}`] = each;
  cells.advice = {
    items: advice ?? [
      { kind: 'open-windows', count: 2, service: 's1', window: null, untilAt: at(-53 * 60), minutes: 0, reason },
      { kind: 'no-breaks', count: 0, service: null, window: null, untilAt: null, minutes: 0, reason },
    ],
  };
  cells.bookings = bookings ?? {
    ahead: [slot(3, 's1'), slot(13, 's1', 2), slot(13, 's4'), slot(33, 's1'), slot(53, 's5')],
    booked: 22,
  };
  return cells;
}

/** `wall/{company}/{office}`, by company. */
export const officeWalls = {
  samara: officeWall({ drift: { since: at(47 * 60), longer: true, late: true, waitS: 1260, usualS: 540 } }),
  storm: officeWall({
    list: Array.from({ length: 20 }, (_, index) => ({ ...windows[index % 9], number: index + 1 })),
    forecast: forecastOf(64),
    ages: { s1: Array.from({ length: 60 }, (_, index) => 1900 - index * 30), s2: [950, 400] },
    signals: [consoles.alarm['signal/panic:1'], consoles.alarm['signal/staff-call:1']],
  }),
  calm: officeWall({
    ages: { s1: [], s2: [20], s3: [], s4: [] },
    advice: [
      {
        kind: 'break-now',
        count: 0,
        service: null,
        window: 8,
        untilAt: null,
        minutes: 15,
        reason: { ...reason, waiting: 1, needed: 4 },
      },
    ],
    bookings: { ahead: [], booked: 0 },
    today: day(false),
    line: lineOf(false),
    forecast: forecastOf(0, 0),
  }),
  empty: officeWall({
    list: [],
    ages: { s1: [], s2: [], s3: [], s4: [] },
    advice: [],
    bookings: { ahead: [], booked: 0 },
    today: { ...day(false), arrived: 0, served: 0, noShows: 0, left: 0, meanWaitS: null, hours: [] },
    line: { day: '2026-11-24', from: 32, to: 80, today: [], usual: [] },
    forecast: forecastOf(0, 0),
    news: [],
  }),
  simulated: officeWall({ office: { simulated: true } }),
};

const pass = (state, more = {}) => ({
  company: 'samara',
  office: 'togliatti',
  officeName: 'Тольяттинское отделение',
  address: 'г. Тольятти, ул. Мира, 40',
  timeZone: zone,
  ticket: '2026-11-24.А058',
  number: 'А\u00a0058',
  service: 's1',
  serviceName: 'Договоры и лицевые счета',
  state,
  issuedAt: at(300),
  recalls: 0,
  version: `${state}.${JSON.stringify(more)}`,
  ...more,
});

/** `GET /api/v1/tickets/{code}`, by code. */
export const tickets = {
  WAITINGWAITINGWAITIN: pass('waiting', { position: 4, ewt: { p50S: 840, p90S: 1260 } }),
  NEXTNEXTNEXTNEXTNEXT: pass('waiting', { position: 1 }),
  CALLEDCALLEDCALLEDCA: pass('called', { window: 3, noShowAt: at(-160), recalls: 1 }),
  SERVINGSERVINGSERVIN: pass('serving', { window: 3 }),
  PARKEDPARKEDPARKEDPA: pass('parked', { parkedUntil: at(-900) }),
  SERVEDSERVEDSERVEDSE: pass('served', { endedAt: at(60) }),
};

/** What a kiosk is answered. */
export const issued = {
  ticket: '2026-11-24.А058',
  number: 'А058',
  service: 's1',
  class: 'ordinary',
  issuedAt: at(0),
  ahead: 9,
  ewt: { p50S: 840, p90S: 1260 },
  code: 'WAITINGWAITINGWAITIN',
  page: '/t/WAITINGWAITINGWAITIN',
};
