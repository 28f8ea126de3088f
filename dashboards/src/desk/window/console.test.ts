import { describe, expect, it } from 'vitest';
import { ago } from '../../testing/cells';
import { noonishMs } from '../../testing/frames';
import { findTopics, timer } from './console-model';
import { press } from './keys';

const key = (over: Partial<KeyboardEvent>) =>
  press({ code: '', key: '', repeat: false, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...over });

describe('The keys of the console', () => {
  it('are the same on a Russian and a Latin keyboard', () => {
    expect(key({ code: 'KeyW', key: 'ц' })).toEqual({ kind: 'result', index: 1 });
    expect(key({ code: 'KeyW', key: 'w' })).toEqual({ kind: 'result', index: 1 });
  });

  it('ask once however long they are held', () => {
    expect(key({ code: 'Enter', repeat: true })).toBeNull();
  });

  it('leave the browser its own', () => {
    expect(key({ code: 'KeyR', ctrlKey: true })).toBeNull();
    expect(key({ code: 'F5' })).toBeNull();
  });
});

describe('The timer of a service', () => {
  it.each([
    [479, 'met', 79.8],
    [480, 'risk', 80],
    [600, 'risk', 100],
    [601, 'breach', 100.2],
  ])('after %d s of a norm of 600 is %s', (seconds, tone, percent) => {
    const time = timer(ago(seconds), 600, 80, noonishMs);

    expect(time.tone).toBe(tone);
    expect(time.percent).toBeCloseTo(percent, 1);
  });

  it('has no tone where there is no norm', () => {
    expect(timer(ago(5000), null, 80, noonishMs)).toMatchObject({ tone: null, percent: null, elapsed: '1:23:20' });
  });
});

describe('The search of a topic', () => {
  const all = [
    { code: '2.1', name: 'Заключение договора' },
    { code: '5.2', name: 'Расчёт и перерасчёт' },
  ];

  it.each([
    ['расчет', ['5.2']],
    ['2.1', ['2.1']],
    ['ЗАКЛ дог', ['2.1']],
    ['вода', []],
  ])('for «%s» finds %o', (asked, codes) => {
    expect(findTopics(all, asked).map(({ code }) => code)).toEqual(codes);
  });
});
