import type { BoardEntry } from './api';

/** One page of one office. */
export interface Place {
  readonly href: string;
  readonly label: string;
  /** Of a window's own page. */
  readonly window: number | null;
}

export type PlaceKind = 'screens' | 'offices' | 'kiosks' | 'windows';

/** Pages of offices by kind, kinds with none left out. */
export function placesOf(
  entries: readonly BoardEntry[],
): readonly { readonly kind: PlaceKind; readonly places: readonly Place[] }[] {
  const kinds: Record<PlaceKind, Place[]> = { screens: [], offices: [], kiosks: [], windows: [] };
  for (const { name, title, kind, office } of entries) {
    const [, company, , part] = name.split('/');
    const place = (href: string, window: number | null = null): Place => ({ href, label: title, window });
    if (office === null || kind === 'alerts') continue; // inboxes are for people, not for places
    if (kind === 'wall') kinds.offices.push(place(`/${name}`));
    else if (kind === 'console') kinds.windows.push(place(`/window/${company}/${office}/${part}`, Number(part)));
    else if (part === 'floor') kinds.kiosks.push(place(`/kiosk/${company}/${office}`));
    else kinds.screens.push(place(`/${name}`));
  }
  return (Object.keys(kinds) as PlaceKind[])
    .filter(kind => kinds[kind].length > 0)
    .map(kind => ({ kind, places: kinds[kind] }));
}
