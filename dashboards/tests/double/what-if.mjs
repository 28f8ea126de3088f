// An invented day with other windows. Companies: empty called nobody, loading never answers, forbidden may not ask, storm is replayed badly, any other one has an ordinary day.
const visitors = [9, 21, 26, 24, 28, 32, 27, 22, 19, 17, 14, 8];
const usualWaits = [120, 260, 540, 1140, 1380, 1290, 900, 620, 480, 360, 240, 100];

const touched = (windows, hour) =>
  windows.split(',').reduce((sum, change) => {
    const [, from, to, count] = /^(\d\d):\d\d-(\d\d):(?:\d\d)=(.+)$/.exec(change);
    return hour >= Number(from) && hour < Number(to) ? sum + Number(count) : sum;
  }, 0);

const waits = (called, meanS) => ({
  called,
  meanS: Math.round(meanS),
  longestS: Math.round(meanS * 1.9 + 60),
  overNormPercent: Math.round(Math.min(100, Math.max(0, (meanS - 300) / 14)) * 10) / 10,
});
const whole = (hours, which) =>
  waits(
    hours.reduce((sum, hour) => sum + hour[which].called, 0),
    hours.reduce((sum, hour) => sum + hour[which].called * hour[which].meanS, 0) /
      hours.reduce((sum, hour) => sum + hour[which].called, 0),
  );

/** Status and body, or null for no answer at all. */
export function whatIfAnswer(company, query) {
  if (company === 'loading') return null;
  if (company === 'forbidden') return [403, { type: 'urn:opshub:problem:forbidden', status: 403 }];
  if (company === 'empty') return [404, { type: 'urn:opshub:problem:day-unknown', status: 404 }];
  const off = company === 'storm' ? 1.6 : 1.02;
  const hours = visitors.map((called, index) => {
    const hour = index + 8;
    const more = touched(query.get('windows'), hour);
    return {
      hour,
      now: waits(called, usualWaits[index]),
      replayed: waits(called, usualWaits[index] * off),
      then: waits(called, usualWaits[index] * off * 0.66 ** more),
      windows: { openMin: 300, idleMin: Math.round(90 - 2.5 * called) },
      thenWindows: { openMin: 300 + 60 * more, idleMin: Math.max(0, Math.round(90 - 2.5 * called + 22 * more)) },
    };
  });
  const [now, replayed, then] = ['now', 'replayed', 'then'].map(which => whole(hours, which));
  const said = { office: query.get('office'), day: query.get('day'), timeZone: 'Europe/Samara', normS: 900 };
  return [200, { ...said, now, replayed, faithful: company !== 'storm', then, hours }];
}
