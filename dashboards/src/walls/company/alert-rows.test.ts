import { describe, expect, it } from 'vitest';
import { locale } from '../../i18n/locale';
import { ago, office } from '../../testing/cells';
import { noonishMs } from '../../testing/frames';
import { alertRows, type WallAlertsCell } from './alert-rows';
import { rowsThatFit } from './rail';

const ru = locale('ru');
const panic: WallAlertsCell['worst'][number] = {
  key: 'panic:window:01:3',
  name: { ru: 'Тревожная кнопка', en: 'Panic button' },
  severity: 'critical',
  subjectName: 'Самарское: окно 3',
  firedAt: ago(65),
  acknowledgedBy: null,
  consequences: 0,
};
const wall = (alerts: WallAlertsCell | null) => ({
  alerts,
  offices: [office({ id: '07', shortName: 'Пункт Кротовка' })],
  company: { id: 'samara', name: 'Самараэнерго', timeZone: 'Europe/Samara', simulated: false },
});
const rows = (cell: Partial<WallAlertsCell>) =>
  alertRows(wall({ unaccepted: 1, accepted: 0, worst: [], causes: [], ...cell }), noonishMs, ru).map(row =>
    [row.state, row.place, row.text, row.elapsed].join(' | ').replaceAll('\u00A0', ' '),
  );

const cause = {
  key: 'outage/o-17',
  name: 'авария, Стара-Загора',
  since: ago(600),
  offices: 3,
  lines: 1,
  alerts: 5,
};

describe('Alerts on the rail', () => {
  it('stand with place, rule, who takes care and what follows, in the order of the server', () => {
    expect(
      rows({ worst: [panic, { ...panic, severity: 'warning', acknowledgedBy: 'vera', consequences: 4 }] }),
    ).toEqual([
      'breach | Самарское: окно 3 | Тревожная кнопка | 1:05',
      'risk | Самарское: окно 3 | Тревожная кнопка, принял vera, 4 следствия | 1:05',
    ]);
  });

  it('call an office as the wall does, and the company where a rule has no other subject', () => {
    const norm = { ...panic, name: { ru: 'Посещение целиком', en: 'Whole visit' } };
    expect(
      rows({
        worst: [
          { ...norm, key: 'norm-7:office:07', subjectName: 'Дополнительный пункт приёма в с. Кротовка' },
          { ...norm, key: 'norm-8:company:samara', subjectName: 'Посещение целиком' },
        ],
      }),
    ).toEqual([
      'breach | Пункт Кротовка | Посещение целиком | 1:05',
      'breach | Самараэнерго | Посещение целиком | 1:05',
    ]);
  });

  it('leave out what the rail tells itself', () => {
    expect(rows({ worst: [{ ...panic, key: 'wait-over-norm:office:01' }] })).toEqual([]);
  });

  it('count under an outage what it has caused', () => {
    expect(rows({ causes: [cause] })).toEqual([
      'risk | авария, Стара-Загора | вызвано отключением: 3 офиса, 1 линия, 5 тревог | 10:00',
    ]);
    expect(rows({ causes: [{ ...cause, appeals: 2 }] })[0]).toContain(
      'вызвано отключением: 3 офиса, 1 линия, 2 обращения с опозданием, 5 тревог',
    );
  });

  it('tell of what has lasted for days in days', () => {
    const since = new Date(noonishMs - 60 * 3_600_000).toISOString();
    expect(rows({ causes: [{ ...cause, since }] })[0]).toMatch(/ \| 2 д 12 ч$/);
  });

  it('of long texts leave room for fewer', () => {
    const row = { state: 'breach' as const, place: '', text: 'короткий', elapsed: '' };
    const long = { ...row, text: 'д'.repeat(90) };

    expect(rowsThatFit([row, row, row, row], 10.3)).toBe(3);
    expect(rowsThatFit([long, row, row, row], 10.3)).toBe(2);
    expect(rowsThatFit([{ ...row, place: 'м'.repeat(60) }, row, row, row], 10.3)).toBe(2);
    expect(rowsThatFit([long], 1)).toBe(1);
  });

  it('are none while the server says nothing of them', () => {
    expect(alertRows(wall(null), noonishMs, ru)).toEqual([]);
  });
});
