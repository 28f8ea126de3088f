// Invented ledgers for pictures and browser tests; the moment is Tuesday 24 November 2026, 10:47 in Saratov.
const said = (ru, en = ru) => ({ ru, en });
const trend = (...values) => values.concat(Array(Math.max(0, 24 - values.length)).fill(values.at(-1)));
const ramp = (from, to) => Array.from({ length: 24 }, (_, day) => Number((from + ((to - from) * day) / 23).toFixed(2)));

const norm = (id, clause, name, rule, row = {}) => ({
  rule: {
    id,
    name,
    nameEn: id.replaceAll('-', ' '),
    clause,
    requirementId: `SARATOV-${clause}`,
    entity: 'queue',
    metric: 'wait-time',
    aggregation: 'mean',
    unit: 'minutes',
    comparator: 'atMost',
    window: 'month',
    windowStated: true,
    force: 'must',
    per: 'each',
    owner: 'office-head',
    ...rule,
  },
  state: 'met',
  first: '2026-11-01',
  last: '2026-11-30',
  n: 0,
  over: 0,
  subjects: 12,
  withData: 12,
  broken: 0,
  trend: [],
  others: [],
  ...(rule.threshold === undefined ? {} : { threshold: rule.threshold }),
  ...row,
});

const rows = [
  norm(
    'total-visit',
    '6.3',
    'Посещение целиком',
    { aggregation: 'case', threshold: 30, window: 'case' },
    {
      state: 'breach',
      value: 214,
      n: 18420,
      over: 214,
      broken: 7,
      why: said('нарушают 7 из 12', 'broken by 7 of 12'),
      trend: ramp(2, 214),
      forecast: { value: 271, n: 24300, windows: 0 },
    },
  ),
  norm(
    'service-time',
    'A1-7.9',
    'Время обслуживания',
    {
      threshold: 15,
      windowStated: false,
      exclusions: [
        { kind: 'topicsOver', value: 3 },
        { kind: 'text', text: 'тематики с региональной спецификой' },
      ],
      note: 'SR-3: для региональной спецификации признака в тексте нет',
    },
    {
      state: 'breach',
      value: 15.62,
      n: 17204,
      over: 6100,
      broken: 3,
      why: said('нарушают 3 из 12', 'broken by 3 of 12'),
      withAll: { value: 16.9, n: 17810, leftOut: 606 },
      budget: { left: -10666, usedPercent: 104.1, restMean: 13.18, restN: 5880 },
      forecast: { value: 15.4, n: 23084, error: 0.31, windows: 4 },
      previous: { first: '2026-10-01', value: 14.2, n: 24101, change: 1.42 },
      trend: ramp(14.1, 15.62),
    },
  ),
  norm(
    'queue-wait',
    'A1-7.7',
    'Ожидание в очереди ЦОК',
    { threshold: 15 },
    {
      state: 'risk',
      value: 13.62,
      n: 18420,
      over: 5206,
      why: said('у порога 4 из 12', '4 of 12 are at it'),
      budget: { left: 25420, usedPercent: 90.8, restMean: 19.32, restN: 5880 },
      forecast: { value: 14.6, n: 24300, error: 0.7, windows: 4 },
      previous: { first: '2026-10-01', value: 12.9, n: 23911, change: 0.72 },
      trend: ramp(9.8, 13.62),
    },
  ),
  norm(
    'phone-wait',
    '7.2',
    'Ожидание ответа оператора',
    { entity: 'line', metric: 'answer-wait', unit: 'seconds', threshold: 120, amber: 40, owner: 'contact-centre-head' },
    {
      state: 'risk',
      value: 56.3,
      n: 20871,
      over: 1904,
      subjects: 2,
      withData: 2,
      budget: { left: 1329000, usedPercent: 46.9, restMean: 340.2, restN: 6100 },
      forecast: { value: 57.1, n: 26971, error: 2.2, windows: 4 },
      trend: ramp(44, 56.3),
    },
  ),
  norm(
    'queue-wait-order',
    '7.3.9.1',
    'Ожидание в очереди по годовому приказу',
    {},
    {
      state: 'noData',
      value: 13.62,
      n: 18420,
      why: said(
        'порог не введён: его задаёт приказ генерального директора на год',
        'no threshold yet: it comes from the yearly order',
      ),
      trend: trend(13.6),
    },
  ),
  norm(
    'waiting-seats',
    'A1-8.4.11',
    'Места для ожидания',
    {
      entity: 'window',
      metric: 'waiting-seats',
      aggregation: 'capacityMinimum',
      unit: 'perWindow',
      comparator: 'atLeast',
      threshold: 1,
    },
    {
      state: 'noData',
      why: said('нет сведений: места для ожидания ÷ окна', 'nobody has told: seats ÷ windows'),
      withData: 4,
    },
  ),
  norm(
    'cok-hours',
    '7.3.6.1',
    'Часы ЦОК для физических лиц',
    {
      entity: 'office',
      metric: 'weekly-service-hours',
      aggregation: 'scheduleMinimum',
      unit: 'hoursPerWeek',
      comparator: 'atLeast',
      threshold: 40,
      owner: 'service-quality',
    },
    { value: 44, n: 12 },
  ),
  norm(
    'answered',
    '12.1',
    'Ответ за 30 секунд',
    {
      entity: 'line',
      metric: 'answer-wait',
      aggregation: 'share',
      unit: 'percent',
      comparator: 'atLeast',
      threshold: 75,
      caseLimit: { amount: 30, unit: 'seconds' },
      window: 'quarter',
      owner: 'contact-centre-head',
    },
    {
      value: 81.4,
      n: 61204,
      over: 11384,
      subjects: 2,
      withData: 2,
      others: [{ denominator: 'answered', value: 86.2, n: 57800 }],
      trend: ramp(79, 81.4),
      forecast: { value: 81.2, n: 84000, error: 0.9, windows: 3 },
    },
  ),
  norm(
    'inbound-rings',
    'A3-4.1',
    'Ответ на звонок',
    { entity: 'line', aggregation: 'case', unit: 'rings', threshold: 4, window: 'case' },
    {
      state: 'noData',
      notEnforced: said('АТС не сообщает гудки', 'no source tells rings'),
      why: said('АТС не сообщает гудки', 'no source tells rings'),
    },
  ),
  norm(
    'written-answer',
    '7.3.10.2',
    'Ответ на письменное обращение',
    {
      entity: 'appeal',
      aggregation: 'case',
      unit: 'calendarDays',
      threshold: 20,
      window: 'case',
      owner: 'process-owner',
    },
    { state: 'noData', notEnforced: said('обращения ещё не ведутся в системе', 'appeals are not kept here yet') },
  ),
];

const ledger = (company, change = {}) => ({
  company,
  name: 'Саратовэнерго',
  timeZone: 'Europe/Saratov',
  simulated: false,
  month: '2026-11',
  day: '2026-11-24',
  running: true,
  at: '2026-11-24T06:47:22Z',
  newestAt: '2026-11-24T06:47:20Z',
  rows,
  notEnforced: [
    {
      id: 'overall-score',
      clause: '8.7',
      requirementId: 'SARATOV-8.7',
      text: 'Общая оценка по совокупности показателей',
      why: said('утверждённой методики в тексте нет', 'the approved method is not in the text'),
    },
  ],
  ...change,
});

const long =
  'Ожидание приёма по вопросам технологического присоединения энергопринимающих устройств потребителей в дополнительном пункте';
const ledgers = {
  empty: ledger('empty', { rows: [], notEnforced: [] }),
  calm: ledger('calm', {
    rows: rows.filter(row => row.state === 'met'),
    notEnforced: [],
    month: '2026-10',
    day: '2026-10-31',
    running: false,
  }),
  overfull: ledger('overfull', {
    name: 'Публичное акционерное общество энергетики и электрификации «Саратовэнерго»',
    simulated: true,
    rows: Array.from({ length: 60 }, (_, i) => ({
      ...rows[i % rows.length],
      rule: { ...rows[i % rows.length].rule, id: `n${i}`, name: i % 3 ? rows[i % rows.length].rule.name : long },
      n: 1234567,
    })),
  }),
};

const offices = ['ЦОК Балаково', 'ЦОК Саратов, Октябрьский', 'ГРП Аткарск', 'ЦОК Энгельс'].map((name, i) => ({
  subject: `office/saratov-0${i + 1}`,
  name,
  state: ['breach', 'risk', 'noData', 'met'][i],
  ...(i === 2
    ? { why: said('случаев не поступало, хотя офис или линия работали', 'no case came though it was open') }
    : { value: [16.8, 14.2, 0, 9.4][i] }),
  threshold: 15,
  n: [1906, 3110, 0, 2204][i],
  over: [880, 1204, 0, 210][i],
}));

const detail = id => {
  const row = rows.find(one => one.rule.id === id) ?? rows[2];
  return {
    row,
    definition: said(
      'начало обслуживания − выдача талона; время отложения по желанию клиента не входит',
      'start of service − issue of the ticket; time parked at the visitor’s wish is left out',
    ),
    offices: row.notEnforced ? [] : offices,
    cases: row.notEnforced
      ? []
      : Array.from({ length: 12 }, (_, i) => ({
          subject: offices[i % 2].subject,
          id: `2026-11-${24 - i}.А0${47 - i}`,
          at: `2026-11-${24 - i}T06:1${i % 10}:00Z`,
          value: 3120 - 240 * i,
          over: i < 9,
          leftOut: i === 10,
          service: 'contracts',
          window: 1 + (i % 6),
          operator: `1${i % 10}2`,
        })),
    caseCount: row.notEnforced ? 0 : 18420,
    casesFrom: '2026-11-01',
    company: 'saratov',
    name: 'Саратовэнерго',
    timeZone: 'Europe/Saratov',
    simulated: false,
    at: '2026-11-24T06:47:22Z',
  };
};

const requirements = company => ({
  company,
  name: 'Саратовэнерго',
  requirements: [
    {
      id: 'SARATOV-A1-7.7',
      clause: 'A1-7.7',
      kind: 'AVG-M',
      force: 'must',
      text: {
        ru: 'Ожидание в очереди до начала очного обслуживания: в среднем за календарный месяц не более 15 минут',
        en: 'Wait in the queue before in-person service starts: mean over calendar month at most 15 min',
      },
      kept: [
        {
          how: 'measured',
          where: { ru: 'норма «Ожидание в очереди ЦОК», /standard/saratov', en: 'norm queue-wait, /standard/saratov' },
        },
        {
          how: 'configured',
          where: {
            ru: 'deploy/profiles/saratov.json, queue.waitNormMin',
            en: 'deploy/profiles/saratov.json, queue.waitNormMin',
          },
        },
      ],
      tests: ['OpsHub.Grains.Tests.Norms.Norm_of_a_mean.Is_the_sum_over_the_month_by_the_number_of_visits'],
    },
    {
      id: 'SARATOV-A1-8.5.1',
      clause: 'A1-8.5.1',
      kind: 'DSP',
      force: 'must',
      text: {
        ru: 'В зоне обслуживания видно, кого обслуживают вне очереди',
        en: 'In the service zone, visibly: which categories are served out of turn',
      },
      kept: [
        {
          how: 'shown',
          where: { ru: 'экран зала, /screen/{company}/{office}', en: 'hall screen, /screen/{company}/{office}' },
        },
      ],
      tests: [],
    },
    {
      id: 'SARATOV-A2-5.7.5',
      clause: 'A2-5.7.5',
      kind: 'RET',
      force: 'must',
      text: {
        ru: 'Записи разговоров хранят не менее 60 календарных дней',
        en: 'Keep the recordings at least 60 calendar days',
      },
      kept: [],
      tests: [],
      notYet: {
        kind: 'feed',
        why: {
          ru: 'записи хранит телефонная станция; ссылок на них и сроков она не передаёт',
          en: 'the telephone exchange keeps the recordings; it tells neither references nor terms',
        },
      },
    },
  ],
});

/** Answers of the compliance API by company: [status, body], or null for one that never answers. */
/** Nobody has answered yet where a company is empty. */
function feedback(company) {
  const figure = (kind, n, value) => ({ kind, spread: [], ...(company === 'empty' ? { n: 0 } : { n, value }) });
  return {
    month: (ledgers[company] ?? ledger(company)).month,
    figures: [
      figure('mark', 1284, 4.61),
      figure('nps', 212, 34),
      figure('csi', 412, 4.2),
      figure('ces', 96, 2.4),
      { kind: 'fcr', n: 0, spread: [] },
    ],
    asOf: '2026-11-24T06:47:22Z',
  };
}

export function standardAnswer(company, rest, asked) {
  if (company === 'forbidden') return [403, {}];
  if (company === 'loading') return null;
  if (company === 'stale' && asked > 1) return [503, {}];
  if (rest === 'feedback') return [200, feedback(company)];
  if (rest === 'requirements') return [200, requirements(company)];
  if (rest === 'norms') return [200, ledgers[company] ?? ledger(company)];
  return [200, detail(rest.slice('norms/'.length))];
}
