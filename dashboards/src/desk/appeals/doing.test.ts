import { afterEach, describe, expect, it, vi } from 'vitest';
import { locale } from '../../i18n/locale';
import type { Card, WordsAnswer } from './answers';
import { givenIn, ownFields, personOf, requiredFor } from './fields';
import { wishOf } from './keys';
import { instantOf } from './moments';
import { problemText, readAfter, send } from './sending';
import { stepBody } from './step-body';
import { stepFields } from './step-fields';
import { openSteps } from './steps-view';

const data = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const card = (over: object) =>
  ({
    line: { status: 'inWork', channel: 'post' },
    changedAt: 's',
    steps: [],
    grounds: [],
    missing: [],
    clocks: [],
    ...over,
  }) as unknown as Card;
const field = (id: string, more: object = {}) => ({ id, name: id, nameEn: id, ifMissing: 'ask', clause: '9', ...more });
const words = {
  required: [
    field('grounds', { kinds: ['claim'] }),
    field('account|contract', { categories: ['citizen'] }),
    field('contact'),
  ],
  channels: [{ id: 'post', name: 'почта', nameEn: 'post' }],
  grounds: [],
} as unknown as WordsAnswer;

describe('A step', () => {
  it('is sent with what it was decided on, and a withdrawal with its basis alone', () => {
    expect(stepBody('take-appeal', data({ executor: ' ivanova ' }), 's')).toEqual({ executor: 'ivanova', seen: 's' });
    expect(stepBody('withdraw-consent', data({ basis: '17', understood: 'on' }), 's')).toEqual({ basis: '17' });
    expect(stepBody('close-appeal', data({ result: 'r', executor: 'i', firstContact: '' }), 's')).toEqual({
      result: 'r',
      executor: 'i',
      firstContact: undefined,
      seen: 's',
    });
    expect(stepBody('offer-answer', data({ channel: 'post', executor: 'i', byLaw: 'on' }), 's')).toEqual({
      channel: 'post',
      executor: 'i',
      byLaw: true,
      seen: 's',
    });
  });

  it('that comes next stands first, and one that is refused is not offered', () => {
    const steps = [{ name: 'forward-appeal' }, { name: 'close-appeal', code: 'wrong-phase' }, { name: 'offer-answer' }];
    expect(openSteps(card({ steps }))).toEqual(['offer-answer', 'forward-appeal']);
  });

  it('of extending asks for the day only where the standard names no limit', () => {
    const setting = { words, locale: locale('ru'), me: 'i', executors: [] };
    const to = (extension: object) =>
      stepFields('extend-appeal', { ...setting, card: card({ extension }) }).find(({ name }) => name === 'to');
    expect(to({ latestDay: '2026-12-20', mustTell: true })).toMatchObject({ required: false, latest: '2026-12-20' });
    expect(to({ mustTell: false })).toMatchObject({ required: true, latest: '' });
  });

  it('of recording a reply asks for what was missing', () => {
    const setting = {
      words,
      locale: locale('ru'),
      me: '',
      executors: [],
      card: card({ missing: ['account|contract', 'contact'] }),
    };
    expect(stepFields('hear-customer', setting).map(({ name }) => name)).toEqual([
      'person.account',
      'more.contract',
      'person.phone',
      'person.email',
      'person.postalAddress',
    ]);
  });
});

describe('A form of registering', () => {
  it('asks for what the standard wants of that kind and category', () => {
    expect(requiredFor(words, 'claim', 'citizen').map(({ id }) => id)).toEqual([
      'grounds',
      'account|contract',
      'contact',
    ]);
    expect(requiredFor(words, 'other', '').map(({ id }) => id)).toEqual(['contact']);
    expect(ownFields(words.required).map(({ id }) => id)).toEqual(['contract']);
  });

  it('tells which fields it states without what they say', () => {
    const values = new Map([
      ['person.email', 'a@example.org'],
      ['person.text', ''],
      ['more.contract', '7'],
    ]);
    expect(givenIn(values)).toEqual(['contact', 'reply-address', 'contract']);
    expect(personOf(values)).toEqual({ email: 'a@example.org', more: { contract: '7' } });
    expect(personOf(new Map([['person.name', '']]))).toBeUndefined();
  });

  it('reads local times in the company’s zone', () => {
    expect(instantOf('2026-11-24T10:30', 'Europe/Samara')).toBe('2026-11-24T06:30:00Z');
    // Samara left out an hour on 28 March 2010 and went from UTC+4 to UTC+3; it has been on UTC+4 again since 27 March 2011.
    expect(instantOf('2010-11-24T10:30', 'Europe/Samara')).toBe('2010-11-24T07:30:00Z');
  });
});

describe('An answer', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const answers = (status: number, body: object) => {
    vi.stubGlobal('fetch', () => Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) }));
  };

  it('that is a refusal is told in plain words', async () => {
    answers(409, { type: 'urn:opshub:problem:wrong-phase', detail: 'This cannot follow.' });
    const sent = await send('/x', {}, 'k');
    expect(sent).toEqual({ outcome: 'refused', code: 'wrong-phase', detail: 'This cannot follow.' });
    expect(problemText('wrong-phase', '', locale('ru')).replaceAll('\u00a0', ' ')).toBe('В этом состоянии так нельзя');
    expect(problemText('never-heard-of', 'Boo.', locale('en'))).toBe('Not done: Boo.');
  });

  it('says where it stands, and what is read next waits for that', async () => {
    answers(200, { outcome: 'done', position: 17 });
    expect(await send('/x', {}, 'k')).toEqual({ outcome: 'done', position: 17 });
    answers(200, { outcome: 'nothing' });
    expect(await send('/x', {}, 'k')).toEqual({ outcome: 'done', position: null });
    expect([readAfter('a', null), readAfter('a', 17), readAfter('a?b=1', 17)]).toEqual([
      'a',
      'a?after=17',
      'a?b=1&after=17',
    ]);
  });

  it('that did not come leaves open whether it was done', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    expect((await send('/x', {}, 'k')).outcome).toBe('unknown');
    answers(503, { type: 'urn:opshub:problem:log-away', detail: '' });
    expect(await send('/x', {}, 'k')).toEqual({ outcome: 'unknown', code: 'log-away', detail: '' });
  });
});

describe('A key', () => {
  const key = (name: string, code = name) => ({ key: name, code, ctrlKey: false, metaKey: false, altKey: false });

  it('opens, moves and closes, whatever the layout, but not in a field', () => {
    expect(wishOf(key('т', 'KeyN'), false)).toEqual({ wish: 'register' });
    expect(wishOf(key('ArrowDown'), false)).toEqual({ wish: 'move', by: 1 });
    expect(wishOf(key('3'), false)).toEqual({ wish: 'step', at: 2 });
    expect(wishOf(key('3'), true)).toBeNull();
    expect(wishOf(key('Escape'), true)).toEqual({ wish: 'close' });
    expect(wishOf({ ...key('n', 'KeyN'), ctrlKey: true }, false)).toBeNull();
  });
});
