import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { nameOf } from '../appeals/card-view';
import type { DeskWords, FeedbackFigure, FeedbackKind, FeedbackReading } from './answers';

/** Each figure with its n and its definition; what has no answer says so. */
export function feedbackView(reading: FeedbackReading, words: DeskWords, locale: Locale): TemplateResult {
  const { feedback } = locale.words.work;
  const all = reading.figures.filter(({ channel }) => channel === undefined);
  return html`<ul class="figures">
    ${all.map(figure => {
      const own = reading.figures.filter(({ kind, channel }) => kind === figure.kind && channel !== undefined);
      return html`<li>
        <h3>${feedback.kinds[figure.kind]}</h3>
        <p class="num pn">${valueOf(figure, locale)}</p>
        <p class="small t2">${figure.n === 0 ? '' : `${counted(figure, locale)}; `}${feedback.how[figure.kind]}</p>
        ${spread(figure)}
        ${
          own.length === 0
            ? nothing
            : html`<details>
                <summary>${feedback.byChannel}</summary>
                <dl>
                  ${own.map(
                    one =>
                      html`<div>
                        <dt>${nameOf(words.channels, one.channel ?? '', locale)}</dt>
                        <dd>${valueOf(one, locale)} <span class="t2">${counted(one, locale)}</span></dd>
                      </div>`,
                  )}
                </dl>
              </details>`
        }
      </li>`;
    })}
  </ul>`;
}

/** How many answers a figure rests on. */
export const counted = ({ kind, n }: FeedbackFigure, { words }: Locale) =>
  kind === 'fcr' ? words.work.feedback.appeals(n) : words.work.feedback.n(n);

const units: Readonly<Partial<Record<FeedbackKind, string>>> = { fcr: '%' };

/** A figure with its unit, or that there is none. */
export function valueOf({ kind, value }: FeedbackFigure, locale: Locale): TemplateResult {
  if (value === undefined) return html`<span class="is-nodata nodata-word">${locale.words.work.feedback.noData}</span>`;
  return html`${locale.number(value, kind === 'nps' || kind === 'fcr' ? 0 : 2)}${units[kind] === undefined ? nothing : html`<span class="u"> ${units[kind]}</span>`}`;
}

/** Answers by value as bars; the longest fills the width. */
function spread({ spread: all }: FeedbackFigure): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const most = Math.max(...all.map(({ n }) => n));
  return html`<ol class="spread">
    ${all.map(
      ({ value, n }) =>
        html`<li>
          <span class="tab">${value}</span><span class="bar thin"><i .style=${`--v:${(n / most) * 150}`}></i></span
          ><span class="tab t2">${n}</span>
        </li>`,
    )}
  </ol>`;
}
