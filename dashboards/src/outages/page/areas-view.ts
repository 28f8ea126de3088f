import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { OfficeOutages } from '../cells';

/** Which offices' areas are touched, the most customers first; one may be chosen. */
export function areasView(
  offices: readonly OfficeOutages[],
  chosen: string,
  choose: (office: string) => (event: Event) => void,
  locale: Locale,
): TemplateResult {
  const { outage: words } = locale.words;
  const touched = offices.filter(({ id, active, ahead }) => active + ahead > 0 || id === chosen);
  const most = Math.max(1, ...touched.map(({ customers }) => customers));
  const quiet = offices.length - touched.length;
  return html`<section class="card areas">
    <h2>${words.areas}</h2>
    ${touched.length === 0 ? html`<p class="t2">${words.noAreas}</p>` : nothing}
    <ul>
      ${touched.map(
        office =>
          html`<li>
            <button
              type="button"
              aria-pressed=${office.id === chosen ? 'true' : 'false'}
              @click=${choose(office.id === chosen ? '' : office.id)}
            >
              <span
                >${locale.text(office.shortName)}<small class="t2"
                  >${words.areaCounts(office.active, office.ahead)}</small
                ></span
              >
              <b class="num">${locale.number(office.customers)}</b>
              <span class="share" aria-hidden="true"><i .style=${`--v:${office.customers / most}`}></i></span>
            </button>
          </li>`,
      )}
    </ul>
    ${quiet > 0 && touched.length > 0 ? html`<p class="small t2">${words.quietAreas(quiet)}</p>` : nothing}
  </section>`;
}
