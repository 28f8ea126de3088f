// Invented offices that take bookings. Companies: empty takes none, loading never answers, any other one has these offices.
const days = Array.from({ length: 15 }, (_, ahead) => new Date(Date.UTC(2026, 10, 24 + ahead)))
  .filter(day => day.getUTCDay() !== 0)
  .map(day => day.toISOString().slice(0, 10));
const services = [
  { id: 'contracts', name: 'Договоры и лицевые счета', nameEn: 'Contracts and accounts' },
  { id: 'bills', name: 'Квитанции и расчёты', nameEn: 'Bills' },
  { id: 'legal', name: 'Юридические лица' },
];
const office = (id, name, address, ...serves) => ({
  id,
  name,
  address,
  timeZone: 'Europe/Samara',
  days,
  services,
  serves: serves.map(([place, group]) => ({ place, group, part: false })),
});
const offices = [
  office(
    's1',
    'Самарское отделение',
    '443079, г. Самара, проезд Георгия Митирёва, 9, корпус 2',
    ['г. Самара'],
    ['Рубёжное'],
  ),
  office(
    's2',
    'Дополнительный пункт приёма граждан-потребителей в п.г.т. Смышляевка',
    '443046, Самарская обл., ул. Механников, д. 3',
    ['Смышляевка'],
  ),
  office(
    's3',
    'Тольяттинское отделение',
    '445011, Самарская обл., г. Тольятти, ул. Максима Горького, 3',
    ['Центральный район', 'г.о. Тольятти'],
    ['Комсомольский район', 'г.о. Тольятти'],
  ),
  ...['Новокуйбышевское', 'Сызранское', 'Кинельское', 'Чапаевское', 'Жигулёвское'].map((name, index) =>
    office(`s${index + 4}`, `${name} отделение`, `Самарская обл., ул. Ленина, ${index + 1}`),
  ),
];
const usual = [9, 21, 26, 24, 28, 22, 10, 9, 19, 27, 24, 8].map((visitors, index) => ({
  hour: index + 8,
  visitors,
  daysLearnt: 20,
}));

/** Status and body, or null for no answer at all. */
export function bookingAnswer(company, path, query) {
  if (company === 'loading') return null;
  if (path === '') return [200, { offices: company === 'empty' ? [] : offices }];
  if (path.endsWith('/slots')) {
    const first = Date.parse(`${query.get('day')}T04:00:00Z`);
    const slots = Array.from({ length: 48 }, (_, quarter) => quarter)
      .filter(quarter => quarter % 7 !== 3)
      .map(quarter => ({ at: new Date(first + quarter * 900_000).toISOString(), free: 1 + (quarter % 3) }));
    return [200, { slots, usual: company === 'bare' ? [] : usual }];
  }
  const [, id, code] = path.split('/');
  return code === 'KNOWNKNOWNKN'
    ? [200, { code, office: id, service: 'contracts', slotAt: '2026-11-25T06:30:00Z' }]
    : [404, { type: 'urn:opshub:problem:booking-unknown', status: 404 }];
}
