import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';

/** What has become of the quality mark: asked for, given, or given before with another value. */
export type MarkState = 'asked' | 'given' | 'before';

const marks = [1, 2, 3, 4, 5] as const;

/** Five marks after the service, one of them once. */
export function markView(
  state: MarkState,
  busy: boolean,
  give: (mark: number) => void,
  { words }: Locale,
): TemplateResult {
  const { ticket } = words;
  if (state !== 'asked')
    return html`<p class="q" role="status">${state === 'given' ? ticket.marked : ticket.markedBefore}</p>`;
  return html`<p class="q" id="mark">${ticket.mark}</p>
    <div class="marks" role="group" aria-labelledby="mark">
      ${marks.map(
        mark =>
          html`<button
            type="button"
            ?disabled=${busy}
            aria-label=${ticket.markOf(mark)}
            @click=${() => {
              give(mark);
            }}
          >
            ${mark}
          </button>`,
      )}
      <span class="t2 small">${ticket.markWorst}</span><span class="t2 small">${ticket.markBest}</span>
    </div>`;
}
