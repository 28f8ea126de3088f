const words: readonly (readonly [RegExp, string])[] = [
  [/\s*\[r\]/g, ''],
  [/^A(?=\d)/, 'П'],
  [/\bG(?=\d)/g, 'гл. '],
  [/\bR(?=\d)/g, 'разд. '],
  [/\bsite\b/g, 'сайт'],
  [/\bphone\b/g, 'телефон'],
  [/\be-mail\b/g, 'эл. почта'],
  [/\boffice\b/g, 'офис'],
  [/\bfootnote\b/g, 'сноска'],
  [/\bpreamble\b/g, 'преамбула'],
  [/\bintro\b/g, 'введение'],
  [/\bhead\b/g, 'шапка'],
  [/\b2nd line\b/g, '2-я строка'],
  [/\brows\b/g, 'строки'],
  [/\brow\b/g, 'строка'],
  [/\b(?:table|t\.)(?= )/g, 'табл.'],
  [/\bwith\b/g, 'с'],
];

/** A clause as Russian readers cite it: annexes are «П1», chapters and tables go by their Russian names; numbers rebuilt by us lose their mark. */
export const clauseRu = (clause: string): string => words.reduce((text, [from, to]) => text.replace(from, to), clause);
