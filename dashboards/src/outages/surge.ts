import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';

// What an outage brings to offices and lines; the server's side of this contract is `grains/Walls/Surges/SurgeCells.cs`.

export type SurgeBasis = 'offices' | 'callers' | 'lines';

export interface Surge {
  readonly basis: SurgeBasis;
  readonly since: string;
  readonly came: number;
  /** Of the same quarter hours of a usual such day; null: no earlier day is known. */
  readonly usual?: { readonly p10: number; readonly expected: number; readonly p90: number } | null;
  readonly daysLearnt: number;
  readonly verdict: 'fewData' | 'usual' | 'more';
}

export interface OutageSurge {
  readonly visits?: Surge | null;
  readonly calls?: Surge | null;
}

/** The one outage that a company's wall tells of. */
export interface WallSurge {
  readonly outage: string;
  readonly place?: string | null;
  readonly calls: boolean;
  readonly surge: Surge;
}

/** «из района 14 звонков, обычно 3», or that nobody can say what is usual. */
export function surgeText(surge: Surge, { words, number }: Locale): string {
  const { outage } = words;
  const came = outage.came[surge.basis](surge.came);
  const { verdict, usual } = surge;
  if (verdict === 'fewData' || (usual ?? null) === null) return `${came}, ${outage.fewData}`;
  return `${came}, ${outage.usually(number(Math.round(usual?.expected ?? 0)))}`;
}

/** Only what is more than usual, for a row of a list. */
export function surgeLine(surge: OutageSurge | null | undefined, locale: Locale): TemplateResult | typeof nothing {
  const more = [surge?.calls, surge?.visits].filter(each => each?.verdict === 'more') as Surge[];
  if (more.length === 0) return nothing;
  return html`<small class="is-risk surge">${more.map(each => surgeText(each, locale)).join(' · ')}</small>`;
}

/** All that is known, with what it rests on. */
export function surgeView(surge: OutageSurge | null | undefined, locale: Locale): TemplateResult | typeof nothing {
  const { outage: words } = locale.words;
  const told = [surge?.calls, surge?.visits].filter(each => (each ?? null) !== null) as Surge[];
  if (told.length === 0) return nothing;
  return html`<section class="surge">
    <h3>${words.surge}</h3>
    <ul>
      ${told.map(
        each =>
          html`<li class=${each.verdict === 'more' ? 'is-risk' : ''}>
            ${surgeText(each, locale)}
            <small class="t2"
              >${words.basis[each.basis]}${each.daysLearnt === 0 ? '' : `; ${words.byDays(each.daysLearnt)}`}</small
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The same in one line of a company's wall. */
export function wallSurge(surge: WallSurge | null | undefined, locale: Locale): TemplateResult | typeof nothing {
  if ((surge ?? null) === null || surge?.surge.verdict !== 'more') return nothing;
  const place = surge.place ?? null;
  return html`<span class="surge is-risk"
    >${place === null ? '' : `${locale.text(place)}: `}${surgeText(surge.surge, locale)}</span
  >`;
}
