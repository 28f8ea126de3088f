/** What a key asks for. Physical keys, so that the layout of the keyboard does not matter. */
export type Press =
  | { readonly kind: 'main' }
  | {
      readonly kind:
        'recall' | 'finish' | 'noShow' | 'requeue' | 'park' | 'transfer' | 'break' | 'search' | 'help' | 'leave';
    }
  | { readonly kind: 'digit'; readonly digit: number }
  | { readonly kind: 'result'; readonly index: number }
  | { readonly kind: 'close' };

const named: Readonly<
  Record<
    string,
    Press['kind'] & ('main' | 'recall' | 'finish' | 'noShow' | 'requeue' | 'park' | 'transfer' | 'search' | 'close')
  >
> = {
  Enter: 'main',
  NumpadEnter: 'main',
  F2: 'recall',
  F4: 'finish',
  F6: 'noShow',
  F7: 'requeue',
  F8: 'park',
  F9: 'transfer',
  Slash: 'search',
  NumpadDivide: 'search',
  Escape: 'close',
};
const results = ['KeyQ', 'KeyW', 'KeyE', 'KeyR'];

/** Null: no key of the console, or one held down: a key that repeats itself asks once. */
export function press(
  event: Pick<KeyboardEvent, 'code' | 'key' | 'repeat' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): Press | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.key === '?' || event.code === 'F1') return { kind: 'help' };
  if (event.shiftKey) return event.code === 'F9' ? { kind: 'break' } : event.code === 'F4' ? { kind: 'leave' } : null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit !== undefined) return { kind: 'digit', digit: Number(digit) };
  const index = results.indexOf(event.code);
  if (index >= 0) return { kind: 'result', index };
  const kind = named[event.code];
  return kind === undefined ? null : { kind };
}
