// Invented outages for pictures and browser tests. Nothing of this is in the product.
import { startMs } from './boards.mjs';

const at = minutes => new Date(startMs + minutes * 60_000).toISOString();
const part = (place, street = null, houses = null) => ({ place, street, houses, side: 'both', words: null });

function outage(id, more = {}) {
  const area = more.area ?? [part('г. Тольятти, Центральный район', 'ул. Мира')];
  return {
    id,
    kind: 'emergency',
    phase: 'active',
    stage: 'crewSent',
    area,
    parts: area.length,
    customers: 146,
    startsAt: at(-52),
    estimateAt: at(83),
    estimateMoves: 0,
    cause: 'повреждение кабеля',
    crew: null,
    source: 'АО «ССК»',
    offices: ['togliatti'],
    doubts: [],
    reportedAt: at(-50),
    restoredAt: null,
    restoredReason: null,
    reopenings: 0,
    asOf: at(-12),
    ...more,
  };
}

const houses = [{ from: '2', to: '24', side: 'even' }];
const usual = [
  outage('inc-1041', {
    area: [
      part('г. Тольятти, Центральный район', 'ул. Мира', houses),
      part('г. Тольятти, Центральный район', 'б-р 50 лет Октября'),
    ],
    customers: 1846,
    estimateMoves: 2,
    surge: {
      calls: {
        basis: 'callers',
        since: at(-60),
        came: 14,
        usual: { p10: 1, expected: 3.2, p90: 6 },
        daysLearnt: 24,
        verdict: 'more',
      },
      visits: {
        basis: 'offices',
        since: at(-60),
        came: 41,
        usual: { p10: 18, expected: 24.6, p90: 32 },
        daysLearnt: 60,
        verdict: 'more',
      },
    },
  }),
  outage('inc-1042', {
    area: [part('п.г.т. Новосемейкино')],
    customers: 380,
    startsAt: at(-17),
    estimateAt: null,
    surge: {
      calls: null,
      visits: { basis: 'offices', since: at(-30), came: 2, usual: null, daysLearnt: 0, verdict: 'fewData' },
    },
    stage: 'acknowledged',
    cause: null,
    offices: ['novosemeykino', 'togliatti', 'samara-1'],
  }),
  outage('inc-1043', {
    area: [part('с. Лопатино', 'ул. Парковая')],
    customers: 64,
    estimateAt: at(-12),
    crew: 'бригада 3, на месте',
  }),
  outage('inc-1044', {
    area: [part('п. Дальний')],
    customers: null,
    offices: [],
    doubts: ['start-ahead'],
    startsAt: at(180),
    stage: 'reported',
  }),
  outage('rest-9', {
    kind: 'restriction',
    customers: 12,
    area: [],
    startsAt: at(-400),
    estimateAt: at(60),
    stage: 'reported',
    cause: 'график ограничения № 4',
  }),
  outage('plan-207', {
    kind: 'planned',
    phase: 'ahead',
    stage: 'reported',
    customers: 210,
    startsAt: at(1440),
    estimateAt: at(1620),
    cause: 'ремонт подстанции',
    area: [
      part('г. Самара', 'ул. Лесная'),
      part('г. Самара', 'пер. Садовый'),
      part('г. Самара', 'ул. Садовая'),
      part('г. Самара', 'ул. Новая'),
    ],
    offices: ['samara-1'],
  }),
  outage('notice-5f21c09be0aa-1', {
    kind: 'planned',
    phase: 'ahead',
    stage: 'reported',
    customers: null,
    startsAt: at(11_520),
    estimateAt: at(11_700),
    source: 'ivanova',
    cause: null,
  }),
  outage('inc-1039', { phase: 'restored', stage: 'restored', restoredAt: at(-75), startsAt: at(-190), customers: 12 }),
  outage('plan-190', {
    kind: 'planned',
    phase: 'restored',
    stage: 'restored',
    restoredAt: at(-60),
    restoredReason: 'as-planned',
    startsAt: at(-240),
  }),
];

const names = {
  togliatti: 'Тольяттинское',
  novosemeykino: 'Новосемейкино',
  'samara-1': 'Самарское городское',
  kinel: 'Кинельское',
  syzran: 'Сызранское',
};

function board(outages, { name = 'Самараэнерго', simulated = false, summary = {} } = {}) {
  const of = phase => outages.filter(each => each.phase === phase);
  const sum = list => list.reduce((total, { customers }) => total + (customers ?? 0), 0);
  const cells = {
    company: { id: 'samara', name, timeZone: 'Europe/Samara', simulated },
    summary: {
      active: of('active').length,
      emergency: of('active').filter(({ kind }) => kind === 'emergency').length,
      ahead: of('ahead').length,
      restoredToday: of('restored').length,
      customers: sum(of('active')),
      unestimated: of('active').filter(({ estimateAt }) => estimateAt === null).length,
      estimatesMovedToday: outages.reduce((total, { estimateMoves }) => total + estimateMoves, 0),
      doubted: outages.filter(({ doubts }) => doubts.length > 0).length,
      unmatched: outages.filter(({ offices }) => offices.length === 0).length,
      asOf: at(-1),
      ...summary,
    },
  };
  for (const each of outages) cells[`outage/${each.id}`] = each;
  for (const [id, shortName] of Object.entries(names)) {
    const touching = outages.filter(({ offices }) => offices.includes(id));
    const now = touching.filter(({ phase }) => phase === 'active');
    const ahead = touching.filter(({ phase }) => phase === 'ahead').length;
    cells[`office/${id}`] = { id, shortName, active: now.length, ahead, customers: sum(now) };
  }
  return cells;
}

const storm = Array.from({ length: 150 }, (_, index) =>
  outage(`inc-${20_000 + index}`, {
    area: [part('г. Тольятти, Автозаводский район', `ул. ${index + 1}-я Никитинская`)],
    customers: 90_000 - index * 17,
    estimateAt: index % 3 === 0 ? null : at(200 + index),
    estimateMoves: index % 4,
    offices: Object.keys(names).slice(0, 1 + (index % 5)),
  }),
);

const source = (id, title, more = {}) => ({
  id,
  title,
  readAt: at(-2),
  silentSince: null,
  reason: null,
  rows: 41,
  unread: 0,
  full: false,
  gap: null,
  ...more,
});

export const outageBoards = {
  samara: {
    ...board(usual),
    'suspicion/office/kinel': {
      place: 'office/kinel',
      name: 'Кинельское',
      count: 14,
      usual: 0.6,
      since: at(-11),
      until: at(4),
    },
    'suspicion/line/main': {
      place: 'line/main',
      name: 'Контакт-центр',
      count: 3,
      usual: 0.1,
      since: at(-90),
      until: at(-75),
    },
    'source/grid': source('grid', 'АО «ССК»', { silentSince: at(-14), reason: 'no whole answer within 20 s' }),
    'source/mrsk': source('mrsk', 'Россети Волга', { unread: 3, full: true, gap: { from: at(-90), to: at(-70) } }),
    'source/plan': source('plan', 'График ремонтов'),
  },
  calm: board(usual.filter(({ phase }) => phase === 'ahead')),
  empty: board([]),
  simulated: board(usual, { simulated: true }),
  overfull: board(storm, {
    summary: {
      active: 50_000,
      emergency: 49_120,
      customers: 9_431_208,
      unestimated: 16_666,
      estimatesMovedToday: 18_201,
    },
  }),
};

/** What the hub answers to a search, and to being asked for one outage. */
export function outagesAnswer(company, id, params) {
  if (id !== undefined) return [200, story(id)];
  const [skip, most] = [Number(params.get('skip') ?? 0), Number(params.get('most') ?? 50)];
  const outages = Array.from({ length: Math.min(most, 50_000 - skip) }, (_, index) => ({
    ...storm[index % 150],
    id: `inc-${30_000 + skip + index}`,
  }));
  return [200, { outages, total: 50_000 }];
}

const story = id => ({
  id,
  timeZone: 'Europe/Samara',
  area: usual[0].area,
  steps: [
    ['outage-reported', -50, { estimateAt: at(-10), customers: 1846, source: 'АО «ССК»', word: 'повреждение кабеля' }],
    ['outage-acknowledged', -47, {}],
    ['outage-crew-sent', -38, {}],
    ['outage-estimate-moved', -30, { fromAt: at(-10), estimateAt: at(30) }],
    ['outage-estimate-moved', -12, { fromAt: at(30), estimateAt: at(83), heard: 9 }],
    ['outage-doubted', -11, { estimateAt: at(525_600), word: 'estimate-year' }],
  ].map(([kind, minutes, { heard = 0, ...more }]) => ({
    kind,
    at: at(minutes),
    recordedAt: at(minutes + heard),
    ...more,
  })),
});
