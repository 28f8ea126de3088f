// Invented standards and calendars for the administrators' page.
import { preview, rotas } from './rotas.mjs';
import { rules } from './rules.mjs';

const companies = [
  { id: 'khges', name: 'Открытое акционерное общество «Хабаровская горэлектросеть» (ХГЭС)' },
  { id: 'samara', name: 'Самараэнерго' },
  { id: 'saratov', name: 'Саратовэнерго' },
];

const offices = [
  { id: 'samara-01', name: 'Тольяттинское отделение' },
  { id: 'samara-02', name: 'Жигулёвское отделение' },
];

const versions = [
  {
    version: '3',
    state: 'draft',
    validFrom: '2027-01-01',
    by: 'orlova',
    uploadedAt: '2026-11-23T12:10:00Z',
    rules: 96,
  },
  {
    version: '2-ispravlenie-srokov-pretenziy',
    state: 'waiting',
    validFrom: '2026-12-01',
    inForceAt: '2026-11-30T20:00:00Z',
    by: 'orlova',
    uploadedAt: '2026-11-20T08:00:00Z',
    activatedBy: 'petrov',
    corrects: '1',
    rules: 95,
  },
  { version: '1', state: 'inForce', rules: 94 },
].map(each => ({ notEnforced: 11, ...each }));

const diff = {
  company: 'samara',
  older: '1',
  newer: '2-ispravlenie-srokov-pretenziy',
  changes: [
    {
      kind: 'changed',
      path: '$.deadlines.rules[claim-quality-citizen].within.amount',
      clause: '7.4',
      ru: 'п. 7.4: срок ответа на претензию о качестве обслуживания был 3 рабочих дня, станет 5 рабочих дней',
      en: 'clause 7.4: a claim about quality was answered within 3 working days, will be within 5',
    },
    { kind: 'added', path: '$.offices[samara-47]', ru: 'добавлен офис «Алексеевка»', en: 'office Alekseevka is added' },
    { kind: 'removed', path: '$.lines[night]', ru: 'убрана линия «Ночная»', en: 'line Night is removed' },
  ],
  notEnforced: [
    {
      id: 'premises',
      clause: '4.2',
      why: { ru: 'помещение осматривают люди', en: 'premises are inspected by people' },
    },
  ],
};

const recount = {
  id: '4711',
  cause: 'profile',
  what: '2',
  begunAt: '2026-11-24T05:00:00Z',
  doneAt: '2026-11-24T05:00:02Z',
  counted: 128_400,
  moved: 1_212,
  tookMs: 1_840,
};

const moved = {
  recount,
  timeZone: 'Europe/Samara',
  total: 1_212,
  moved: ['2026-004101', '2026-004118'].map((id, i) => ({
    subject: `appeal/samara/${id}`,
    clock: 'answer',
    rule: 'claim-quality-citizen',
    old: '2026-11-25T19:59:59Z',
    new: i === 0 ? '2026-11-27T19:59:59Z' : undefined,
    days: i === 0 ? [] : ['2026-12-31'],
  })),
};

const calendars = {
  today: '2026-11-24',
  calendars: [
    { calendar: 'ru', missing: [2027], companies: companies.slice(0, 2), years: [2026, 2025, 2024].map(shipped) },
    { calendar: 'ru-saratov', missing: [], companies: companies.slice(2), years: [shipped(2026)] },
  ],
};

function shipped(year) {
  return { year, told: false, workingDays: 247, shortened: 4, special: 23 };
}

const year = {
  calendar: 'ru',
  year: 2026,
  line: shipped(2026),
  days: [
    { date: '2026-01-01', kind: 'holiday' },
    { date: '2026-01-09', kind: 'moved', movedFrom: '2026-01-03' },
  ],
  changed: [{ date: '2026-12-31', old: 'working', new: 'nonWorking' }],
};

const keys = {
  usesSince: '2026-11-20T04:00:00Z',
  keys: [
    {
      id: '5f0c1a9be2d4',
      label: 'Экран у входа',
      rights: ['read-screens'],
      company: 'samara',
      office: '01',
      issuedAt: '2026-11-01T06:00:00Z',
      revoked: false,
      lastUsedAt: '2026-11-24T06:39:00Z',
      former: { until: '2026-11-25T08:00:00Z', lastUsedAt: '2026-11-24T06:10:00Z' },
    },
    {
      id: 'a1b2c3d4e5f6',
      label: 'Терминал у администратора зала',
      rights: ['take-tickets', 'read-screens'],
      company: 'saratov',
      office: '02',
      issuedAt: '2026-10-12T06:00:00Z',
      revoked: false,
      lastUsedAt: '2026-11-24T06:38:00Z',
    },
    {
      id: '00ffaa119922',
      label: 'Обмен с биллингом',
      rights: ['send-commands', 'read-appeals'],
      company: 'samara',
      issuedAt: '2026-09-01T06:00:00Z',
      expiresAt: '2099-12-31T19:59:00Z',
      revoked: false,
    },
    {
      id: '77aa77aa77aa',
      label: 'prometheus',
      rights: ['read-metrics'],
      issuedAt: '2026-08-01T06:00:00Z',
      revoked: false,
      lastUsedAt: '2026-11-24T06:39:50Z',
    },
    {
      id: 'deadbeef0001',
      label: 'Старый экран',
      rights: ['read-screens'],
      company: 'samara',
      office: '01',
      issuedAt: '2025-08-01T06:00:00Z',
      revoked: true,
    },
  ],
};

/** The answer to a read below `/api/v1/`, or null for what is none of this page's. */
export function adminAnswer(path, method) {
  const [company] = path.split('/');
  if (path.endsWith('/alert-rotas/preview')) return [200, preview];
  if (method !== 'GET') return null;
  if (path.endsWith('/places')) return [200, { timeZone: 'Europe/Samara', offices }];
  if (path === 'device-keys') return [200, keys];
  if (path === 'calendars') return [200, calendars];
  if (path.startsWith('calendars/')) return [200, year];
  if (path.endsWith('/alert-rules')) return [200, company === 'saratov' ? { rules: [], contradictions: [] } : rules];
  if (path.endsWith('/alert-rotas')) return [200, company === 'samara' ? rotas : { rotas: [], contacts: [] }];
  if (path.endsWith('/recounts')) return [200, { company, timeZone: 'Europe/Samara', recounts: [recount] }];
  if (path.includes('/recounts/')) return [200, moved];
  if (path.endsWith('/diff')) return [200, diff];
  if (!path.endsWith('/profile/versions')) return null;
  const { name } = companies.find(({ id }) => id === company) ?? { name: company };
  return [200, { company, name, timeZone: 'Europe/Samara', today: '2026-11-24', revision: 4, versions }];
}
