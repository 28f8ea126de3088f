import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Locale } from '../../i18n/locale';
import type { OutageCell } from '../cells';
import type { Question } from './question';
import { rowView, type RowSetting } from './row-view';

/** What the list shows, and how much more there is. */
export interface Shown {
  readonly outages: readonly OutageCell[];
  readonly total: number;
  readonly perPage: number;
  /** What is not complete about it: still asked for, could not be read, or only the largest are known. */
  readonly lack: 'loading' | 'failed' | 'largest' | null;
}

export function listView(
  shown: Shown,
  asked: Question,
  setting: RowSetting,
  go: (change: Partial<Question>) => (event: Event) => void,
): TemplateResult {
  const { locale } = setting;
  const { outage: words } = locale.words;
  if (shown.outages.length === 0) return emptyView(shown, asked, locale);
  return html`<table>
      <thead>
        <tr>
          ${words.columns[asked.phase].map((name, index) => html`<th scope="col" class=${index === 2 ? 'count' : ''}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          shown.outages,
          ({ id }) => id,
          outage => rowView(outage, setting),
        )}
      </tbody>
    </table>
    ${shown.lack === 'failed' ? html`<p class="lack is-breach" role="alert">${words.searchFailed}</p>` : nothing}
    ${shown.lack === 'largest' ? html`<p class="lack t2">${words.onlyLargest(shown.outages.length)}</p>` : nothing}
    ${pagerView(shown, asked, locale, go)}`;
}

function emptyView({ lack }: Shown, asked: Question, locale: Locale): TemplateResult {
  const { outage: words } = locale.words;
  if (lack === 'loading') return html`<p class="none t2" role="status">${words.searching}</p>`;
  if (lack === 'failed') return html`<p class="none is-breach" role="alert">${words.searchFailed}</p>`;
  const narrow = asked.kind !== '' || asked.office !== '' || asked.trouble !== '' || asked.words !== '';
  return html`<div class="none">
    <p class="num z">0</p>
    <p class="t2">${narrow ? words.nothingFound : words.empty[asked.phase]}</p>
  </div>`;
}

function pagerView(
  { total, perPage }: Shown,
  { page }: Question,
  locale: Locale,
  go: (change: Partial<Question>) => (event: Event) => void,
): TemplateResult | typeof nothing {
  const { outage: words } = locale.words;
  const pages = Math.ceil(total / perPage);
  if (pages <= 1) return nothing;
  const [from, to] = [(page - 1) * perPage + 1, Math.min(total, page * perPage)];
  return html`<div class="pager">
    <button type="button" ?disabled=${page <= 1} @click=${go({ page: page - 1 })}>${words.previous}</button>
    <span class="t2">${words.pageOf(from, to, total)}</span>
    <button type="button" ?disabled=${page >= pages} @click=${go({ page: page + 1 })}>${words.next}</button>
  </div>`;
}
