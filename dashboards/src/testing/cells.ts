import type { Moment } from '../feed/board-controller';
import type { CallCell, ServiceCell } from '../screens/hall/cells';
import type { LineCell, OfficeCell } from '../walls/company/cells';
import { noonishMs } from './frames';

/** ISO text of an instant so many seconds before the tests' moment. */
export const ago = (seconds: number): string => new Date(noonishMs - seconds * 1000).toISOString();

export const moment = (over: Partial<Moment> = {}): Moment => ({
  nowMs: noonishMs,
  monotonicMs: 0,
  knownMs: noonishMs,
  ageS: 0.4,
  link: { kind: 'live' },
  ...over,
});

export const office = (over: Partial<OfficeCell> = {}): OfficeCell => ({
  id: 'samara-01',
  name: 'Самарское отделение',
  shortName: 'Самарское',
  region: null,
  timeZone: 'Europe/Samara',
  opensAt: '2026-11-24T04:00:00Z',
  closesAt: '2026-11-24T16:00:00Z',
  open: true,
  state: 'met',
  normS: 900,
  waiting: 3,
  oldestAt: ago(100),
  overNorm: 0,
  nearNorm: 0,
  windows: [],
  openWindows: 0,
  ewt: null,
  loadPercent: null,
  issued: 0,
  served: 0,
  asOf: null,
  feedStalledAt: null,
  drift: null,
  ...over,
});

export const line = (over: Partial<LineCell> = {}): LineCell => ({
  id: 'samara-cc',
  name: 'Контакт-центр',
  number: null,
  state: 'met',
  targetS: 20,
  targetPercent: 80,
  inQueue: 0,
  oldestAt: null,
  offered: 0,
  answered: 0,
  abandoned: 0,
  levelPercent: null,
  asaS: null,
  abandonedPercent: null,
  operators: null,
  levels: [],
  ewt: null,
  accuracy: { n: 0, maeS: null, biasS: null, withinP90: null, pinballS: null, brier: null },
  asOf: null,
  advice: null,
  drift: null,
  ...over,
});

export const call = (ticket: string, window: number, over: Partial<CallCell> = {}): CallCell => ({
  ticket,
  window,
  calledAt: ago(5),
  recalls: 0,
  serving: false,
  ...over,
});

export const service = (over: Partial<ServiceCell> = {}): ServiceCell => ({
  id: 's',
  name: 'Договоры',
  letter: 'А',
  order: 1,
  waiting: 0,
  ewt: null,
  open: true,
  ...over,
});
