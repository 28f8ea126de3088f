import { html, nothing, type TemplateResult } from 'lit';

/** A norm's state by the name its classes go by in the style sheets. */
export type MarkState = 'met' | 'risk' | 'breach' | 'noData';

export const stateClass = (state: MarkState): string => (state === 'noData' ? 'nodata' : state);

/** The shape alone; the word must stand beside it or in `label`. */
export const mark = (state: MarkState, label?: string): TemplateResult =>
  label === undefined
    ? html`<i class="mark ${stateClass(state)}" aria-hidden="true"></i>`
    : html`<i class="mark ${stateClass(state)}" role="img" aria-label=${label}></i>`;

/** Shape and word together. */
export const stateWord = (state: MarkState, word: string): TemplateResult =>
  html`<span class="state is-${stateClass(state)}">${mark(state)}<span>${word}</span></span>`;

/**
 * A bar against a limit; the tick stands at 100 and the scale ends at 150, the number beside it tells the rest.
 * @param percent Null: nothing is known, so neither fill nor tick.
 */
export function limitBar(percent: number | null, tone: MarkState | null, thin: boolean): TemplateResult {
  const fill = percent === null ? 0 : Math.min(150, Math.max(0, percent));
  return html`<span class="bar ${tone === null ? '' : stateClass(tone)} ${thin ? 'thin' : ''}" aria-hidden="true"
    ><i .style=${`--v:${fill}`}></i>${percent === null ? nothing : html`<b></b>`}</span
  >`;
}
