import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import { instant } from './instants';

/** Cell `suspicion/{place}`: people there say that they have no electricity, and nobody has told of an outage. */
export interface Suspicion {
  /** `office/{id}` or `line/{id}`. */
  readonly place: string;
  readonly name: string;
  /** Reports in the last quarter of an hour. */
  readonly count: number;
  /** How many come in such a time as a rule. */
  readonly usual: number;
  readonly since: string;
  /** From then on it is nothing any more unless somebody else says so. */
  readonly until: string;
}

/** Those that hold, the most reports first. */
export function suspicionsIn(cells: ReadonlyMap<string, unknown>, nowMs: number): readonly Suspicion[] {
  const all = [...cells].filter(([key]) => key.startsWith('suspicion/')).map(([, cell]) => cell as Suspicion);
  return all.filter(({ until }) => Date.parse(until) > nowMs).sort((a, b) => b.count - a.count);
}

/** What to ask the grid company about; nothing while there is nothing. */
export function suspicionsView(
  suspicions: readonly Suspicion[],
  nowMs: number,
  zone: string,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (suspicions.length === 0) return nothing;
  const { suspicions: words } = locale.words;
  return html`<section class="suspicions" role="status">
    <h2>${mark('risk')} ${words.heading}</h2>
    <ul>
      ${suspicions.map(
        ({ name, place, count, usual, since }) =>
          html`<li>
            <b>${locale.text(name)}</b>
            <span
              >${words.told(place.startsWith('line/'), count, locale.number(usual, 1), instant(Date.parse(since), nowMs, zone, locale))}</span
            >
          </li>`,
      )}
    </ul>
    <p class="t2">${words.act}</p>
  </section>`;
}
