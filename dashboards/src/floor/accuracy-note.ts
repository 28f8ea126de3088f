import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import { errorWords, type AccuracyCell } from './accuracy';
import './accuracy-note.css';

/** How an estimate usually comes out, quietly beside it; a press tells the rest. @param id Of the queue, unique on the page. @param where There is room for a sentence, for two words or for a figure. */
export function accuracyNote(
  id: string,
  name: string,
  accuracy: AccuracyCell,
  where: 'usual' | 'near' | 'bare',
  locale: Locale,
): TemplateResult {
  const { accuracy: words } = locale.words;
  const { n, maeS } = accuracy;
  const panel = `accuracy-${id}`;
  return html`<button
      type="button"
      class="accuracy t2"
      popovertarget=${panel}
      title=${maeS !== null ? words.title : words.fewWhy(n)}
    >
      ${maeS !== null ? words[where](errorWords(maeS, locale)) : where === 'bare' ? words.fewBare : words.few}</button
    ><span class="accuracy-of" id=${panel} popover role="dialog" aria-label=${words.title}>
      <b>${words.title}</b> <span class="t2">${locale.text(name)}</span>
      ${maeS !== null ? figures(accuracy, maeS, locale) : html`<span class="fact">${words.fewWhy(n)}</span>`}
    </span>`;
}

function figures(
  { n, biasS, withinP90, pinballS, brier }: AccuracyCell,
  maeS: number,
  { words: { accuracy: words }, number }: Locale,
) {
  const bias = biasS ?? 0;
  const row = (name: string, text: string) => html`<span class="fact"><span class="t2">${name}</span> ${text}</span>`;
  return html`${row(words.error, formatWait(maeS))}
  ${row(words.bias, (bias < 0 ? words.shorter : words.longer)(formatWait(Math.abs(bias))))}
  ${withinP90 === null ? nothing : row(words.within, words.withinOf(number(100 * withinP90)))}
  ${pinballS === null ? nothing : row(words.pinball, words.pinballMeans(formatWait(pinballS)))}
  ${brier === null ? nothing : row(words.brier, words.brierMeans(number(brier, 2)))} ${row(words.of, words.outcomes(n))}`;
}
