/**
 * What the hub met when it last asked for a list. The log keeps it in English, as a person at the source's end would need it;
 * here the usual ones are said in the reader's words.
 */
export interface SilenceWords {
  readonly late: (seconds: string) => string;
  readonly answered: (status: string) => string;
  readonly large: string;
  readonly redirected: string;
  readonly inside: string;
  readonly other: string;
}

const KNOWN: readonly (readonly [RegExp, (words: SilenceWords, figure: string) => string])[] = [
  [/^no whole answer within (\d+) s$/, (words, seconds) => words.late(seconds)],
  [/^HTTP (\d+)$/, (words, status) => words.answered(status)],
  [/^it is larger than (\d+) bytes$/, words => words.large],
  [/redirect/, words => words.redirected],
  [/is inside a private network/, words => words.inside],
];

export function silenceIn(words: SilenceWords, reason: string): string {
  for (const [pattern, say] of KNOWN) {
    const found = pattern.exec(reason);
    if (found !== null) return say(words, found[1] ?? '');
  }
  return words.other;
}
