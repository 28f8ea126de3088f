import { describe, expect, it } from 'vitest';
import golden from '../../../tests/golden/clauses.json';
import { clauseRu } from './clauses';

describe('A clause', () => {
  it.each(Object.entries(golden))('%s is cited on the page as in exports', (clause, russian) => {
    expect(clauseRu(clause)).toBe(russian);
  });
});
