import { describe, expect, it } from 'vitest';
import type { AlertCell, InboxBoard, Reading } from './cells';
import { groupsOf, placeOf, ringing, silencePlace, tabOf, valueAt } from './inbox';

const reading: Reading = { value: null, threshold: null, unit: null, n: 1, why: null, countsFrom: null };

const alert = (key: string, more: Partial<AlertCell> = {}): AlertCell => ({
  key,
  rule: 'wait-over-norm',
  name: { ru: 'Ожидание выше нормы', en: 'Wait over the norm' },
  watch: 'condition',
  of: 'wait-over-norm',
  severity: 'critical',
  subject: 'office/01',
  subjectName: 'Самарское',
  group: 'wait',
  owner: 'office-head',
  clause: null,
  runbook: null,
  reading,
  since: '2026-11-24T06:40:00Z',
  firedAt: '2026-11-24T06:41:00Z',
  endedAt: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  step: 1,
  topStep: 5,
  escalatesAt: null,
  retellsAt: null,
  silencedBy: null,
  cause: null,
  causeName: null,
  consequences: 0,
  recordOnly: false,
  notes: [],
  ...more,
});

const board = (...alerts: AlertCell[]) => ({ alerts }) as unknown as InboxBoard;

describe('The inbox', () => {
  it('tells what is nobody’s, keeps apart what is somebody’s, and hides nothing', () => {
    expect(tabOf(alert('a'))).toBe('firing');
    expect(tabOf(alert('a', { acknowledgedBy: 'petrov' }))).toBe('accepted');
    expect(tabOf(alert('a', { cause: 'b' }))).toBe('quiet');
    expect(tabOf(alert('a', { recordOnly: true, acknowledgedBy: 'petrov' }))).toBe('quiet');
  });

  it('tells one group of one office together, its worst first, with what follows from it', () => {
    const groups = groupsOf(
      board(
        alert('new', { severity: 'warning', firedAt: '2026-11-24T06:30:00Z' }),
        alert('old'),
        alert('window', { subject: 'window/01:3', cause: 'old' }),
        alert('elsewhere', { subject: 'office/02', firedAt: '2026-11-24T06:00:00Z' }),
      ),
      'firing',
    );

    expect(groups.map(({ head }) => head.key)).toEqual(['elsewhere', 'old']);
    expect(groups[1]?.rest.map(({ key }) => key)).toEqual(['new']);
    expect(groups[1]?.consequences.map(({ key }) => key)).toEqual(['window']);
  });

  it('shows a consequence of something outside in the quiet part, by itself', () => {
    const outside = board(alert('a', { cause: 'outage/o-17', causeName: 'авария' }));

    expect(groupsOf(outside, 'firing')).toEqual([]);
    expect(groupsOf(outside, 'quiet').map(({ head }) => head.key)).toEqual(['a']);
  });

  it('rings for what is critical and nobody’s only', () => {
    const all = [
      alert('a'),
      alert('b', { severity: 'warning' }),
      alert('c', { acknowledgedBy: 'x' }),
      alert('d', { cause: 'a' }),
    ];

    expect(ringing(board(...all)).map(({ key }) => key)).toEqual(['a']);
  });

  it('lets a wait tick on until its condition is over', () => {
    const counting = { ...reading, value: 60, countsFrom: '2026-11-24T06:40:00Z' };
    const now = Date.parse('2026-11-24T06:50:00Z');

    expect(valueAt(counting, now, null)).toBe(600);
    expect(valueAt(counting, now, '2026-11-24T06:45:00Z')).toBe(300);
    expect(valueAt({ ...reading, value: 71 }, now, null)).toBe(71);
    expect(valueAt(reading, now, null)).toBeNull();
  });

  it('keeps a silence with the office it is about', () => {
    expect(placeOf('window/01:3')).toBe('office/01');
    expect(silencePlace('window/01:3')).toBe('01');
    expect(silencePlace('line/main')).toBe('all');
    expect(silencePlace('company')).toBe('all');
  });
});
