import type { ReadNotice } from './answer';

/** What became of some words of a notice. */
export type Meaning = 'place' | 'time' | 'check' | 'lost' | 'besides';

/** Words with what was made of them; null for nothing, such as a comma. */
export interface Piece {
  readonly text: string;
  readonly meaning: Meaning | null;
}

/** Reasons that mean: a machine could not use it, a person must. */
const lost: ReadonlySet<string> = new Set(['not-read', 'time-wrong']);

/** The whole notice, each word of it with what was understood by it. Nothing is left out: joined, the pieces are the notice. */
export function marked(text: string, { parts, left }: ReadNotice): readonly Piece[] {
  const meanings = new Array<Meaning | null>(text.length).fill(null);
  const mark = (words: string, meaning: Meaning, from: number): number => {
    // Words are told in the order of the text; what stands before them is looked through only when they are not after.
    const after = text.indexOf(words, from);
    const at = after >= 0 ? after : text.indexOf(words);
    if (words === '' || at < 0) return from;
    meanings.fill(meaning, at, at + words.length);
    return at + words.length;
  };
  for (const { words, reason } of left) mark(words, lost.has(reason) ? 'lost' : 'besides', 0);
  for (const { when } of parts)
    for (const { words } of when) for (const part of words.split(', ')) mark(part, 'time', 0);
  let from = 0;
  for (const { words, check } of parts) from = mark(words, check.some(isOfPlace) ? 'check' : 'place', from);
  return pieces(text, meanings);
}

/** Doubts about a day or a time are of the whole notice, not of a street. */
const isOfPlace = (check: string) => !check.endsWith('-missing') && check !== 'year-assumed';

function pieces(text: string, meanings: readonly (Meaning | null)[]): readonly Piece[] {
  const found: Piece[] = [];
  for (let from = 0; from < text.length;) {
    const meaning = meanings[from] ?? null;
    let to = from + 1;
    while (to < text.length && (meanings[to] ?? null) === meaning) to++;
    found.push({ text: text.slice(from, to), meaning });
    from = to;
  }
  return found;
}

/** What a person must look at, each thing once, with how many words it is said of. */
export function checks({ parts, left }: ReadNotice): readonly { readonly check: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  const said = [...parts.flatMap(({ check }) => check), ...left.map(({ reason }) => reason)];
  for (const check of said) if (check !== 'prose') counts.set(check, (counts.get(check) ?? 0) + 1);
  return [...counts].map(([check, count]) => ({ check, count }));
}
