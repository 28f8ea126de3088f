import { html, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Problem } from './admin-api';

/** Why something was refused: what, where, what instead. Null: the server could not be reached. */
export function problemView(problem: Problem | null, locale: Locale): TemplateResult {
  const { admin } = locale.words;
  if (problem === null) return html`<p class="problem" role="alert">${admin.unreachable}</p>`;
  return html`<div class="problem" role="alert">
    <p>
      <strong>${problem.status === 413 ? admin.tooLarge : admin.refused}</strong>
      ${problem.status === 400 ? admin.stays : html`<span lang="en">${problem.detail}</span>`}
    </p>
    ${problem.at === undefined ? '' : html`<p>${admin.where}: <code>${problem.at}</code></p>`}
    ${problem.expected === undefined ? '' : html`<p>${admin.expected}: <span lang="en">${problem.expected}</span></p>`}
  </div>`;
}
