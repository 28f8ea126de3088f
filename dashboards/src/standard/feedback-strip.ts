import { html, nothing, type TemplateResult } from 'lit';
import type { FeedbackKind, FeedbackReading } from '../desk/cases/answers';
import { counted, valueOf } from '../desk/cases/feedback-view';
import type { Locale } from '../i18n/locale';

const shown: readonly FeedbackKind[] = ['mark', 'nps', 'csi', 'ces', 'fcr'];

/** What customers said in the month, each figure with the number of answers it rests on; one sentence where nobody said anything. */
export function feedbackStrip(reading: FeedbackReading | null, locale: Locale): TemplateResult | typeof nothing {
  const { work, standard } = locale.words;
  if (reading === null) return nothing;
  const figures = shown.flatMap(kind => reading.figures.find(f => f.kind === kind && f.channel === undefined) ?? []);
  return html`<section class="voices" aria-labelledby="voices">
    <h2 id="voices">${work.views.feedback}</h2>
    ${
      figures.every(({ n }) => n === 0)
        ? html`<p class="t2">${standard.noVoices}</p>`
        : html`<dl>
            ${figures.map(
              figure =>
                html`<div>
                  <dt>${work.feedback.kinds[figure.kind]}</dt>
                  <dd>
                    <b class="num">${valueOf(figure, locale)}</b>
                    <small class="t2">${figure.n === 0 ? nothing : counted(figure, locale)}</small>
                  </dd>
                </div>`,
            )}
          </dl>`
    }
  </section>`;
}
