// Invented boards for pictures and browser tests. Nothing of this is in the product.
import { accuracy } from './accuracy.mjs';

/** The instant at which every double starts: Tuesday 24 November 2026, 10:47:22 in Samara. */
export const startMs = Date.parse('2026-11-24T06:47:22Z');
const zone = 'Europe/Samara';
const at = secondsAgo => new Date(startMs - secondsAgo * 1000).toISOString();
const local = (hour, minute = 0) =>
  new Date(Date.parse('2026-11-24T00:00:00Z') + ((hour - 4) * 60 + minute) * 60_000).toISOString();

const faces = { s: 'serving', c: 'calling', i: 'idle', b: 'break', x: 'closed' };
const windows = text => [...text].map((letter, index) => ({ number: index + 1, face: faces[letter] }));

/** An office that works today from 08:00 to 20:00; `wait` in seconds. */
function office(id, shortName, waiting, wait, shapes, loadPercent, more = {}) {
  const faces = windows(shapes);
  return {
    id,
    name: more.name ?? shortName,
    shortName,
    region: null,
    timeZone: zone,
    opensAt: local(8),
    closesAt: local(20),
    open: true,
    state: 'met',
    normS: 900,
    waiting,
    oldestAt: wait === null ? null : at(wait),
    overNorm: 0,
    nearNorm: 0,
    windows: faces,
    openWindows: faces.filter(({ face }) => face !== 'closed').length,
    ewt: null,
    loadPercent,
    issued: 120,
    served: 96,
    asOf: at(2),
    feedStalledAt: null,
    drift: null,
    ...more,
  };
}

const quiet = [
  ['Отрадненское', 5, 545, 'sssb', 88],
  ['Жигулевское', 4, 470, 'sss', 84],
  ['Кинельское', 4, 430, 'ssss', 79],
  ['Сергиевское', 3, 395, 'sss', 77],
  ['Безенчукское', 3, 370, 'ssb', 76],
  ['ЦОК Октябрьск', 3, 355, 'ssc', 72],
  ['ЦОК Безенчук', 2, 320, 'ss', 71],
  ['Нефтегорское', 2, 305, 'ssb', 70],
  ['ЦОК К.-Черкассы', 2, 280, 'ss', 68],
  ['Красноярское', 2, 265, 'ssc', 66],
  ['ЦОК Красный Яр', 2, 250, 'ss', 65],
  ['Большеглушицкое', 2, 230, 'ss', 63],
  ['Борское', 1, 195, 's', 60],
  ['ЦОК Богатое', 1, 175, 's', 58],
  ['Кошкинское, ЦОК', 1, 160, 's', 57],
  ['Красноармейское', 1, 150, 's', 55],
  ['Приволжское', 1, 125, 's', 52],
  ['Пункт Смышляевка', 1, 110, 's', 50],
  ['ЦОК Б. Черниговка', 1, 95, 's', 48],
  ['Клявлинское', 1, 70, 's', 45],
  ['Челно-Вершинское', 0, null, 'si', 38],
  ['ЦОК Пестравка', 0, null, 'si', 34],
  ['ЦОК Хворостянка', 0, null, 'si', 31],
  ['ЦОК Подбельск', 0, null, 'i', 28],
  ['Пункт Курумоч', 0, null, 'i', 26],
  ['Пункт Новосемейкино', 0, null, 's', 25],
  ['Пункт Мирный', 0, null, 'i', null],
  ['Пункт Кротовка', 0, null, 'i', 18],
  ['Пункт Елховка', 0, null, 'i', 12],
].map(([name, waiting, wait, shapes, load], index) =>
  office(`q${index + 1}`, name, waiting, wait, shapes, load, { ewt: { p50S: waiting * 120, p90S: waiting * 210 } }),
);

const closed = [
  office('z1', 'Пункт Исаклы', 0, null, 'x', null, { open: false, opensAt: local(12), closesAt: local(16) }),
  office('z2', 'Пункт Шентала', 0, null, 'x', null, {
    open: false,
    opensAt: local(24 * 3 + 8),
    closesAt: local(24 * 3 + 12),
  }),
];

const breach = (id, name, shortName, waiting, wait, over, shapes, ewt, load) =>
  office(id, shortName, waiting, wait, shapes, load, { name, state: 'breach', overNorm: over, nearNorm: 3, ewt });
const risk = (id, name, waiting, wait, near, shapes, ewt, load) =>
  office(id, name, waiting, wait, shapes, load, { name: `${name} отделение`, state: 'risk', nearNorm: near, ewt });

const troubled = [
  breach('b1', 'Самарское отделение', 'Самарское', 23, 1450, 6, 'sssssssssccbx', { p50S: 1320, p90S: 2040 }, 128),
  breach('b2', 'Сызранское отделение', 'Сызранское', 11, 1105, 2, 'ssssbx', { p50S: 960, p90S: 1440 }, 116),
  breach('b3', 'ЦОК в г. Кинель', 'ЦОК Кинель', 7, 1000, 1, 'ssi', { p50S: 780, p90S: 1260 }, 109),
  risk('r1', 'Тольяттинское', 14, 820, 3, 'sssssssibx', { p50S: 720, p90S: 1140 }, 104),
  risk('r2', 'Новокуйбышевское', 8, 735, 1, 'ssssbb', { p50S: 600, p90S: 960 }, 98),
  risk('r3', 'Чапаевское', 6, 760, 2, 'sssb', { p50S: 540, p90S: 900 }, 95),
  risk('r4', 'ЦОК Тольятти', 9, 710, 1, 'sssssb', null, 97),
  office('n1', 'Похвистневское', 5, 540, 'sssb', 81, {
    state: 'noData',
    feedStalledAt: at(40),
    ewt: { p50S: 300, p90S: 600 },
  }),
];

const line = {
  id: 'samara-cc',
  name: 'Контакт-центр',
  number: '8 800 1000 763',
  state: 'breach',
  targetS: 20,
  targetPercent: 80,
  inQueue: 7,
  oldestAt: at(108),
  offered: 412,
  answered: 386,
  abandoned: 26,
  levelPercent: 71.2,
  asaS: 52.4,
  abandonedPercent: 6.3,
  operators: { talking: 17, wrapUp: 4, available: 0, pause: 2, away: 1 },
  levels: [94, 92, 91, 88, 90, 86, 84, 83, 79, 76, 68, 64].map((within, index) => ({
    from: local(8, index * 15),
    offered: 100,
    within,
  })),
  asOf: at(1),
  ewt: { p50S: 74, p90S: 190 },
  accuracy: accuracy(412, 45.7),
  advice: {
    now: 12,
    needed: [15, 14, 14],
    waiting: 3,
    coming: 48,
    handlingS: 225,
    patienceS: 240,
    percent: 71,
    daysLearnt: 20,
  },
  drift: null,
};

const trouble = (kind, state, where, subject, count, secondsAgo) => ({
  kind,
  state,
  office: where === 'line' ? null : where,
  line: where === 'line' ? 'samara-cc' : null,
  subject,
  count,
  since: at(secondsAgo),
  graceS: 0,
});

const troubles = [
  trouble('wait-over-norm', 'breach', 'b1', 'А 047', 6, 550),
  trouble('wait-over-norm', 'breach', 'b2', 'Б 031', 2, 205),
  trouble('wait-over-norm', 'breach', 'b3', 'В 012', 1, 100),
  trouble('idle-window', 'breach', 'b3', '3', 1, 72),
  trouble('service-level', 'breach', 'line', null, 1, 2820),
  trouble('wait-near-norm', 'risk', 'r1', 'А 051', 3, 100),
  trouble('wait-near-norm', 'risk', 'r2', null, 1, 15),
  trouble('wait-near-norm', 'risk', 'r3', 'Г 004', 2, 40),
  trouble('wait-near-norm', 'risk', 'r4', 'А 019', 21, 8),
  trouble('feed-stalled', 'risk', 'n1', null, 1, 40),
];

const ticker = [
  ['ticket-called', 'Самарское', 'А 047', 3, 3],
  ['ticket-issued', 'Сызранское', 'Б 031', null, 11],
  ['break-started', 'Тольяттинское', null, 9, 42],
  ['ticket-no-show', 'ЦОК Кинель', 'В 010', 2, 61],
  ['wait-breached', 'Самарское', 'А 047', null, 70],
  ['window-opened', 'Чапаевское', null, 4, 95],
  ['call-abandoned', 'Контакт-центр', null, null, 99],
].map(([kind, place, ticket, window, ago]) => ({ at: at(ago), kind, place, ticket, window }));

const drift = (minutes, waitS, usualS, longer = true) => ({
  since: at(minutes * 60),
  longer,
  late: !longer,
  waitS,
  usualS,
});

const wallAlert = (key, ru, en, severity, subjectName, secondsAgo, more = {}) => ({
  key,
  name: { ru, en },
  severity,
  subjectName,
  firedAt: at(secondsAgo),
  acknowledgedBy: null,
  consequences: 0,
  ...more,
});

const wallAlerts = {
  unaccepted: 2,
  accepted: 1,
  worst: [
    wallAlert('panic:window:samara:3', 'Тревожная кнопка', 'Panic button', 'critical', 'Самарское: окно 3', 42),
    wallAlert(
      'norm-7.4:company',
      'Нарушена норма: средняя оценка качества обслуживания за месяц',
      'Norm broken: mean mark of the month',
      'critical',
      'Самараэнерго',
      5400,
      { acknowledgedBy: 'orlova', consequences: 4 },
    ),
    wallAlert(
      'wait-foreseen:office:m1',
      'Ожидание превысит норму',
      'Wait will exceed the norm',
      'warning',
      'Безенчук',
      320,
    ),
  ],
  causes: [{ key: 'outage/o-17', name: 'авария, Стара-Загора', since: at(2700), offices: 3, lines: 1, alerts: 5 }],
};

function wall({
  name = 'Самараэнерго',
  simulated = false,
  offices = [],
  lines = [line],
  problems = [],
  events = ticker,
  alerts = null,
  advice = [],
  drifts = {},
} = {}) {
  const cells = { company: { id: 'samara', name, timeZone: zone, simulated }, ticker: { lines: events } };
  for (const each of offices) cells[`office/${each.id}`] = { ...each, drift: drifts[each.id] ?? null };
  for (const [id, windows, ahead] of advice) cells[`advice/${id}`] = { id, windows, untilAt: at(-ahead * 60) };
  for (const each of lines) cells[`line/${each.id}`] = each;
  if (alerts !== null) cells.alerts = alerts;
  problems.forEach((each, index) => (cells[`trouble/${index}`] = each));
  return cells;
}

const many = count =>
  Array.from({ length: count }, (_, index) => {
    const source = quiet[index % quiet.length];
    return { ...source, id: `m${index}`, shortName: `${source.shortName} ${Math.floor(index / quiet.length) + 1}` };
  });
const breached = (count, source = troubled[0]) =>
  Array.from({ length: count }, (_, index) => ({
    ...source,
    id: `s${index}`,
    name: `${quiet[index % quiet.length].shortName} отделение`,
    shortName: quiet[index % quiet.length].shortName,
    waiting: 31 - (index % 23),
    oldestAt: at(2400 - index * 31),
  }));

const street = ['Мира', 'Чайковского', 'Верхняя Дуброва', 'Юбилейная', 'Ленина', 'Горького', 'Большая Советская'];
const longNames = Array.from({ length: 20 }, (_, index) => ({
  ...(index < 2 ? troubled[index] : index < 5 ? troubled[index + 1] : quiet[index]),
  id: `l${index}`,
  name: `Офис обслуживания клиентов, г. Гусь-Хрустальный, ул. ${street[index % 7]}, д. ${index + 11}`,
  shortName: `Гусь-Хрустальный, ${street[index % 7]}, ${index + 11}`,
}));

const stormTroubles = breached(14)
  .map((each, index) => trouble('wait-over-norm', 'breach', each.id, 'А 047', index + 1, 900 - index * 31))
  .concat(troubles.slice(4));

export const walls = {
  samara: wall({
    offices: [...troubled, ...quiet, ...closed],
    problems: troubles,
    lines: [{ ...line, drift: drift(140, 66, 34) }],
    advice: [
      ['b1', 2, 33],
      ['r1', 1, 18],
    ],
    drifts: {
      b1: drift(47, 1260, 540),
      r2: drift(20, 700, 420),
      q1: drift(1000, 500, 300),
      q12: drift(50, 0, 0, false),
    },
  }),
  calm: wall({
    offices: [...quiet, ...closed],
    lines: [{ ...line, state: 'met', levelPercent: 91.4, abandonedPercent: 1.2, inQueue: 1, oldestAt: at(12) }],
  }),
  alarmed: wall({ offices: [...troubled, ...quiet, ...closed], problems: troubles, alerts: wallAlerts }),
  storm: wall({
    offices: [...breached(14), ...troubled.slice(3), ...quiet.slice(14)],
    problems: stormTroubles,
    advice: breached(14).map(({ id }, index) => [id, 1 + (index % 5), 20 + index * 5]),
    drifts: Object.fromEntries(
      breached(14).map(({ id }, index) => [id, drift(60 + index * 9, 1500, 600, index % 3 > 0)]),
    ),
  }),
  onebreach: wall({ offices: [troubled[0], troubled[3], ...quiet], problems: troubles.slice(0, 1) }),
  empty: wall({ lines: [], events: [] }),
  overfull: wall({ offices: [...troubled, ...many(72)], problems: troubles }),
  disaster: wall({ offices: breached(80), problems: troubles }),
  simulated: wall({ simulated: true, offices: [...troubled, ...quiet, ...closed], problems: troubles }),
  lines: wall({
    offices: [...troubled, ...quiet],
    problems: troubles,
    lines: [
      { ...line, name: 'Физические лица', number: '8 (4922) 37-71-54' },
      {
        ...line,
        id: 'l2',
        name: 'Юридические лица',
        number: '8 (800) 600-03-90',
        state: 'met',
        levelPercent: null,
        asaS: null,
        abandonedPercent: null,
        operators: null,
        levels: [],
        inQueue: 0,
        oldestAt: null,
        offered: 0,
        ewt: null,
      },
    ],
  }),
  vladimir: wall({
    name: 'Энергосбытовая компания Волга',
    offices: longNames,
    lines: [{ ...line, number: '8 (4922) 37-71-54, 8 (800) 100-75-30' }],
  }),
  khges: wall({
    name: 'ХГЭС',
    offices: [{ ...troubled[3], name: 'Управление ОАО «ХГЭС»', shortName: 'Управление' }],
    lines: [{ ...line, levels: line.levels.slice(0, 2) }],
  }),
  counted: wall({
    offices: [...troubled, ...quiet].map(each => ({
      ...each,
      windows: [],
      state: each.waiting > 0 ? 'noData' : each.state,
      oldestAt: null,
      ewt: null,
      loadPercent: null,
    })),
    lines: [],
  }),
  lost: wall({
    offices: [...troubled, { ...troubled[7], id: 'n2', feedStalledAt: at(3000) }, ...quiet],
    problems: troubles,
  }),
};

const weekdays = [1, 2, 3, 4, 5].map(day => ({ day, from: '08:00', to: '20:00' }));
const hallOffice = {
  id: 'togliatti',
  name: 'Тольяттинское отделение',
  companyName: 'Самараэнерго',
  timeZone: zone,
  hours: [...weekdays, { day: 6, from: '09:00', to: '15:00' }],
  open: true,
  outOfTurn: [
    'инвалиды I и II групп',
    'участники и ветераны Великой Отечественной войны',
    'ветераны боевых действий',
    'Герои России',
    'беременные',
    'родители с детьми до 3 лет',
  ],
  runningLine: 'Показания счётчиков принимаем с 23 по 26 ноября: сайт, 8 800 1000 763 или терминал в зале',
  simulated: false,
  asOf: at(2),
  feedStalledAt: null,
};
const call = (ticket, window, secondsAgo, more = {}) => ({
  ticket,
  window,
  calledAt: at(secondsAgo),
  recalls: 0,
  serving: false,
  ...more,
});
const calls = [
  call('А 047', 3, 10),
  call('Б 063', 7, 50),
  call('В 022', 4, 95),
  call('Б 061', 2, 120, { serving: true }),
  call('А 039', 1, 260, { serving: true }),
  call('Г 014', 6, 300, { serving: true }),
  call('А 038', 12, 420, { serving: true }),
];
const service = (order, name, letter, waiting, p50S, p90S, open = true) => ({
  id: `s${order}`,
  name,
  letter,
  order,
  waiting,
  ewt: p50S === null ? null : { p50S, p90S },
  open,
});
const services = [
  service(1, 'Договоры и лицевые счета', 'А', 9, 840, 1260),
  service(2, 'Квитанции и расчёты', 'Б', 3, 240, 480),
  service(3, 'Приборы учёта и показания', 'В', 1, 120, 300),
  service(4, 'Задолженность и рассрочка', 'Г', 1, null, null),
  service(5, 'Юридические лица', 'Д', 0, 0, 0),
];
const typical = [9, 21, 26, 24, 28, 22, 10, 9, 19, 27, 24, 8];
const load = (issued, known) => ({
  day: '2026-11-24',
  hours: typical.map((usual, index) => ({
    hour: index + 8,
    issued: issued[index] ?? 0,
    meanWaitS: null,
    typicalIssued: known ? usual : null,
    typicalP10: known ? Math.floor(usual * 0.7) : null,
    typicalP90: known ? Math.ceil(usual * 1.3) : null,
  })),
  daysLearnt: known ? 20 : 0,
});

/** An announcement that hangs from so many minutes ago for so many minutes. */
const told = (id, kind, minutesAgo, minutes, text) => ({
  id,
  kind,
  text,
  from: at(minutesAgo * 60),
  until: at((minutesAgo - minutes) * 60),
  everywhere: false,
});
/** Also on the office walls. */
export const announcements = [
  told(
    'works',
    'planned',
    -46.2 * 60,
    7 * 60,
    '09:00–16:00, плановое отключение: ул. Мира, 40–58; ул. Максима Горького, 3–27',
  ),
  told('dark', 'outage', 60, 163, 'Нет света: Комсомольский район, ул. Ярославская, 10–54. Включим к 12:30'),
  told('desk', 'info', 600, 4000, 'С 1 декабря юридические лица — в окне 8, по записи и без неё'),
  told('over', 'info', 600, 300, 'Этого объявления уже никто не видит'),
];

function screen({ office = {}, list = calls, offered = services, hours = load([11, 25, 14], true), news = [] } = {}) {
  const cells = { office: { ...hallOffice, ...office }, calls: { calls: list }, load: hours };
  if (news.length > 0) cells.announcements = { announcements: news };
  for (const each of offered) cells[`service/${each.id}`] = each;
  return cells;
}

const manyServices = Array.from({ length: 13 }, (_, index) =>
  service(
    index + 1,
    ['Технологическое присоединение к сетям', 'Показания', 'Льготы и субсидии', 'Справки'][index % 4],
    'К',
    index,
    60 * index,
    90 * index,
    index % 5 !== 4,
  ),
);

export const screens = {
  samara: screen({ news: announcements }),
  news: screen({ news: announcements, office: { runningLine: null } }),
  calm: screen({ list: calls.slice(3, 5) }),
  empty: screen({ list: [], hours: load([], false), offered: services.map(each => ({ ...each, waiting: 0 })) }),
  closed: screen({
    list: [],
    office: { open: false },
    offered: services.map(each => ({ ...each, waiting: 0, open: false })),
  }),
  storm: screen({
    offered: manyServices,
    hours: load([41, 55, 14], false),
    office: {
      runningLine: `${hallOffice.runningLine}. ${hallOffice.runningLine}. ${hallOffice.runningLine}`,
      outOfTurn: [...hallOffice.outOfTurn, ...hallOffice.outOfTurn],
    },
  }),
  bare: screen({ office: { outOfTurn: [], runningLine: null, hours: [] }, offered: services.slice(0, 2) }),
  simulated: screen({ office: { simulated: true } }),
  vladimir: screen({
    office: {
      name: 'Офис обслуживания клиентов, г. Гусь-Хрустальный, ул. Калинина, д. 61а',
      simulated: true,
      hours: [...weekdays, { day: 6, from: '09:00', to: '15:00' }],
    },
  }),
  stale: screen({ office: { feedStalledAt: at(40) } }),
};
