// Invented contacts of one customer for pictures and browser tests. Nothing of this is in the product.
const at = (date, time) => `2026-${date}T${time}:00Z`;
const entry = (kind, id, when, more = {}) => ({
  kind,
  id,
  at: when,
  cameAgain: false,
  repeat: false,
  perhaps: false,
  ...more,
});
const entries = [
  entry('booking', 'samara-01/2026-11-27T08:00:00Z', at('11-27', '08:00'), { office: 'samara-01', what: 'contracts' }),
  entry('appeal', 'a-4101', at('11-17', '12:00'), {
    what: 'debt-info',
    channel: 'post',
    office: 'samara-01',
    repeat: true,
  }),
  entry('call', '7001', at('11-15', '09:12'), {
    office: 'b2c',
    outcome: 'answered',
    repeat: true,
    call: {
      waitedS: 95,
      talkS: 340,
      callbackAt: at('11-16', '12:00'),
      recordings: [{ reference: 'rec-20261115-7001', keptUntil: at('12-15', '09:18') }],
    },
  }),
  entry('outage', 'g-17', at('11-14', '18:40'), {
    what: 'emergency',
    outcome: 'restored',
    endedAt: at('11-14', '22:05'),
    perhaps: true,
  }),
  entry('feedback', 'appeal:a-4010/mark', at('11-12', '09:40'), { what: 'mark', outcome: '2' }),
  entry('visit', 'samara-01/2026-11-11.А047', at('11-11', '07:20'), {
    office: 'samara-01',
    outcome: 'served',
    visit: { waitedS: 250, serviceS: 390 },
    repeat: true,
  }),
  entry('promise', 'p-1', at('11-10', '08:05'), { what: 'call-back', outcome: 'late' }),
  entry('appeal', 'a-4010', at('11-09', '06:30'), {
    what: 'claim-quality',
    office: 'samara-02',
    outcome: 'closed',
    cameAgain: true,
    firstContact: false,
  }),
];
/** A customer who has come for years: more than a page. */
const years = [
  ...entries,
  ...Array.from({ length: 60 }, (_, i) =>
    entry(
      'call',
      `${5000 - i}`,
      at(`${String(10 - Math.floor(i / 12)).padStart(2, '0')}-${String(28 - (i % 12) * 2).padStart(2, '0')}`, '10:00'),
      {
        office: 'b2c',
        outcome: 'abandoned',
        call: { waitedS: 60 + i, recordings: [] },
      },
    ),
  ),
];

const countsOf = all =>
  [...new Set(all.map(({ kind }) => kind))].map(kind => ({
    kind,
    count: all.filter(each => each.kind === kind).length,
  }));

function journeyOf(all, asOf, { kinds, skip, take }, more) {
  const asked = kinds === '' ? all : all.filter(({ kind }) => kinds.split(',').includes(kind));
  const own = { recentDays: 30, repeats: all.filter(({ repeat }) => repeat).length, address: 'readable', ...more };
  return { ...own, kinds: countsOf(all), total: asked.length, entries: asked.slice(skip, skip + take), asOf };
}

/** Answers a journey by what was asked for: status and body. */
export function journey(asked, asOf) {
  const name = asked.appeal ?? asked.ticket ?? asked.call ?? asked.customer ?? asked.contract ?? asked.reference;
  if (name === 'a-4120' || name === 'over') return [403, {}];
  if (name === 'nobody') return [404, {}];
  if (name === 'a-4118' || name === 'erased') {
    const left = entries.filter(({ kind }) => kind !== 'outage');
    const erased = { customer: 'c-1', erasedAt: at('11-20', '10:00'), recent: 4, cameAgain: 1, address: 'destroyed' };
    return [200, journeyOf(left, asOf, asked, erased)];
  }
  if (name === 'a-4152') {
    const alone = entries.filter(({ id }) => id === 'a-4101').map(each => ({ ...each, repeat: false }));
    return [200, journeyOf(alone, asOf, asked, { recent: 1, cameAgain: 0, address: 'none' })];
  }
  return [
    200,
    journeyOf(name === 'years' ? years : entries, asOf, asked, { customer: 'c-1', recent: 4, cameAgain: 1 }),
  ];
}

/** The question of an address, or that of a body. */
export function asked(searchParams, body) {
  const all = { ...Object.fromEntries(searchParams), ...body };
  return {
    ...all,
    skip: Number(all.skip ?? 0),
    take: Number(all.take ?? 50),
    kinds: [all.kinds ?? ''].flat().join(','),
  };
}
