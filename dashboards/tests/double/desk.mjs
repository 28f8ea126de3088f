// Invented appeals for pictures and browser tests. Nothing of this is in the product. Tuesday 24 November 2026 in Samara.
const word = (id, name, nameEn) => ({ id, name, nameEn });
const words = {
  company: 'Самараэнерго',
  timeZone: 'Europe/Samara',
  simulated: false,
  kinds: [
    word('claim-quality', 'Претензия о качестве обслуживания', 'Claim about quality of service'),
    word('debt-info', 'Запрос информации о задолженности', 'Debt information'),
    word('third-party', 'Ответ с обращением в сторонние организации', 'Answer that needs outside organisations'),
  ],
  categories: [word('citizen', 'граждане-потребители', 'citizens'), word('other', 'прочие', 'others')],
  channels: [
    word('post', 'почта', 'post'),
    word('email', 'электронная почта', 'e-mail'),
    word('internet-reception', 'интернет-приёмная', 'internet reception'),
  ],
  offices: [word('samara-01', 'Самарское', 'Samarskoye'), word('samara-02', 'Тольяттинское', 'Togliatti')],
  required: [
    { ...word('grounds', 'основания претензии', 'grounds'), ifMissing: 'ask', clause: '9', kinds: ['claim-quality'] },
    { ...word('contract', 'номер договора', 'contract'), ifMissing: 'ask', clause: '9', kinds: ['claim-quality'] },
    { ...word('account', 'номер лицевого счёта', 'account number'), ifMissing: 'ask', clause: '9' },
    { ...word('contact', 'контактные данные', 'contact'), ifMissing: 'leave', clause: '7.3' },
  ],
  grounds: [word('abuse', 'Нецензурные выражения, оскорбления, угрозы (п. 7.3)', 'Swearing (clause 7.3)')],
  topics: [
    word('П1-1.1-1', 'Качество обслуживания', 'Quality of service'),
    word('8.1-7', 'Порядок обжалования', 'How to appeal'),
  ],
};
const day = (date, time = '19:59:59') => `2026-${date}T${time}Z`;
const line = (n, bucket, dueAt, status, more = {}) => ({
  id: `a-${n}`,
  number: `2026-${String(n).padStart(6, '0')}`,
  kind: words.kinds[n % 3].id,
  category: n % 2 ? 'citizen' : 'other',
  channel: words.channels[n % 3].id,
  executor: n % 4 ? `исп. ${100 + n}` : undefined,
  status,
  vip: false,
  anonymous: false,
  extended: false,
  repeat: false,
  late: false,
  registeredAt: day('11-18', '08:12:00'),
  dueAt,
  bucket,
  ...more,
});
const lines = [
  line(4101, 'overdue', day('11-20'), 'inWork', { repeat: true }),
  line(4118, 'overdue', day('11-23'), 'rejected'),
  line(4120, 'today', day('11-24'), 'forwarded', { vip: true }),
  line(4131, 'today', day('11-24'), 'registered'),
  line(4140, 'soon', day('11-26'), 'awaitingOutside'),
  line(4144, 'soon', day('11-27'), 'inWork', { extended: true }),
  line(4150, 'later', day('12-14'), 'awaitingData'),
  line(4152, 'later', day('12-21'), 'registered', { anonymous: true }),
  line(4155, 'none', undefined, 'offered'),
  line(4158, 'today', day('11-24'), 'received', { number: undefined, kind: undefined, executor: undefined }),
];
const said = (ru, en) => ({ ru, en });
const step = (ru, en) => ({ step: 's', text: said(ru, en) });
const clocks = [
  {
    due: '2026-11-20T23:59:59+04:00',
    why: null,
    overdue: true,
    endedAt: null,
    rule: { name: 'Ответ на претензию гражданина', clock: 'answer', clause: '7.4' },
    steps: [
      step(
        'правило claim-quality-citizen, п. 7.4: 3 раб. дн.',
        'rule claim-quality-citizen, clause 7.4: 3 working days',
      ),
      step('событие «registered»: 17.11.2026 16:00 +04', 'event "registered": 17.11.2026 16:00 +04'),
      step('отсчёт от вт 17.11.2026', 'counting from Tue 17 Nov 2026'),
      step('ср 18.11.2026 – пт 20.11.2026: 3 дн., всего 3', 'Wed 18 Nov – Fri 20 Nov 2026: 3 d, 3 so far'),
      step('конец срока: 20.11.2026 23:59 +04', 'end of the day: 20.11.2026 23:59 +04'),
    ],
  },
  {
    due: '2026-11-18T23:59:59+04:00',
    why: null,
    overdue: false,
    endedAt: '2026-11-17T12:00:00Z',
    rule: { name: 'Регистрация обращения', clock: 'registration', clause: '7.4' },
    steps: [step('правило appeal-registration, п. 7.4: 1 дн.', 'rule appeal-registration, clause 7.4: 1 day')],
  },
];
const step_ = (name, code) => ({ name, code, detail: code && 'Said in English.' });
const steps = [
  step_('take-appeal'),
  step_('forward-appeal'),
  step_('ask-customer'),
  step_('hear-customer', 'wrong-phase'),
  step_('ask-outside'),
  step_('hear-outside', 'wrong-phase'),
  step_('extend-appeal'),
  step_('tell-extension', 'not-extended'),
  step_('offer-answer'),
  step_('reject-answer', 'wrong-phase'),
  step_('close-appeal'),
  step_('leave-appeal'),
  step_('judge-appeal'),
  step_('withdraw-consent'),
];
const card = id => ({
  line: lines.find(each => each.id === id) ?? lines[0],
  changedAt: day('11-20', '20:00:00'),
  steps: id === 'a-4118' ? steps.map(({ name }) => step_(name, 'forbidden')) : steps,
  extension: { latestDay: '2026-12-20', mustTell: true, clause: 'П1-1.7' },
  grounds: ['abuse'],
  customer: 'c-1',
  receivedAt: day('11-17', '11:40:00'),
  replyBy: 'post',
  missing: ['account'],
  clocks,
  history: [
    { at: day('11-17', '12:00:00'), by: 'account:clerk', ...said('зарегистрировано', 'registered') },
    { at: day('11-17', '12:00:01'), by: 'reaction', ...said('присвоен номер 2026-004101', 'numbered 2026-004101') },
    { at: day('11-18', '05:30:00'), by: 'account:i', ...said('принято в работу: исп. 4201', 'taken in work: 4201') },
    { at: day('11-20', '20:00:00'), by: 'deadline-watch', ...said('срок нарушен: answer', 'overdue: answer') },
  ],
  retention: [],
  detailsState: id === 'a-4118' ? 'destroyed' : 'readable',
  person:
    id === 'a-4118'
      ? undefined
      : { name: 'Заявитель Вымышленный', postalAddress: 'г. Самара, ул. Небывалая, 1', account: '630000000001' },
});

/** Answers one request of the desk: status and body, or null for one that is never answered. */
export function desk(company, path, query, asOf) {
  if (company === 'loading') return null;
  if (company === 'forbidden') return [403, {}];
  if (company === 'nobody') return [404, {}];
  const overfull = company === 'overfull';
  const bucket = query.get('bucket');
  const shown =
    company === 'empty' || query.get('number') === '0' ? [] : lines.filter(l => !bucket || l.bucket === bucket);
  const count = name =>
    company === 'empty' ? 0 : lines.filter(l => l.bucket === name).length * (overfull ? 123_456 : 1);
  if (path === '/words') return [200, words];
  if (path === '/counts') {
    const counts = Object.fromEntries(['overdue', 'today', 'soon', 'later', 'none'].map(name => [name, count(name)]));
    const open = Object.values(counts).reduce((sum, each) => sum + each, 0);
    return [200, { counts: { ...counts, open, atRisk: count('today'), repeats: count('overdue') }, asOf }];
  }
  if (path === '/draft') return [200, { missing: ['account'], clocks: clocks.map(c => ({ ...c, overdue: false })) }];
  if (path === '/indicators') {
    const n = { registered: 120, repeats: 9, overdue: 6, judged: 4, unfounded: 3, rejectedFounded: 1 };
    const indicators = { ...n, closed: 80, closedLate: 5, firstContact: 61, left: 2 };
    return [200, { from: '2026-11-01', to: '2026-11-24', repeatWithinDays: 30, indicators }];
  }
  if (path !== '') return [200, card(path.slice(1))];
  return [200, { total: overfull ? 1_111_104 : shown.length, lines: shown }];
}
