import { describe, expect, it } from 'vitest';
import { localTime } from '../format/calendar';
import { noonishMs } from '../testing/frames';
import { locale } from './locale';

const now = localTime(noonishMs, 'Europe/Samara');
const seen = (text: string) => text.replaceAll('\u00A0', '_');

describe('Words', () => {
  it('come set with no-break spaces, from functions too', () => {
    const { words } = locale('ru');

    expect(seen(words.live.now(1))).toBe('живые данные, 1_с');
    expect(seen(words.wall.newcomer(22, 34))).toBe('новому 22–34_мин');
    expect(seen(words.wall.newcomer(0, 0))).toBe('новому сразу');
    expect(seen(words.legend.longest)).toBe('4:25_— ждёт дольше всех');
  });

  it.each([
    [1, '1_оператор на_линии'],
    [3, '3_оператора на_линии'],
    [24, '24_оператора на_линии'],
    [11, '11_операторов на_линии'],
  ])('choose the plural of %i', (count, text) => {
    expect(seen(locale('ru').words.phone.operators(count))).toBe(text);
  });

  it('write dates as each language does', () => {
    expect(seen(locale('ru').date(now))).toBe('вт 24_ноября');
    expect(seen(locale('ru').longDate(now))).toBe('вторник, 24_ноября');
    expect(locale('en').longDate(now)).toBe('Tuesday, 24 November');
  });

  it('agree with the gender of the weekday', () => {
    const { hall } = locale('ru').words;

    expect([1, 3, 7].map(day => seen(hall.typical(day, 21)))).toEqual([
      'фон_— обычный понедельник, по_21_дню',
      'фон_— обычная среда, по_21_дню',
      'фон_— обычное воскресенье, по_21_дню',
    ]);
  });

  it('are there in both languages, none left out or left in the other one', () => {
    const texts = (value: unknown, path = ''): string[] =>
      typeof value === 'string'
        ? [`${path}: ${value}`]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, item]) => texts(item, `${path}.${key}`))
          : [];
    const english = texts(locale('en').words);

    expect(english.map(text => text.split(':')[0])).toEqual(texts(locale('ru').words).map(text => text.split(':')[0]));
    expect(english.filter(text => /[а-яё]/i.test(text) && !text.includes('otherLanguage'))).toEqual([]);
  });
});
