import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { Problem } from '../admin-api';
import { placeOf } from './rota-draft';

/** What a form needs to put a refusal beside the field it is about. */
export interface Refused {
  readonly locale: Locale;
  readonly problem: Problem | null | 'none';
}

/** A label with its control, and beneath it why the server did not take what stands there. @param at As the server names the place. */
export function field(at: string, label: string, control: TemplateResult, refused: Refused): TemplateResult {
  const fault = faultAt(at, refused);
  return html`<label class=${fault === nothing ? '' : 'wrong'}>${label}${control}${fault}</label>`;
}

/** The refusal of one place, or nothing. */
export function faultAt(at: string, { locale, problem }: Refused): TemplateResult | typeof nothing {
  if (problem === 'none' || problem?.at !== at) return nothing;
  return html`<span class="fault" role="alert"
    >${faultWords(at, locale) ?? html`<span lang="en">${problem.expected ?? problem.detail}</span>`}</span
  >`;
}

/** What belongs at a place, for people; undefined for a place that this page does not know. */
export const faultWords = (at: string, locale: Locale): string | undefined =>
  (locale.words.admin.rotas.faults as Readonly<Record<string, string | undefined>>)[placeOf(at)];

/** A choice; the order of its options may not follow what is chosen, or the browser loses the choice. */
export const select = (name: string, chosen: string, options: readonly (readonly [string, string])[]): TemplateResult =>
  html`<select name=${name} .value=${chosen}>
    ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
  </select>`;

export const time = (name: string, value: string, required = true): TemplateResult =>
  html`<input name=${name} type="time" .value=${value.slice(0, 5)} ?required=${required} />`;
