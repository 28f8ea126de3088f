import type { Language } from '../i18n/language';

const ruOnes = 'ноль один два три четыре пять шесть семь восемь девять'.split(' ');
const ruTeens =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать';
const ruTens = '  двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ');
const ruHundreds = ' сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ');
const enDigits = 'zero one two three four five six seven eight nine'.split(' ');

/**
 * Digits as a voice in a hall says them: in Russian «047» is «ноль сорок семь», so that 47 and 047 cannot be mistaken, and
 * more than three go one by one; in English always one by one.
 */
export function spokenDigits(digits: string, language: Language): string {
  if (language === 'en')
    return Array.from(digits)
      .map(digit => enDigits[Number(digit)] ?? digit)
      .join(' ');
  const zeros = /^0*/.exec(digits)?.[0].length ?? 0;
  const rest = digits.slice(zeros);
  const leading = Array.from({ length: zeros }, () => 'ноль');
  return [
    ...leading,
    ...(rest.length > 3 ? Array.from(rest).map(digit => ruOnes[Number(digit)] ?? digit) : russian(Number(rest))),
  ].join(' ');
}

function russian(value: number): string[] {
  const [hundreds, tens, ones] = [Math.floor(value / 100) % 10, Math.floor(value / 10) % 10, value % 10];
  if (value === 0) return [];
  const words = [ruHundreds[hundreds] ?? ''];
  if (tens === 1) words.push(ruTeens.split(' ')[ones] ?? '');
  else words.push(ruTens[tens] ?? '', ones > 0 ? (ruOnes[ones] ?? '') : '');
  return words.filter(word => word !== '');
}

/** «А ноль сорок семь»; letters of the ticket one by one. */
export function spokenTicket(ticket: string, language: Language): string {
  const letters = Array.from(ticket.replace(/[^\p{L}]/gu, '')).join(' ');
  const number = spokenDigits(ticket.replace(/\D/g, ''), language);
  return [letters, number].filter(part => part !== '').join(' ');
}

/** «Талон А ноль сорок семь, окно три». */
export function spokenCall(ticket: string, window: number, language: Language): string {
  const [name, place] = [spokenTicket(ticket, language), spokenDigits(String(window), language)];
  return language === 'ru' ? `Талон ${name}, окно ${place}` : `Ticket ${name}, window ${place}`;
}
