// Invented notices to customers and channels of a month.
const said = (ru, en) => ({ ru, en });
const news = said('лента новостей сайта', 'news of the site');
const section = said('особый раздел сайта', 'special section of the site');

const lines = [
  {
    id: 'interruption-began:channel:personal-account:r-1',
    name: said('О перебое личного кабинета', 'Interruption of the account page'),
    clause: 'A2-4.14',
    about: 'channel/personal-account/r-1',
    eventAt: '2026-11-24T05:20:00Z',
    dueAt: '2026-11-24T06:20:00Z',
    standing: 'overdue',
    missing: [section],
  },
  {
    id: 'outage-begins:outage:g-7',
    name: said('О плановом отключении', 'Planned outage'),
    clause: '5.1 table 2.5',
    about: 'outage/g-7',
    eventAt: '2026-12-05T05:00:00Z',
    dueAt: '2026-11-25T19:59:59Z',
    standing: 'atRisk',
    missing: [news],
    offices: ['samara-01', 'samara-02'],
  },
  {
    id: 'visit-3',
    name: said('О приезде мобильного офиса', 'The mobile office comes'),
    clause: '7.3.6.4',
    about: 'office/mobile-1',
    eventAt: '2026-12-28T06:00:00Z',
    dueAt: '2026-12-18T19:59:59Z',
    standing: 'open',
    missing: [said('отдельное уведомление', 'separate notice')],
  },
  {
    id: 'restored:channel:website:r-9',
    name: said(
      'О перебое сайта: причина, когда пропал и вернулся доступ',
      'Interruption of the site: reason, loss and return',
    ),
    clause: 'A2-3.11',
    about: 'channel/website/r-9',
    eventAt: '2026-11-21T09:10:00Z',
    dueAt: '2026-11-21T11:10:00Z',
    completeAt: '2026-11-21T09:48:00Z',
    standing: 'inTime',
    missing: [],
  },
];

const text =
  'Уважаемые клиенты!\n\nС 09:20 24 ноября не работает личный кабинет. Причина: ответ 503. О восстановлении сообщим отдельно.\n\nСаратовэнерго';

const card = line => ({
  line,
  places: [
    {
      place: 'site-news',
      name: news,
      needed: true,
      draft: text,
      most: 2000,
      published: { text, at: '2026-11-24T05:31:00Z', by: 'account:ivanova' },
    },
    { place: 'site-section', name: section, needed: true, draft: text, most: 2000 },
    {
      place: 'screens',
      name: said('экраны залов', 'hall screens'),
      needed: false,
      draft: 'Не работает личный кабинет с 09:20 24 ноября. Приносим извинения.',
      most: 300,
    },
    {
      place: 'sms',
      name: said('СМС', 'SMS'),
      needed: false,
      draft: 'Саратовэнерго: не работает личный кабинет с 09:20 24 ноября. Приносим извинения.',
      most: 134,
    },
  ],
  clock: {
    steps: [
      {
        text: said('правило: 1 час, п. A2-4.14', 'rule: 1 hour, clause A2-4.14'),
      },
      { text: said('событие: перебой начался, 24.11.2026 09:20', 'event: interruption began, 24.11.2026 09:20') },
      { text: said('последний момент: 10:20', 'last instant: 10:20') },
    ],
  },
  changes: 0,
});

const channel = (id, name, nameEn, more) => ({
  id,
  name,
  nameEn,
  down: false,
  count: 0,
  downS: 0,
  apart: 0,
  availability: 1,
  interruptions: [],
  ...more,
});

const channels = [
  channel('website', 'сайт', 'web site', { count: 2, most: 3, downS: 9_480, mostDownS: 43_200, availability: 0.9929 }),
  channel('personal-account', 'личный кабинет', 'account page', {
    down: true,
    count: 4,
    most: 3,
    downS: 16_020,
    mostDownS: 43_200,
    apart: 1,
    availability: 0.9713,
    interruptions: [
      {
        id: 'r-1',
        startedAt: '2026-11-24T05:20:00Z',
        reason: 'ответ 503',
        forceMajeure: false,
        reports: ['probe:web:1', 'r-1'],
      },
      {
        id: 'r-0',
        startedAt: '2026-11-12T05:20:00Z',
        endedAt: '2026-11-12T06:05:00Z',
        reason: 'гроза: обрыв канала связи',
        forceMajeure: true,
        reports: ['r-0'],
      },
    ],
  }),
  channel('contact-centre', 'контакт-центр', 'contact centre', { most: 3, mostDownS: 43_200 }),
  channel('email', 'электронная почта', 'e-mail', { doubtedSince: '2026-11-24T05:20:00Z' }),
];

const kind = (id, on, ru, en, ...of) => ({ id, on, name: said(ru, en), clause: '7.3.6.4', channels: of });
const kinds = [
  kind('mobile-office', 'presence', 'О приезде мобильного офиса', 'The mobile office comes'),
  kind('planned-outage', 'outage-begins', 'О плановом отключении', 'Planned outage'),
  kind('account-began', 'interruption-began', 'О перебое кабинета', 'Account page down', 'personal-account'),
];

const foreseenInterruption = {
  month: '2026-11',
  before: channels[0],
  after: { ...channels[0], count: 4, downS: 13_080 },
  joins: ['r-9'],
};

const foreseenNotice = asOf => ({
  card: { ...card(lines[2]), line: { ...lines[2], dueAt: '2026-11-20T19:59:59Z' } },
  norm: {
    id: 'notice-mobile-office',
    name: said('Сообщение о приезде мобильного офиса – за 5 рабочих дней', 'Notice of the mobile office'),
    clause: '7.3.6.4',
  },
  asOf,
});

/** The answer to a read below `/api/v1/`, or null for what is none of this page's. */
export function noticesAnswer(path, asOf) {
  const [, company, kind, id] = /^([\w-]+)\/(notices|interruptions)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (kind === undefined) return null;
  if (id === 'draft') return [200, kind === 'notices' ? foreseenNotice(asOf) : foreseenInterruption];
  if (company === 'none') return [404, { title: 'Not found', status: 404 }];
  if (kind === 'interruptions') return [200, { channels: company === 'empty' ? [] : channels }];
  const shown = company === 'empty' ? [] : lines;
  if (id === undefined)
    return [
      200,
      { companyName: 'Саратовэнерго', zone: 'Europe/Saratov', simulated: false, notices: shown, kinds, asOf },
    ];
  const asked = decodeURIComponent(id);
  const byHand = asked.startsWith('presence:hand:') ? { ...lines[2], id: asked } : undefined;
  const line = shown.find(each => each.id === asked) ?? byHand;
  return line === undefined ? [404, { title: 'Not found', status: 404 }] : [200, card(line)];
}
