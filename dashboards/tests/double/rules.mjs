// Invented alert rules.
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
