// Invented contacts of one customer for pictures and browser tests. Nothing of this is in the product.
const at = (date, time) => `2026-${date}T${time}:00Z`;
const entry = (kind, id, when, more = {}) => ({ kind, id, at: when, cameAgain: false, ...more });
const entries = [
  entry('appeal', 'a-4101', at('11-17', '12:00'), { what: 'debt-info', channel: 'post', office: 'samara-01' }),
  entry('feedback', 'appeal:a-4010/mark', at('11-12', '09:40'), { what: 'mark', outcome: '2' }),
  entry('visit', 'samara-01/2026-11-11.А047', at('11-11', '07:20'), { office: 'samara-01', outcome: 'served' }),
  entry('promise', 'p-1', at('11-10', '08:05'), { what: 'call-back', outcome: 'late' }),
  entry('appeal', 'a-4010', at('11-09', '06:30'), {
    what: 'claim-quality',
    office: 'samara-02',
    outcome: 'closed',
    cameAgain: true,
    firstContact: false,
  }),
];
const journeyOf = (asOf, more) => ({ recentDays: 30, total: entries.length, entries, asOf, ...more });

/** Answers the journey of one appeal: status and body. */
export function journey(appeal, asOf) {
  if (appeal === 'a-4120') return [403, {}];
  if (appeal === 'a-4118')
    return [200, journeyOf(asOf, { customer: 'c-1', erasedAt: at('11-20', '10:00'), recent: 3, cameAgain: 1 })];
  if (appeal === 'a-4152')
    return [200, journeyOf(asOf, { recent: 1, cameAgain: 0, total: 1, entries: entries.slice(0, 1) })];
  return [200, journeyOf(asOf, { customer: 'c-1', recent: 3, cameAgain: 1, total: 12 })];
}
