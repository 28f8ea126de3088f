import { describe, expect, it } from 'vitest';
import { locale } from '../i18n/locale';
import { refusalWords } from './password-field';

describe('A refusal of a password', () => {
  const ru = locale('ru');

  it('is told in the words of its code', () => {
    expect(refusalWords('password-expired', ru)).toBe(ru.words.account.refusals['password-expired']);
  });

  it('of a code that is newer than the page is told too', () => {
    expect(refusalWords('password-of-tomorrow', ru)).toBe(ru.words.account.refusals.other);
  });

  it('counts sessions in Russian', () => {
    expect([1, 2, 5].map(count => ru.words.account.sure(count).replaceAll('\u00a0', ' '))).toEqual([
      'Завершить 1 сеанс, и этот тоже?',
      'Завершить 2 сеанса, и этот тоже?',
      'Завершить 5 сеансов, и этот тоже?',
    ]);
  });
});
