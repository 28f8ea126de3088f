import { pluralRu as plural } from '../../format/plural';

const sign = (count: number) => (count > 0 ? `+${count}` : `−${-count}`);
const hour = (time: string) => time.replace(/^0/, '').replace(/:00$/, '');
const wait = (seconds: number) => (seconds < 60 ? `${Math.round(seconds)} с` : `${Math.round(seconds / 60)} мин`);
const than = (before: number, after: number) =>
  wait(before) === wait(after)
    ? `ждали бы столько же, ${wait(after)}`
    : `ждали бы в среднем ${wait(after)} вместо ${before < 60 || after < 60 ? wait(before) : Math.round(before / 60)}`;
const list = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} и ${parts.at(-1)}`;
const change = (windows: number, from: string, to: string) => {
  const count = Math.abs(windows);
  return `с ${count} ${plural(count, 'окном', 'окнами', 'окнами')} ${windows > 0 ? 'больше' : 'меньше'} с ${hour(from)} до ${hour(to)}`;
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Changes = readonly { readonly windows: number; readonly from: string; readonly to: string }[];
const told = (changes: Changes) => capital(list(changes.map(({ windows, from, to }) => change(windows, from, to))));

/** A past day with other windows. */
export const whatIfRu = {
  link: 'А если бы окон было больше?',
  title: (office: string) => `${office} — если бы окон было больше`,
  heading: 'Если бы окон было больше или меньше',
  back: 'Экран офиса',
  day: 'День',
  windows: 'Окна',
  from: 'с',
  to: 'до',
  more: 'На окно больше',
  fewer: 'На окно меньше',
  count: (windows: number) => `${sign(windows)} ${plural(Math.abs(windows), 'окно', 'окна', 'окон')}`,
  add: 'Ещё промежуток',
  remove: (from: string, to: string) => `Убрать промежуток с ${hour(from)} до ${hour(to)}`,
  ask: 'Пересчитать',
  intro: 'Выберите день и скажите, когда и на сколько окон было бы больше или меньше.',
  how: 'День проигрывается заново по правилам очереди: те же посетители с теми же услугами, только окна другие. Кто тогда ушёл не дождавшись, уйдёт в ту же минуту, если его не успеют вызвать.',
  playing: 'Проигрываем день заново…',
  nobody: 'В этот день в офисе никого не вызывали. Выберите другой день.',
  failed: 'Сервер не отвечает. Попробуйте ещё раз.',
  outcome: (changes: Changes, before: number, after: number, idle: string) =>
    `${told(changes)} ${than(before, after)}${idle === '' ? '' : `, простой окон ${idle}`}`,
  nobodyThen: (changes: Changes) => `${told(changes)} ничего не изменилось бы: в эти часы никто не приходил`,
  faithful: (seconds: number, points: string) =>
    `Без изменений день проигрывается почти как был: среднее ожидание расходится на ${wait(seconds)}, доля сверх нормы — на ${points} п. п. Расчёту можно верить.`,
  unfaithful: (seconds: number, points: string) =>
    `Даже без изменений день проигрывается не так, как был: среднее ожидание расходится на ${wait(seconds)}, доля сверх нормы — на ${points} п. п. Это только подсказка.`,
  unplayed: 'Без изменений день не проигрывается. Это только подсказка.',
  columns: { hour: 'Час', now: 'было', replayed: 'повтор', then: 'стало бы', day: 'День' },
  measures: { mean: 'Ждали в среднем', over: 'Дольше нормы', longest: 'Дольше всех', idle: 'Простой окон' },
  norm: (minutes: number) => `норма ${minutes} мин`,
  replayIs:
    'Повтор — тот же день, проигранный без изменений. Час — когда посетитель взял талон. Простой — доля времени, когда окно открыто и свободно; в настоящем дне его не измеряли.',
};
