// Invented inboxes of alerts.
import { startMs } from './boards.mjs';

const at = secondsAgo => new Date(startMs - secondsAgo * 1000).toISOString();
const none = { value: null, threshold: null, unit: null, n: 1, why: null, countsFrom: null };
const said = (ru, en) => ({ ru, en });

function alert(key, subjectName, name, more) {
  const [rule, kind, place, number] = key.split(':');
  const subject = number === undefined ? `${kind}/${place}` : `${kind}/${place}:${number}`;
  return {
    key,
    rule,
    name,
    watch: 'condition',
    of: rule,
    severity: 'critical',
    subject,
    subjectName,
    group: 'wait',
    owner: 'office-head',
    clause: null,
    runbook: null,
    reading: none,
    since: at(460),
    firedAt: at(400),
    endedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    step: 1,
    topStep: 5,
    escalatesAt: null,
    silencedBy: null,
    cause: null,
    causeName: null,
    consequences: 0,
    recordOnly: false,
    notes: [],
    ...more,
  };
}

const wait = said('Ожидание выше нормы', 'Wait over the norm');
const idle = said('Окно свободно, хотя ждут', 'A window is free while people wait');
const foreseen = said('Ожидание превысит норму', 'Wait will exceed the norm');
const level = said('Уровень сервиса ниже цели', 'Service level below target');

const samara = alert('wait-over-norm:office:samara', 'Самарское', wait, {
  reading: { ...none, threshold: 900, unit: 's', n: 6, countsFrom: at(1450) },
  clause: '6.3',
  escalatesAt: at(-200),
  consequences: 4,
  runbook: said('Открыть ещё окно, отложить перерывы.', 'Open another window, put breaks off.'),
});
const follows = [3, 5, 6, 8].map(number =>
  alert(`idle-window:window:samara:${number}`, `Самарское: окно ${number}`, idle, {
    reading: { ...none, n: 23, countsFrom: at(70 + number), unit: 's' },
    cause: samara.key,
    causeName: 'Самарское',
  }),
);
const kinel = alert('idle-window:window:kinel:3', 'ЦОК в г. Кинель: окно 3', idle, {
  firedAt: at(12),
  retellsAt: at(-900),
  notes: [{ at: at(10), kind: 'unreached', text: 'office-head', by: null }],
  reading: { ...none, n: 7, countsFrom: at(72), unit: 's' },
});
const togliatti = alert('wait-foreseen:office:togliatti', 'Тольяттинское', foreseen, {
  severity: 'warning',
  firedAt: at(200),
  reading: { ...none, value: 78, threshold: 50, unit: 'percent', n: 14 },
  acknowledgedBy: 'petrov',
  acknowledgedAt: at(180),
  notes: [
    { at: at(180), kind: 'accepted', text: null, by: 'petrov' },
    { at: at(170), kind: 'comment', text: 'Открываем окна 8 и 10', by: 'petrov' },
  ],
});
const line = alert('service-level:line:main', 'Контакт-центр', level, {
  severity: 'warning',
  group: 'calls',
  owner: 'contact-centre-head',
  firedAt: at(980),
  reading: { ...none, value: 71, threshold: 80, unit: 'percent', n: 412 },
  acknowledgedBy: 'smena',
  acknowledgedAt: at(900),
});
const works = alert('feed-silent:office:borskoe', 'Борское', said('Источник данных молчит', 'A feed is silent'), {
  severity: 'warning',
  group: 'feed',
  reading: { ...none, countsFrom: at(5400), unit: 's' },
  silencedBy: { silence: 'w1', kind: 'maintenance', reason: 'замена табло', by: 'sidorova', until: at(-7200) },
});

function inbox(alerts, past = [], more = {}) {
  const told = alerts.filter(
    ({ cause, silencedBy, recordOnly }) => cause === null && silencedBy === null && !recordOnly,
  );
  const accepted = told.filter(({ acknowledgedBy }) => acknowledgedBy !== null).length;
  const counts = {
    firing: alerts.length,
    unaccepted: told.length - accepted,
    accepted,
    silenced: alerts.filter(({ silencedBy }) => silencedBy !== null).length,
    consequences: alerts.filter(({ cause }) => cause !== null).length,
    recorded: 0,
    pending: alerts.length === 0 ? 0 : 3,
  };
  return {
    company: { company: 'samara', name: 'Самараэнерго', timeZone: 'Europe/Samara', simulated: false },
    counts,
    past: { alerts: past },
    ...Object.fromEntries(alerts.map(one => [`alert/${one.key}`, one])),
    ...more,
  };
}

const silence = {
  'silence/borskoe:w1': {
    place: 'borskoe',
    said: {
      id: 'w1',
      kind: 'maintenance',
      rule: null,
      subject: null,
      until: at(-7200),
      reason: 'замена табло',
      by: 'sidorova',
    },
    silent: true,
    turnsAt: at(-7200),
  },
};
const over = (key, subjectName, name, firedAgo, more = {}) => ({
  ...alert(key, subjectName, name, {}),
  reading: none,
  firedAt: at(firedAgo),
  endedAt: at(firedAgo - 640),
  reason: 'over',
  acknowledgedBy: 'petrov',
  afterS: 95,
  step: 1,
  comments: 2,
  ...more,
});
const past = [
  over('wait-over-norm:office:otradnoe', 'Отрадненское', wait, 3000),
  over('panic:window:samara:7', 'Самарское: окно 7', said('Тревожная кнопка', 'Panic button'), 9000, { afterS: 21 }),
  over('idle-window:window:kinel:2', 'ЦОК в г. Кинель: окно 2', idle, 12_000, {
    acknowledgedBy: null,
    afterS: null,
    comments: 0,
  }),
];
const many = Array.from({ length: 60 }, (_, index) =>
  alert(
    `wait-over-norm:office:o${index}`,
    `Отделение с длинным названием № ${index + 1} в посёлке городского типа Красноармейское`,
    wait,
    {
      reading: { ...none, threshold: 900, unit: 's', n: index + 1, countsFrom: at(1000 + index * 60) },
    },
  ),
);

export const inboxes = {
  samara: inbox([samara, ...follows, kinel, togliatti, line, works], past, silence),
  empty: inbox([]),
  overfull: inbox(many, past),
};
