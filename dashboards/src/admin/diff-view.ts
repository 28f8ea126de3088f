import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Diff, ProfileChange } from './admin-api';

const signs = { added: '+', removed: '−', changed: '→' } as const;

/** What a version changes against another one, and what it lists as not enforced. */
export function diffView(diff: Diff, locale: Locale): TemplateResult {
  const { admin } = locale.words;
  const words = (change: ProfileChange) => locale.text(locale.language === 'ru' ? change.ru : change.en);
  return html`<section class="panel">
    <h2>${admin.diffTitle(diff.older, diff.newer)} <span class="t2">${admin.changes(diff.changes.length)}</span></h2>
    ${diff.changes.length === 0 ? html`<p class="t2">${admin.same}</p>` : nothing}
    <ul class="changes">
      ${diff.changes.map(
        change =>
          html`<li class=${change.kind}>
            <span class="sign" aria-hidden="true">${signs[change.kind]}</span>
            <span>${words(change)}<br /><small class="t3">${change.path}</small></span>
          </li>`,
      )}
    </ul>
    ${
      diff.notEnforced.length === 0
        ? nothing
        : html`<details>
            <summary>${admin.notEnforced(diff.notEnforced.length)}</summary>
            <ul class="unkept">
              ${diff.notEnforced.map(rule => html`<li><strong>${rule.clause}</strong> ${rule.id} <span class="t2">${locale.text(rule.why[locale.language])}</span></li>`)}
            </ul>
          </details>`
    }
  </section>`;
}
