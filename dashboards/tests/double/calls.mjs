// Invented contact centres for pictures and browser tests. Nothing of this is in the product.
import { accuracy } from './accuracy.mjs';
import { startMs } from './boards.mjs';

const at = secondsAgo => new Date(startMs - secondsAgo * 1000).toISOString();
const local = minutes => new Date(Date.parse('2026-11-24T04:00:00Z') + minutes * 60_000).toISOString();

const figures = (offered, within, abandoned, more = {}) => ({
  offered,
  answered: offered - abandoned,
  within,
  abandoned,
  shortAbandoned: Math.floor(abandoned / 4),
  levelPercent: offered === 0 ? null : Math.round((1000 * within) / offered) / 10,
  level2Percent: offered === 0 ? null : Math.round((1000 * (within + abandoned / 4)) / offered) / 10,
  asaS: offered === 0 ? null : 52.4,
  abandonedPercent: offered === 0 ? null : Math.round((1000 * abandoned) / offered) / 10,
  ahtS: offered === 0 ? null : 231,
  occupancyPercent: 91.3,
  ...more,
});

const nothing = figures(0, 0, 0, { occupancyPercent: null });

function line(id, name, more = {}) {
  return {
    id,
    name,
    number: '8 800 1000 763',
    state: 'breach',
    targetS: 20,
    targetPercent: 80,
    waiting: 7,
    oldestAt: at(108),
    talking: 17,
    operators: { talking: 17, wrapUp: 4, available: 0, pause: 2, away: 1 },
    occupancyPercent: 100,
    arrived: 96,
    last15: figures(44, 26, 6),
    last30: figures(91, 58, 9),
    today: figures(1412, 1005, 86),
    menuEnded: 611,
    ewt: { p50S: 74, p90S: 190 },
    accuracy: accuracy(412, 45.7),
    asOf: at(1),
    ...more,
  };
}

const quarters = (lineId, levels, each = 42) =>
  levels.map((percent, index) => ({
    line: lineId,
    from: local(index * 15),
    offered: each,
    within: Math.round((each * percent) / 100),
    abandoned: Math.max(0, Math.round((92 - percent) / 4)),
  }));
const falling = [94, 92, 91, 88, 90, 86, 84, 83, 79, 76, 68, 64];

const caller = (number, line, secondsAgo, more = {}) => ({
  call: `1732430${900 + number}.${4100 + number}`,
  line,
  since: at(secondsAgo),
  priority: 0,
  tier: null,
  rings: null,
  told: { p50S: 60, p90S: 150 },
  ...more,
});

const pauseReasons = ['обед', 'обучение', 'обед', 'разбор обращений с начальником смены'];

const operators = (lineId, counts, first = 101) => {
  let number = first;
  const each = [
    ['talking', 640],
    ['wrapUp', 95],
    ['available', 30],
    ['pause', 900],
    ['away', 1400],
  ];
  return each.flatMap(([phase, longest]) =>
    Array.from({ length: counts[phase] ?? 0 }, (_, index) => ({
      operator: String(number++),
      line: lineId,
      phase,
      since: at(Math.max(4, longest - index * 37)),
      call: phase === 'talking' ? `1732430${index}.1` : null,
      reason: phase === 'pause' ? pauseReasons[index % 4] : null,
      heldAt: null,
      calls: 20 + index,
      tiers: index % 4 === 0 ? [1, 2] : [1],
      skills: [],
      today: {
        availableS: 2400,
        talkingS: 7200,
        wrapUpS: 900,
        awayS: 0,
        pausedS: 600,
        pauses: [{ reason: 'обед', seconds: 600 }],
      },
    })),
  );
};

const gaveUp = count =>
  Array.from({ length: count }, (_, index) => ({
    call: `1732430${100 + index}.${3000 + index}`,
    line: 'samara-cc',
    at: at(60 + index * 190),
    waitedS: 45 + ((index * 37) % 260),
  }));
const owed = [
  ['3977', -260, true],
  ['3981', 340, false],
  ['3984', 2700, false],
  ['3990', 6300, false],
].map(([end, left, missed]) => ({
  call: `1732430000.${end}`,
  line: 'samara-cc',
  promisedAt: at(-left),
  dueAt: at(-left),
  missed,
}));

/** @param sums Members of the sum that the lists do not say. */
function centre({
  simulated = false,
  lines,
  callers = [],
  staff = [],
  lost = [],
  promises = [],
  bars = [],
  sums = {},
  outages = null,
}) {
  const total = lines[0];
  const cells = {
    company: { id: 'samara', name: 'Самараэнерго', timeZone: 'Europe/Samara', simulated },
    sum: {
      waiting: callers.length,
      oldestAt: callers[0]?.since ?? null,
      talking: total.talking,
      operators: total.operators,
      occupancyPercent: total.occupancyPercent,
      arrived: total.arrived,
      usual: { band: { p10: 60, expected: 71.6, p90: 84 }, surge: true, daysLearnt: 23 },
      need: { operators: 27, coming: 112, daysLearnt: 23 },
      last15: total.last15,
      last30: total.last30,
      today: total.today,
      menuEnded: total.menuEnded,
      menuServed: Math.floor(total.menuEnded * 0.7),
      outside: 12,
      ringing: 0,
      holding: 0,
      tiers: [],
      gaveUp: lost.length,
      owed: promises.length,
      missed: promises.filter(({ missed }) => missed).length,
      calledBack: 5,
      accuracy: total.accuracy,
      asOf: total.asOf,
      ...sums,
    },
  };
  if (outages !== null) cells.outages = outages;
  for (const each of lines) cells[`line/${each.id}`] = each;
  for (const each of bars) cells[`quarter/${each.line}/${Date.parse(each.from) / 1000}`] = each;
  for (const each of callers.slice(0, 60)) cells[`caller/${each.call}`] = each;
  for (const each of staff) cells[`operator/${each.line}/${each.operator}`] = each;
  for (const each of lost.slice(0, 40)) cells[`gave-up/${each.call}`] = each;
  for (const each of promises) cells[`owed/${each.call}`] = each;
  return cells;
}

const waits = [108, 92, 61, 33, 19, 17, 4];
const busy = { talking: 17, wrapUp: 4, available: 0, pause: 2, away: 1 };
const main = line('samara-cc', 'Контакт-центр');
const usual = {
  lines: [main],
  callers: waits.map((seconds, index) =>
    caller(
      index,
      'samara-cc',
      seconds,
      index === 3 ? { priority: 1, tier: 2 } : { tier: 1, rings: index === 6 ? '114' : null },
    ),
  ),
  staff: operators('samara-cc', busy),
  lost: gaveUp(14),
  promises: owed,
  bars: quarters('samara-cc', falling),
  sums: {
    ringing: 1,
    holding: 2,
    tiers: [
      { tier: 1, waiting: 6, oldestAt: at(108), talking: 13 },
      { tier: 2, waiting: 1, oldestAt: at(33), talking: 3 },
      { tier: 3, waiting: 0, oldestAt: null, talking: 1 },
    ],
  },
};
const part = (place, street) => ({ place, street, houses: null, side: 'both', words: null });
const without = (id, place, street, customers, since, estimateAt, estimateMoves = 0) => ({
  id,
  kind: 'emergency',
  area: [part(place, street)],
  parts: 1,
  customers,
  since: at(since),
  estimateAt: estimateAt === null ? null : at(-estimateAt),
  estimateMoves,
});
usual.outages = {
  active: 5,
  customers: 2302,
  outages: [
    {
      ...without('inc-1041', 'г. Тольятти, Центральный район', 'ул. Мира', 1846, 3120, 4980, 2),
      calls: {
        basis: 'callers',
        since: at(3600),
        came: 14,
        usual: { p10: 1, expected: 3.2, p90: 6 },
        daysLearnt: 24,
        verdict: 'more',
      },
    },
    without('inc-1042', 'п.г.т. Новосемейкино', null, 380, 1020, null),
    without('inc-1043', 'с. Лопатино', 'ул. Парковая', 64, 3120, -720),
    without('inc-1044', 'п. Дальний', null, null, 60, 7200),
  ],
};
const quietLine = {
  state: 'met',
  waiting: 0,
  oldestAt: null,
  talking: 6,
  arrived: 42,
  operators: { talking: 6, wrapUp: 1, available: 9, pause: 1, away: 0 },
  occupancyPercent: 43.8,
  last30: figures(40, 38, 0),
  today: figures(611, 574, 4),
  ewt: { p50S: 0, p90S: 0 },
};
const bareLine = line('samara-cc', 'Контакт-центр', {
  state: 'noData',
  waiting: 0,
  oldestAt: null,
  talking: 0,
  operators: null,
  occupancyPercent: null,
  arrived: 0,
  last15: nothing,
  last30: nothing,
  today: nothing,
  menuEnded: 0,
  ewt: null,
  accuracy: accuracy(0),
  asOf: null,
});

export const callCentres = {
  samara: centre(usual),
  simulated: centre({ ...usual, simulated: true }),
  calm: centre({
    lines: [line('samara-cc', 'Контакт-центр', quietLine)],
    staff: operators('samara-cc', { talking: 6, wrapUp: 1, available: 9, pause: 1 }),
    bars: quarters('samara-cc', [94, 92, 96, 91, 95, 97, 94, 93, 90, 96, 97, 95]),
    sums: {
      usual: { band: { p10: 31, expected: 40.2, p90: 50 }, surge: false, daysLearnt: 23 },
      need: { operators: 11, coming: 78, daysLearnt: 23 },
    },
  }),
  empty: centre({
    lines: [bareLine],
    sums: { calledBack: 0, usual: { band: null, surge: false, daysLearnt: 0 }, need: null },
  }),
  lines: centre({
    ...usual,
    lines: [
      line('people', 'Физические лица, справки и показания'),
      line('firms', 'Юридические лица', { ...quietLine, state: 'met' }),
      line('debts', 'Задолженность и ограничение', { state: 'risk', waiting: 2, oldestAt: at(17) }),
    ],
    callers: waits.map((seconds, index) => caller(index, ['people', 'debts'][index % 2], seconds)),
    bars: quarters('people', falling),
  }),
  overfull: centre({
    ...usual,
    lines: Array.from({ length: 7 }, (_, index) => line(`l${index}`, `Линия поддержки потребителей № ${index + 1}`)),
    callers: Array.from({ length: 60 }, (_, index) => caller(index, `l${index % 7}`, 4200 - index * 40)),
    staff: operators('l0', { talking: 88, wrapUp: 14, available: 3, pause: 11, away: 4 }),
    lost: gaveUp(40),
    promises: Array.from({ length: 40 }, (_, index) => ({
      ...owed[index % 4],
      call: `1732430000.${5000 + index}`,
      dueAt: at(4000 - index * 600),
      missed: index < 7,
    })),
    bars: quarters(
      'l0',
      Array.from({ length: 48 }, (_, index) => 95 - ((index * 7) % 60)),
    ),
    sums: {
      waiting: 2000,
      gaveUp: 1318,
      owed: 214,
      missed: 88,
      talking: 88,
      operators: { talking: 88, wrapUp: 14, available: 3, pause: 11, away: 4 },
      arrived: 12_480,
      usual: { band: { p10: 1920, expected: 2240.4, p90: 2560 }, surge: true, daysLearnt: 56 },
      need: { operators: 1204, coming: 11_918, daysLearnt: 56 },
    },
  }),
};

/** The register of calls: a day of 137 calls, every seventh of which was not answered. @param query Of the address. */
export function register(query) {
  const [skip, most, outcome] = [Number(query.get('skip') ?? 0), Number(query.get('most') ?? 50), query.get('outcome')];
  const all = Array.from({ length: 137 }, (_, index) => ({
    call: `17324${30000 - index * 41}.${4200 - index}`,
    line: 'samara-cc',
    offeredAt: at(30 + index * 77),
    outcome: index % 7 === 3 ? 'abandoned' : 'answered',
    waitedS: (index * 53) % 190,
    handledS: index % 7 === 3 ? undefined : 60 + ((index * 97) % 500),
    operator: index % 7 === 3 ? undefined : String(101 + (index % 23)),
    outside: false,
  }));
  const found = all.filter(each => outcome === null || outcome === 'offered' || each.outcome === outcome);
  return { calls: found.slice(skip, skip + most), total: found.length };
}

/** What happened to a call that waits. */
export const story = call => ({
  call,
  line: 'samara-cc',
  lineName: 'Контакт-центр',
  timeZone: 'Europe/Samara',
  told: { p50S: 60, p90S: 150 },
  waitedS: 131,
  steps: [
    ['call-entered', 420, {}],
    ['menu-used', 401, { word: 'readings' }],
    ['call-queued', 380, { tier: 1 }],
    ['call-rang', 270, { operator: '114' }],
    ['ring-unanswered', 262, { operator: '114', seconds: 8 }],
    ['call-answered', 249, { operator: '108', tier: 1, seconds: 131 }],
    ['call-held', 200, { operator: '108' }],
    ['call-resumed', 170, { operator: '108', seconds: 30 }],
    ['call-ended', 90, { operator: '108', seconds: 129 }],
    ['callback-promised', 88, { until: at(-3600) }],
  ].map(([kind, ago, more]) => ({ kind, at: at(ago), ...more })),
});
