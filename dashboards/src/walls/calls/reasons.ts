import type { OperatorCell } from './cells';

/** Reasons that have room, and letters of one. */
const [most, letters] = [2, 14];

/** Why operators pause or are away: the commonest reasons with how many have them, shortened, and how many have others. */
export function reasonsOf(members: readonly OperatorCell[]): {
  readonly shown: readonly { readonly reason: string; readonly count: number }[];
  readonly others: number;
} {
  const counts = new Map<string, number>();
  for (const { reason } of members) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return {
    shown: sorted.slice(0, most).map(([reason, count]) => ({ reason: shortened(reason), count })),
    others: sorted.slice(most).reduce((sum, [, count]) => sum + count, 0),
  };
}

const shortened = (text: string) => (text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`);
