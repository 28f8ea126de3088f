import { describe, expect, it } from 'vitest';
import { locale } from '../../i18n/locale';
import { isOver } from './key-line';
import { addressOf, purposeNames, purposeOf, purposeWith } from './purposes';

describe('The purpose of a device key', () => {
  it('is known by its rights in any order, and by no others', () => {
    for (const name of purposeNames) expect(purposeWith([...purposeOf(name).rights].reverse())).toBe(name);
    expect(purposeWith(['read-screens', 'send-facts'])).toBeNull();
  });

  it('leads a screen to its page, and a program nowhere', () => {
    const place = { company: 'samara', office: '01' };

    expect(addressOf('screen', place, 'id.secret', 'https://hub')).toBe('https://hub/screen/samara/01#key=id.secret');
    expect(addressOf('source', place, 'id.secret', 'https://hub')).toBeNull();
    expect(addressOf(null, place, 'id.secret', 'https://hub')).toBeNull();
    expect(addressOf('wall', {}, 'id.secret', 'https://hub')).toBeNull();
  });

  it('has words in both languages', () => {
    for (const language of ['ru', 'en'] as const)
      expect(Object.keys(locale(language).words.admin.keys.purposes)).toEqual(purposeNames);
  });
});

describe('A device key', () => {
  const now = Date.parse('2026-11-24T06:00:00Z');
  const key = { id: 'a', label: 'Табло', rights: ['read-screens'], issuedAt: '2026-01-01T00:00:00Z', revoked: false };

  it('is over when it was revoked or its time has come', () => {
    expect(isOver(key, now)).toBe(false);
    expect(isOver({ ...key, revoked: true }, now)).toBe(true);
    expect(isOver({ ...key, expiresAt: '2026-11-24T06:00:00Z' }, now)).toBe(true);
    expect(isOver({ ...key, expiresAt: '2026-11-24T06:00:01Z' }, now)).toBe(false);
  });
});
