import type { Said } from './ledger';

export const reasonKinds = ['awaits', 'feed', 'people', 'outside', 'unknown'] as const;

/** Of what kind the reason is that a requirement is not kept. */
export type ReasonKind = (typeof reasonKinds)[number];

/** One requirement of a standard and how it is kept. */
export interface Requirement {
  readonly id: string;
  readonly clause: string;
  readonly kind: string;
  readonly force: string;
  readonly text: Said;
  readonly kept: readonly { readonly how: string; readonly where: Said }[];
  readonly tests: readonly string[];
  readonly notYet?: { readonly kind: ReasonKind; readonly why: Said };
}

/** What `GET /api/v1/{company}/requirements` answers. */
export interface Tracing {
  readonly company: string;
  readonly name: string;
  readonly requirements: readonly Requirement[];
}

export const standings = ['proven', 'kept', 'notYet'] as const;
export type Standing = (typeof standings)[number];

/** Proven: kept, and a test fails without it. */
export const standing = (requirement: Requirement): Standing =>
  requirement.kept.length === 0 ? 'notYet' : requirement.tests.length > 0 ? 'proven' : 'kept';

/** All, one standing, or one kind of reason why not. */
export type Shown = 'all' | Standing | ReasonKind;

export const isShown = (word: string | null): word is Shown =>
  ['all', ...standings, ...reasonKinds].some(known => known === word);

export const counts = (requirements: readonly Requirement[]): Record<Shown, number> => {
  const count: Record<Shown, number> = {
    all: requirements.length,
    ...{ proven: 0, kept: 0, notYet: 0 },
    ...{ awaits: 0, feed: 0, people: 0, outside: 0, unknown: 0 },
  };
  for (const one of requirements) {
    count[standing(one)]++;
    if (one.notYet !== undefined) count[one.notYet.kind]++;
  }
  return count;
};

/** Those that are shown and say every word that is searched for, in either language. */
export const found = (requirements: readonly Requirement[], shown: Shown, search: string): readonly Requirement[] => {
  const words = plain(search)
    .split(/\s+/)
    .filter(word => word !== '');
  return requirements.filter(
    one =>
      (shown === 'all' || standing(one) === shown || one.notYet?.kind === shown) &&
      words.every(word => saidBy(one).includes(word)),
  );
};

const saidBy = (one: Requirement): string =>
  plain(
    [one.id, one.clause, both(one.text), ...one.kept.map(kept => both(kept.where)), ...one.tests]
      .concat(one.notYet === undefined ? [] : both(one.notYet.why))
      .join(' '),
  );

const both = (said: Said): string => `${said.ru} ${said.en}`;

// ё and е are one letter to whoever searches.
const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll('_', ' ');
