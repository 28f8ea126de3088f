import { html, type TemplateResult } from 'lit';
import { mark, stateClass, stateWord } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import type { RailRow } from './rail';

/**
 * @param most So many rows have room; the rest are counted.
 * @param well Nothing on the wall is broken or at risk, so that an empty list may say so.
 */
export function railView(
  rows: readonly RailRow[],
  most: number,
  well: boolean,
  old: boolean,
  locale: Locale,
): TemplateResult {
  const { words, number } = locale;
  const shown = rows.length > most ? rows.slice(0, most - 1) : rows;
  const more = rows.length - shown.length;
  return html`<section class="rail ${old ? 'stale' : ''}">
    <h2>${words.wall.now}<span class="t2">${rows.length === 0 ? '' : number(rows.length)}</span></h2>
    ${rows.length === 0 && well ? html`<p class="well">${stateWord('met', words.wall.allWell)}</p>` : ''}
    <ul class="list">
      ${shown.map(row => rowView(row, locale))}
      ${more === 0 ? '' : html`<li class="more">${words.wall.more(more)}</li>`}
    </ul>
  </section>`;
}

const rowView = (row: RailRow, { words }: Locale) =>
  html`<li>
    ${mark(row.state, words.state[row.state])}<b>${row.place}</b
    ><time class="is-${stateClass(row.state)}">${row.elapsed}</time><small>${row.text}</small>
  </li>`;
