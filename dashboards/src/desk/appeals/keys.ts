/** What a key asks of the desk. */
export type KeyWish =
  | { readonly wish: 'register' }
  | { readonly wish: 'search' }
  | { readonly wish: 'close' }
  | { readonly wish: 'move'; readonly by: 1 | -1 }
  | { readonly wish: 'step'; readonly at: number };

/** A key in a field belongs to the field, but for Escape; with a modifier it is the browser's. */
export function wishOf(
  key: {
    readonly key: string;
    readonly code: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
  },
  inField: boolean,
): KeyWish | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  if (key.key === 'Escape') return { wish: 'close' };
  if (inField) return null;
  // By place, not by letter: the layout may be Russian.
  if (key.code === 'KeyN') return { wish: 'register' };
  if (key.key === '/' || key.code === 'Slash') return { wish: 'search' };
  if (key.key === 'ArrowDown') return { wish: 'move', by: 1 };
  if (key.key === 'ArrowUp') return { wish: 'move', by: -1 };
  return /^[1-9]$/.test(key.key) ? { wish: 'step', at: Number(key.key) - 1 } : null;
}
