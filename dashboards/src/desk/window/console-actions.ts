import type { Locale } from '../../i18n/locale';
import type { ConsoleBoard } from './cells';
import type { Step } from './console-desk';
import { allTopics, inHand, mainAction } from './console-model';
import type { Press } from './keys';
import { breakMenu, leaveMenu, parkMenu, requeueMenu, transferMenu, type Menu } from './menu';
import type { Notes } from './work-view';

/** Keys that ask the hub for something, or for a choice before it. */
export type Asked = Exclude<Press['kind'], 'digit' | 'result' | 'close' | 'help' | 'search'>;

/** What a key means at this moment: a list to choose from, steps to do, a word of advice, the sign-in, or nothing. */
export type Meaning =
  | { readonly kind: 'menu'; readonly menu: Menu }
  | { readonly kind: 'steps'; readonly name: string; readonly steps: readonly Step[] }
  | { readonly kind: 'say'; readonly code: string }
  | { readonly kind: 'signIn' }
  | null;

/** @param nowMs The server's instant. */
export function meaning(board: ConsoleBoard, asked: Asked, notes: Notes, nowMs: number, locale: Locale): Meaning {
  const { number: window, face } = board.window;
  const ticket = inHand(board);
  const does = (command: string, more: object = {}): Meaning => ({
    kind: 'steps',
    name: asked,
    steps: [{ grain: 'queue', command, body: { window, ...more } }],
  });
  if (asked === 'main') return main(board, notes);
  if (ticket === null) {
    if (asked === 'break' && (face === 'idle' || face === 'wrapUp'))
      return { kind: 'menu', menu: breakMenu(window, board.office.timeZone, nowMs, locale) };
    return asked === 'leave' && face !== 'closed' ? { kind: 'menu', menu: leaveMenu(locale) } : null;
  }
  switch (asked) {
    case 'park':
      return { kind: 'menu', menu: parkMenu(ticket, board.office.timeZone, nowMs, locale) };
    case 'transfer':
      return { kind: 'menu', menu: transferMenu(board, ticket, locale) };
    case 'requeue':
      return { kind: 'menu', menu: requeueMenu(window, ticket, locale) };
    case 'finish':
      return ticket.serving ? finish(board, notes, []) : null;
    case 'recall':
      return ticket.serving ? null : does('recall-ticket');
    case 'noShow':
      return ticket.serving ? null : does('mark-no-show', { ticket: ticket.id });
    case 'break':
    case 'leave':
      return null;
  }
}

function main(board: ConsoleBoard, notes: Notes): Meaning {
  const window = board.window.number;
  const call: Step = { grain: 'queue', command: 'call-next', body: { window } };
  const steps = (name: string, ...list: readonly Step[]): Meaning => ({ kind: 'steps', name, steps: list });
  switch (mainAction(board)) {
    case 'signIn':
      return { kind: 'signIn' };
    case 'call':
      return steps('call', call);
    case 'start':
      return steps('start', { grain: 'queue', command: 'start-service', body: { window } });
    case 'finishAndCall':
      // Whoever was next may have left in the meantime: then nobody is called, and that is all right.
      return finish(board, notes, board.next.fit > 0 ? [{ ...call, fine: ['nobody-waiting'] }] : []);
    case 'endBreak':
      return steps('endBreak', { grain: 'window', command: 'end-break', body: {} });
  }
}

/** Ends the service with what was noted; where there is a classifier, it needs a topic (SARATOV-A1-7.3j). */
function finish(board: ConsoleBoard, { topics, count, result }: Notes, then: readonly Step[]): Meaning {
  const classified = allTopics(board).length > 0;
  if (classified && topics.length === 0) return { kind: 'say', code: 'topic-missing' };
  const about = classified ? { topicCodes: topics } : { topics: count };
  const body = { window: board.window.number, ticket: inHand(board)?.id, result, ...about };
  return { kind: 'steps', name: 'finish', steps: [{ grain: 'queue', command: 'finish-service', body }, ...then] };
}
