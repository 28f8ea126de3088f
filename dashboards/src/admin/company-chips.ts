import { html, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { NamedCompany } from './admin-api';

/** The companies, one of them chosen. */
export function companyChips(
  companies: readonly NamedCompany[],
  chosen: string,
  locale: Locale,
  choose: (company: string) => void,
): TemplateResult {
  const chip = ({ id, name }: NamedCompany) =>
    html`<button
      type="button"
      class="chip"
      aria-pressed=${id === chosen}
      @click=${() => {
        choose(id);
      }}
    >
      ${locale.text(name)}
    </button>`;
  return html`<nav class="chips" aria-label=${locale.words.admin.companies}>${companies.map(chip)}</nav>`;
}
