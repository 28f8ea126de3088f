// Invented alert rules and rotas.
const rule = (id, name, nameEn, more) => ({
  id,
  name,
  nameEn,
  watch: 'condition',
  of: id,
  severity: 'critical',
  window: 'now',
  comparator: 'moreThan',
  minN: 0,
  forS: 60,
  settleS: 60,
  owner: 'office-head',
  recordOnly: false,
  ...more,
});
const line = (said, more) => ({ rule: said, shipped: true, own: false, on: true, versions: [], ...more });
const foreseen = rule('wait-foreseen', 'Ожидание превысит норму', 'Wait will exceed the norm', {
  comparator: 'atLeast',
  threshold: 70,
  clear: 30,
  severity: 'warning',
});

export const rules = {
  rules: [
    line(rule('panic', 'Тревожная кнопка', 'Panic button', { forS: 0, escalateS: 60 })),
    line(rule('no-window', 'Ждут, а все окна закрыты', 'People wait, every window is closed')),
    line(foreseen, {
      own: true,
      versions: [
        { what: 'put', rule: foreseen, by: 'account:orlova', at: '2026-11-20T08:12:00Z' },
        { what: 'put', rule: { ...foreseen, threshold: 60 }, by: 'account:petrov', at: '2026-11-02T10:40:00Z' },
      ],
    }),
    line(
      rule('service-level', 'Уровень сервиса ниже цели', 'Service level below target', {
        owner: 'contact-centre-head',
        forS: 120,
      }),
      { on: false },
    ),
    line(
      rule('long-waits', 'Очень долгое ожидание в зале', 'Very long waits in the hall', {
        watch: 'figure',
        of: 'visitors-longest-wait',
        per: 'office',
        threshold: 1800,
      }),
      { shipped: false, own: true },
    ),
    ...['7.4', '6.3', '10.2'].map(clause =>
      line(
        rule(
          `norm-${clause}`,
          `Нарушена норма: средняя оценка качества обслуживания, п. ${clause}`,
          `Norm broken: mean mark, clause ${clause}`,
          {
            watch: 'norm',
            of: clause,
            clause,
            owner: 'service-quality',
          },
        ),
      ),
    ),
  ],
  contradictions: [
    {
      rule: 'long-waits',
      with: 'wait-over-norm',
      at: 'threshold',
      said: {
        ru: 'Предупреждает не раньше, чем критическое «Ожидание выше нормы». Сдвиньте порог.',
        en: 'Warns no sooner than the critical ‘Wait over the norm’. Move the threshold.',
      },
    },
  ],
};

const zone = 'Europe/Samara';
const shift = contact => ({ contact, days: ['monday'], from: '08:00:00', to: '20:00:00' });
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
          { waitS: 300, shifts: [shift('day'), shift('night')] },
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
