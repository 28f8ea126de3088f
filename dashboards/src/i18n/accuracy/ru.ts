import { formatNumber } from '../../format/numbers';
import { pluralRu as plural } from '../../format/plural';

const waits = (count: number) =>
  `${formatNumber(count, 'ru')} ${plural(count, 'ожидание', 'ожидания', 'ожиданий')} за 30 дней`;

/** How good the forecasts of waits are. */
export const accuracyRu = {
  near: (error: string) => `обычно ±${error}`,
  usual: (error: string) => `обычно ошибаемся на ${error}`,
  bare: (error: string) => `±${error}`,
  seconds: (count: number) => `${count} с`,
  minutes: (count: number) => `${count} мин`,
  few: 'точность: мало данных',
  fewBare: '±?',
  fewWhy: (count: number) =>
    `Сбылось ${formatNumber(count, 'ru')} ${plural(count, 'прогноз', 'прогноза', 'прогнозов')} — слишком мало, чтобы судить об ошибке.`,
  title: 'Насколько точен прогноз ожидания',
  error: 'Ошибка в среднем',
  bias: 'Смещение',
  longer: (by: string) => `обещаем на ${by} больше, чем ждут`,
  shorter: (by: string) => `обещаем на ${by} меньше, чем ждут`,
  within: 'В обещанное укладываются',
  withinOf: (count: string) => `${count} из 100, задумано 90`,
  pinball: 'Потери квантилей',
  pinballMeans: (loss: string) => `${loss} — чем меньше, тем точнее оба конца`,
  brier: 'Вероятность ждать сверх нормы',
  brierMeans: (score: string) => `оценка Бриера ${score}: 0\u00a0—\u00a0без ошибок, 0,25\u00a0—\u00a0наугад`,
  of: 'Сколько судим',
  outcomes: waits,
};
