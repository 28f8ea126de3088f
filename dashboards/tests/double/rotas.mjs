// Invented rotas and their next days.
const zone = 'Europe/Samara';
const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const shift = (contact, from = '08:00:00', to = '20:00:00') => ({ contact, days: week, from, to });
const contact = (id, name, more) => ({ contact: { id, name, zone, perHour: 12, ...more }, hasAddress: id !== 'head' });

export const rotas = {
  rotas: [
    {
      rota: {
        id: 'offices',
        name: 'Дежурство по офисам',
        role: 'office-head',
        zone,
        owner: 'head',
        steps: [
          { waitS: 300, shifts: [shift('day'), shift('night', '20:00:00', '08:00:00')] },
          { waitS: 600, shifts: [shift('head')] },
        ],
        exceptions: [{ from: '2026-12-31', until: '2027-01-09', by: 'head', reason: 'новогодние дни' }],
        groupWaitS: 20,
        groupIntervalS: 300,
      },
      onDuty: [['day'], []],
      gaps: ['saturday', 'sunday'].map(day => ({ step: 1, day, from: '00:00:00', until: '08:00:00' })),
    },
  ],
  contacts: [
    contact('day', 'Дежурный по офисам, день', { quiet: { from: '22:00:00', to: '07:00:00', breaks: 'critical' } }),
    contact('night', 'Дежурный по офисам, ночь'),
    contact('head', 'Начальник обслуживания'),
  ],
};

const span = (from, until, ...contacts) => ({ from, until, contacts });
const days = Array.from({ length: 14 }, (_, i) => new Date(Date.UTC(2026, 10, 24 + i)).toISOString().slice(0, 10));

/** Nights and days of a week, and nobody at its end. */
export const preview = {
  days: days.map((day, i) => ({
    day,
    steps: [
      [4, 5].includes(i % 7)
        ? [span('00:00:00', '08:00:00', 'night'), span('08:00:00', '00:00:00')]
        : [
            span('00:00:00', '08:00:00', 'night'),
            span('08:00:00', '20:00:00', 'day'),
            span('20:00:00', '00:00:00', 'night'),
          ],
      [span('00:00:00', '00:00:00', 'head')],
    ],
  })),
  gaps: [],
};
