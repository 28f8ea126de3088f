import { pluralRu as plural } from '../../format/plural';

const refusals: Readonly<Record<string, string>> = {
  'instant-in-future': 'Этого ещё не было.',
  'board-unknown-then': 'Тогда этого экрана ещё не было.',
  'too-many-recordings': 'Открыто слишком много записей. Закройте одну или попробуйте позже.',
  forbidden: 'Эту запись вам не показывают.',
  'unknown-view': 'Такого экрана нет.',
};

/** The time machine of walls and screens. */
export const pastRu = {
  open: 'Как было раньше',
  openHint: 'Как было раньше (клавиша T)',
  bar: 'Запись прошлого',
  recording: 'запись',
  recordingInvented: 'запись имитации',
  recordingOf: (day: string, time: string, speed: string) => `Запись · ${day}, ${time} · ${speed}`,
  speed: (speed: number) => (speed === 0 ? 'стоит' : `×${speed}`),
  speeds: 'Скорость',
  play: 'Пустить',
  pause: 'Остановить',
  toLive: 'В прямой эфир',
  day: 'День',
  dayBack: 'На день раньше',
  dayOn: 'На день позже',
  back: (minutes: number) => `На ${minutes} ${plural(minutes, 'минуту', 'минуты', 'минут')} раньше`,
  on: (minutes: number) => `На ${minutes} ${plural(minutes, 'минуту', 'минуты', 'минут')} позже`,
  timeOfDay: 'Время дня',
  opening: 'Открываем запись…',
  lost: 'Нет связи с сервером, запись стоит. Пробуем снова.',
  reachedNow: 'Запись дошла до настоящего, снова прямой эфир',
  leftAlone: 'Запись закрыта: десять минут её никто не трогал',
  countdown: (seconds: number) => `Через ${seconds} с снова прямой эфир. Чтобы остаться, нажмите любую клавишу.`,
  beforeLog: (begins: string | null) =>
    begins === null ? 'Записей ещё нет.' : `Записи начинаются ${begins}. Раньше ничего нет.`,
  toBegin: 'К началу записей',
  refused: (code: string) => refusals[code] ?? 'Запись не открывается.',
};
