import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import type { Reading } from './cells';

/** A figure with its unit; seconds as a wait, whole figures without decimals. */
export function figure(value: number, unit: string | null | undefined, locale: Locale): string {
  if (unit === 's') return formatWait(value);
  return locale.words.alerts.unit(unit ?? null, locale.number(value, Number.isInteger(value) ? 0 : 1));
}

/** What stands beside the figure: the limit, the clause, how many are concerned. */
export function beside(reading: Reading, clause: string | null, of: string, locale: Locale): readonly string[] {
  const { alerts: words } = locale.words;
  const limit = reading.threshold === null ? [] : [limitOf(reading, of, locale)];
  const count = locale.number(reading.n);
  const counted =
    of === 'wait-over-norm'
      ? [words.overNorm(count)]
      : ['idle-window', 'no-window', 'no-operator', 'wait-foreseen'].includes(of)
        ? [words.people(count)]
        : reading.n > 1
          ? [words.cases(count)]
          : [];
  const where = clause === null ? [] : [words.clause(clause)];
  return [[...limit, ...where].join(', '), ...counted].filter(line => line !== '');
}

function limitOf({ threshold, unit }: Reading, of: string, locale: Locale): string {
  const { alerts: words } = locale.words;
  if (of === 'wait-over-norm') return words.norm(words.unit('minutes', locale.number((threshold ?? 0) / 60)));
  const limit = words.threshold(figure(threshold ?? 0, unit, locale));
  return of === 'wait-foreseen' ? words.probability(limit) : limit;
}
