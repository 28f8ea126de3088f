import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { Card, Status, StepName } from './answers';
import { problemText } from './sending';

/** What most often comes next. */
const next: Readonly<Partial<Record<Status, StepName>>> = {
  received: 'register-appeal',
  registered: 'take-appeal',
  inWork: 'offer-answer',
  forwarded: 'take-appeal',
  awaitingData: 'hear-customer',
  awaitingOutside: 'hear-outside',
  offered: 'close-appeal',
  rejected: 'offer-answer',
};

/** Steps that may be taken, the likeliest first; the position in it is the key that opens it. */
export function openSteps(card: Card): readonly StepName[] {
  const open = card.steps.filter(({ code }) => code === undefined).map(({ name }) => name);
  const first = next[card.line.status];
  return first !== undefined && open.includes(first) ? [first, ...open.filter(name => name !== first)] : open;
}

/** Buttons for what may be done, and why the rest may not. */
export function stepsView(card: Card, locale: Locale, choose: (step: StepName) => void): TemplateResult {
  const { appealSteps } = locale.words;
  const open = openSteps(card);
  const closed = card.steps.filter(({ code }) => code !== undefined);
  return html`<section class="steps-of">
    <h3>${appealSteps.title}${open.length === 0 ? html`: <span class="t2">${appealSteps.nothing}</span>` : nothing}</h3>
    <p class="buttons">
      ${open.map(
        (name, at) =>
          html`<button
            type="button"
            data-step=${name}
            class=${at === 0 && name === next[card.line.status] ? 'action' : name === 'withdraw-consent' ? 'careful' : ''}
            @click=${() => {
              choose(name);
            }}
          >
            ${appealSteps.steps[name]}${at < 9 ? html` <kbd aria-hidden="true">${at + 1}</kbd>` : nothing}
          </button>`,
      )}
    </p>
    ${
      closed.length === 0
        ? nothing
        : html`<details>
            <summary>${appealSteps.whyNot}</summary>
            <dl>
              ${closed.map(
                ({ name, code, detail }) =>
                  html`<div>
                    <dt>${appealSteps.steps[name]}</dt>
                    <dd>${problemText(code ?? '', detail ?? '', locale)}</dd>
                  </div>`,
              )}
            </dl>
          </details>`
    }
  </section>`;
}
