import type { Language } from '../i18n/language';

/** Where choices are kept between visits. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

export type Theme = 'light' | 'dark';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

/**
 * Language and theme: what the address says (`?lang=en&theme=light`), then what was chosen earlier on this device, then
 * Russian and the page's usual theme. A choice in the address is remembered.
 */
export function preferences(query: URLSearchParams, usual: Theme, shelf: Shelf | null): Preferences {
  return {
    language: choose(query.get('lang'), 'opshub.lang', ['ru', 'en'], 'ru', shelf),
    theme: choose(query.get('theme'), 'opshub.theme', ['light', 'dark'], usual, shelf),
  };
}

function choose<T extends string>(
  asked: string | null,
  key: string,
  known: readonly T[],
  usual: T,
  shelf: Shelf | null,
): T {
  const chosen = known.find(value => value === asked);
  if (chosen !== undefined) {
    shelf?.setItem(key, chosen);
    return chosen;
  }
  const kept = shelf?.getItem(key);
  return known.find(value => value === kept) ?? usual;
}
