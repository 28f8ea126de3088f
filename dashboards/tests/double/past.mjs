/** First fact of the double's log. */
const begins = '2026-11-20T04:00:00Z';

/** What the hub says to being asked for a recording: its answer and, where it plays, what its first frame says besides the board. */
export function pastAnswer(view, asked, speed, playing) {
  const at = asked ?? playing?.at;
  if (Date.parse(at) < Date.parse(begins))
    return { answer: { refused: 'instant-before-log', detail: 'Nothing before.', begins, at: null } };
  return { answer: { refused: null, detail: null, begins, at }, over: { view: `past/${view}`, at, speed } };
}
