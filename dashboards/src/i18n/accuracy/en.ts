import { formatNumber } from '../../format/numbers';
import { pluralEn as plural } from '../../format/plural';
import type { accuracyRu } from './ru';

export const accuracyEn: typeof accuracyRu = {
  near: error => `usually ±${error}`,
  usual: error => `usually off by ${error}`,
  bare: error => `±${error}`,
  seconds: count => `${count} s`,
  minutes: count => `${count} min`,
  few: 'accuracy: too little data',
  fewBare: '±?',
  fewWhy: count =>
    `${formatNumber(count, 'en')} ${plural(count, 'forecast has', 'forecasts have')} come out: too few to judge the error.`,
  title: 'How good the forecast of the wait is',
  error: 'Mean error',
  bias: 'Bias',
  longer: by => `we promise ${by} more than people wait`,
  shorter: by => `we promise ${by} less than people wait`,
  within: 'Within what was promised',
  withinOf: count => `${count} of 100, meant to be 90`,
  pinball: 'Quantile loss',
  pinballMeans: loss => `${loss} – the less, the better both ends`,
  brier: 'Probability of a wait over the norm',
  brierMeans: score => `Brier score ${score}: 0 is perfect, 0.25 a guess`,
  of: 'Judged by',
  outcomes: count => `${formatNumber(count, 'en')} ${plural(count, 'wait', 'waits')} in 30 days`,
};
