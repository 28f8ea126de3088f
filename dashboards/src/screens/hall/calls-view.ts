import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Locale } from '../../i18n/locale';
import type { CallCell } from './cells';

/** @param announced The call that is being announced now; its row pulses. */
export function callsView(
  rows: readonly CallCell[],
  announced: CallCell | null,
  most: number,
  locale: Locale,
): TemplateResult {
  const { hall } = locale.words;
  const row = (call: CallCell, index: number) => {
    const first = index === 0 && !call.serving ? 'new' : '';
    const pulses = announced !== null && index === 0 ? 'pulse' : '';
    return html`<li class="${first} ${pulses} ${call.serving ? 'serving' : ''}">
      <b class="num">${call.ticket}</b><span class="ar" role="img" aria-label=${hall.go}>→</span
      ><span class="wn"><small>${hall.window}</small><b class="num">${call.window}</b></span>
    </li>`;
  };
  const key = (call: CallCell) => `${call.ticket}@${call.window}@${call.calledAt}`;
  return html`<ol class="called" aria-live="assertive" aria-relevant="additions" aria-label=${hall.calls}>
    ${repeat(rows.slice(0, most), key, row)}
  </ol>`;
}

/** Nothing to show where the calls stand: why, and what to do. */
export const callsNotice = (title: string, hint: string): TemplateResult =>
  html`<section class="called nobody" role="status">
    <p class="say">${title}</p>
    <p class="hint">${hint}</p>
  </section>`;
