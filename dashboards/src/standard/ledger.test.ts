import { describe, expect, it } from 'vitest';
import { clauseRu } from './clauses';
import { choiceOf, counts, monthBeside, sparkPoints, type Ledger, type NormRow } from './ledger';

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
    expect(['A1-7.7', '7.3.10', 'A4-2 (3.2)', 'G2 R2 e-mail', 'A1 office 07 [r]'].map(clauseRu)).toEqual([
      ...['П1-7.7', '7.3.10', 'П4-2 (3.2)', 'гл. 2 разд. 2 эл. почта', 'П1 офис 07'],
    ]);
    expect(['8.2.4 [r] table 1', '5.1 table 1.2 (2nd line)', '2.4 row 7', '8.2.4 t. 1'].map(clauseRu)).toEqual([
      ...['8.2.4 табл. 1', '5.1 табл. 1.2 (2-я строка)', '2.4 строка 7', '8.2.4 табл. 1'],
    ]);
  });

  it('draws a trend from zero and leaves gaps where nothing was known', () => {
    const { line, norm } = sparkPoints([null, 5, 10], 10, 108, 30);

    expect(line.map(([x]) => x)).toEqual([53, 103]);
    expect(line[1]?.[1]).toBe(norm);
    expect(line[0]?.[1]).toBeGreaterThan(norm ?? 0);
  });
});
