/** Russian plural of a whole number: 1 окно, 2 окна, 5 окон; 11–14 are many. */
export function pluralRu(count: number, one: string, few: string, many: string): string {
  const tens = Math.abs(count) % 100;
  const units = tens % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (units === 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}

/** English plural: 1 is one, everything else many. */
export const pluralEn = (count: number, one: string, many: string): string => (count === 1 ? one : many);
