import { pluralEn as plural } from '../../format/plural';
import type { whatIfRu } from './ru';

const wait = (seconds: number) => (seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`);
const than = (before: number, after: number) =>
  wait(before) === wait(after)
    ? `people would have waited just as long, ${wait(after)}`
    : `people would have waited ${wait(after)} on average instead of ${before < 60 || after < 60 ? wait(before) : Math.round(before / 60)}`;
const list = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

type Changes = Parameters<typeof whatIfRu.nobodyThen>[0];
const told = (changes: Changes) =>
  `With ${list(
    changes.map(({ windows, from, to }) => {
      const count = Math.abs(windows);
      return `${count} ${windows > 0 ? 'more' : 'fewer'} ${plural(count, 'window', 'windows')} from ${from} to ${to}`;
    }),
  )}`;

export const whatIfEn: typeof whatIfRu = {
  link: 'What if there had been more windows?',
  title: office => `${office} — what if there had been more windows`,
  heading: 'With more windows or fewer',
  back: 'Office wall',
  day: 'Day',
  windows: 'Windows',
  from: 'from',
  to: 'to',
  more: 'One window more',
  fewer: 'One window fewer',
  count: windows => `${windows > 0 ? '+' : '−'}${Math.abs(windows)} ${plural(Math.abs(windows), 'window', 'windows')}`,
  add: 'Another stretch',
  remove: (from, to) => `Remove the stretch from ${from} to ${to}`,
  ask: 'Play again',
  intro: 'Choose a day and say when there would have been how many windows more or fewer.',
  how: 'The day is played again by the rules of the queue: the same visitors with the same services, other windows. Whoever gave up then leaves in the same minute, unless called before.',
  playing: 'Playing the day again…',
  nobody: 'Nobody was called in this office that day. Choose another day.',
  failed: 'The server does not answer. Try again.',
  outcome: (changes, before, after, idle) =>
    `${told(changes)} ${than(before, after)}${idle === '' ? '' : `, windows idle ${idle}`}`,
  nobodyThen: changes => `${told(changes)} nothing would have changed: nobody came in these hours`,
  faithful: (seconds, points) =>
    `With nothing changed the day comes out nearly as it was: ${wait(seconds)} off in the mean wait, ${points} points in the share over the norm. This can be trusted.`,
  unfaithful: (seconds, points) =>
    `Even with nothing changed the day does not come out as it was: ${wait(seconds)} off in the mean wait, ${points} points in the share over the norm. This is no more than a hint.`,
  unplayed: 'With nothing changed the day cannot be played. This is no more than a hint.',
  columns: { hour: 'Hour', now: 'was', replayed: 'replay', then: 'what if', day: 'Day' },
  measures: { mean: 'Mean wait', over: 'Over the norm', longest: 'Longest wait', idle: 'Windows idle' },
  norm: minutes => `norm ${minutes} min`,
  replayIs:
    'The replay is the same day played with nothing changed. The hour is when a visitor took a ticket. Idle is the share of time in which a window is open and free; on the day itself nobody measured it.',
};
