import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Problem } from './admin-api';

/** Why something was refused: what, where, what instead. Null: the server could not be reached. */
export function problemView(problem: Problem | null, locale: Locale): TemplateResult {
  const { admin } = locale.words;
  if (problem === null) return html`<p class="problem" role="alert">${admin.unreachable}</p>`;
  const { at, words } = problem;
  return html`<div class="problem" role="alert">
    <p><strong>${admin.refused}</strong> ${reason(problem, locale)}</p>
    ${at === undefined ? nothing : html`<p>${admin.where}: <code>${at}</code></p>`}
    ${words === undefined ? nothing : html`<p>${admin.expected}: ${locale.text(words[locale.language])}</p>`}
  </div>`;
}

/** In the reader's language; a code that this page does not know is told as the server put it. */
function reason({ type, detail }: Problem, { words }: Locale): string | TemplateResult {
  const code = type?.replace('urn:opshub:problem:', '') ?? '';
  const known = (words.admin.problems as Readonly<Record<string, string | undefined>>)[code];
  return known ?? html`<span lang="en">${detail}</span>`;
}
