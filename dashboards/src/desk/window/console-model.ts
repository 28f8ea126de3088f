import { formatWait } from '../../format/durations';
import type { ConsoleBoard, ConsoleService, DeskTicket, NextTicket, Topic } from './cells';

/** What the large button does. */
export type MainAction = 'signIn' | 'call' | 'start' | 'finishAndCall' | 'endBreak';

/** A service as its timer shows it. */
export interface Timer {
  readonly elapsed: string;
  readonly seconds: number;
  readonly normS: number | null;
  /** Of the norm; null without one. */
  readonly percent: number | null;
  readonly tone: 'met' | 'risk' | 'breach' | null;
}

export function mainAction(board: ConsoleBoard): MainAction {
  const { window } = board;
  const ticket = inHand(board);
  if (ticket !== null) return ticket.serving ? 'finishAndCall' : 'start';
  if (window.face === 'closed') return 'signIn';
  return window.face === 'break' ? 'endBreak' : 'call';
}

/** The ticket the console works on: a called one first, for its visitor is on the way. */
export function inHand({ window }: ConsoleBoard): DeskTicket | null {
  return window.tickets.find(({ serving }) => !serving) ?? window.tickets[0] ?? null;
}

export const serviceOf = (board: ConsoleBoard, id: string): ConsoleService | null =>
  board.choices.services.find(service => service.id === id) ?? null;

/** Time since an instant against a norm: at risk from the warning share on. */
export function timer(since: string, normS: number | null, warnPercent: number, nowMs: number): Timer {
  const seconds = Math.max(0, (nowMs - Date.parse(since)) / 1000);
  const percent = normS === null ? null : (seconds / normS) * 100;
  const tone = percent === null ? null : percent > 100 ? 'breach' : percent >= warnPercent ? 'risk' : 'met';
  return { elapsed: formatWait(seconds), seconds, normS, percent, tone };
}

/** Topics offered by digit: those of the service first, then whatever else was chosen by search. */
export function offeredTopics(board: ConsoleBoard, ticket: DeskTicket, chosen: readonly string[]): readonly Topic[] {
  const own = serviceOf(board, ticket.service)?.topics ?? [];
  const shown = own.slice(0, 8);
  const codes = new Set(shown.map(({ code }) => code));
  const extra = allTopics(board).filter(({ code }) => chosen.includes(code) && !codes.has(code));
  return [...shown, ...extra];
}

/** Every topic of the classifier once, in its order. */
export function allTopics(board: ConsoleBoard): readonly Topic[] {
  const all = board.choices.services.flatMap(({ topics }) => topics);
  return [...new Map(all.map(topic => [topic.code, topic])).values()];
}

/** Topics whose name or code holds every word asked for. */
export function findTopics(all: readonly Topic[], asked: string): readonly Topic[] {
  const words = fold(asked)
    .split(/\s+/)
    .filter(word => word !== '');
  return all.filter(({ code, name }) => words.every(word => fold(`${code} ${name}`).includes(word)));
}

const fold = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е');

/** Seconds until the norm of a waiting ticket is over; negative when it is. */
export const toNormS = (next: NextTicket, nowMs: number): number => (Date.parse(next.overAt) - nowMs) / 1000;
