import type { pastRu } from './ru';

const refusals: Readonly<Record<string, string>> = {
  'instant-in-future': 'That has not happened yet.',
  'board-unknown-then': 'There was no such screen then.',
  'too-many-recordings': 'Too many recordings are open. Close one, or try later.',
  forbidden: 'You may not see this recording.',
  'unknown-view': 'There is no such screen.',
};

export const pastEn: typeof pastRu = {
  open: 'As it was before',
  openHint: 'As it was before (key T)',
  bar: 'Recording of the past',
  recording: 'recording',
  recordingInvented: 'recorded simulation',
  recordingOf: (day, time, speed) => `Recording · ${day}, ${time} · ${speed}`,
  speed: speed => (speed === 0 ? 'paused' : `×${speed}`),
  speeds: 'Speed',
  play: 'Play',
  pause: 'Pause',
  toLive: 'Back to live',
  day: 'Day',
  dayBack: 'A day back',
  dayOn: 'A day on',
  back: minutes => `${minutes} min back`,
  on: minutes => `${minutes} min on`,
  timeOfDay: 'Time of day',
  opening: 'Opening the recording…',
  lost: 'The server cannot be reached; the recording stands. Trying again.',
  reachedNow: 'The recording has come to the present: live again',
  leftAlone: 'The recording was closed: nobody had touched it for ten minutes',
  countdown: seconds => `Live again in ${seconds} s. Press any key to stay.`,
  beforeLog: begins =>
    begins === null ? 'Nothing has been recorded yet.' : `Recordings begin on ${begins}. There is nothing before.`,
  toBegin: 'To the beginning',
  refused: code => refusals[code] ?? 'The recording does not open.',
};
