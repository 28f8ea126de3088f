import { describe, expect, it } from 'vitest';
import { choiceOf, clauseRu, counts, monthBeside, sparkPoints, type Ledger, type NormRow } from './ledger';

const row = (state: NormRow['state'], notEnforced = false) =>
  ({ state, ...(notEnforced ? { notEnforced: { ru: 'нет', en: 'no' } } : {}) }) as NormRow;

describe('A ledger', () => {
  it('counts what is not enforced apart from what has no data', () => {
    const ledger = {
      rows: [row('breach'), row('noData'), row('noData', true)],
      notEnforced: [{ id: 'x' }],
    } as unknown as Ledger;

    expect(counts(ledger)).toEqual({ all: 4, breach: 1, risk: 0, met: 0, noData: 1, notEnforced: 2 });
    expect(choiceOf(row('noData', true))).toBe('notEnforced');
  });

  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
  ] as const)('knows the month beside %s', (month, step, beside) => {
    expect(monthBeside(month, step)).toBe(beside);
  });

  it('cites annexes as Russian readers do', () => {
    expect([clauseRu('A1-7.7'), clauseRu('7.3.10'), clauseRu('A4-2 (3.2)')]).toEqual([
      'П1-7.7',
      '7.3.10',
      'П4-2 (3.2)',
    ]);
  });

  it('draws a trend from zero and leaves gaps where nothing was known', () => {
    const { line, norm } = sparkPoints([null, 5, 10], 10, 108, 30);

    expect(line.map(([x]) => x)).toEqual([53, 103]);
    expect(line[1]?.[1]).toBe(norm);
    expect(line[0]?.[1]).toBeGreaterThan(norm ?? 0);
  });
});
