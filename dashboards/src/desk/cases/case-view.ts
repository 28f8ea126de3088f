import { html, nothing, type TemplateResult } from 'lit';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import { nameOf } from '../appeals/card-view';
import { dayAndTime } from '../appeals/moments';
import type { CaseCard, CaseStep, CaseWords, StepPhase } from './answers';

export const phaseMarks: Readonly<Record<StepPhase, MarkState | null>> = {
  notStarted: null,
  running: null,
  standing: 'noData',
  atRisk: 'risk',
  overdue: 'breach',
  done: 'met',
  doneLate: 'breach',
  skipped: null,
};

/** One case: its steps as a line in time, each with its clock, what may be done, and what happened. */
export function caseView(
  card: CaseCard,
  words: CaseWords,
  locale: Locale,
  close: (event: Event) => void,
  acts: unknown,
): TemplateResult {
  const { work } = locale.words;
  const process = words.processes.find(each => each.id === card.line.process);
  return html`<article class="card" aria-label=${card.line.number ?? card.line.id}>
    <header>
      <h2>${card.line.number ?? card.line.id}</h2>
      <a class="close" href="?" @click=${close}>${work.back}</a>
    </header>
    <dl>
      ${pair(work.process, `${nameOf(words.processes, card.line.process, locale)}${process === undefined ? '' : `, ${work.clause(process.clause)}`}`)}
      ${pair(work.status, work.statuses[card.line.status])} ${pair(work.owner, card.line.owner ?? work.nobody)}
      ${pair(work.opened, dayAndTime(card.line.openedAt, words.timeZone, locale))}
      ${card.line.office === undefined ? nothing : pair(work.office, nameOf(words.offices, card.line.office, locale))}
    </dl>
    ${acts}
    <ol class="timeline">
      ${card.steps.map(step => stepView(step, words.timeZone, locale))}
    </ol>
    <section>
      <h3>${work.history}</h3>
      <ol class="history">
        ${card.history.map(
          step =>
            html`<li>
              <time>${dayAndTime(step.at, words.timeZone, locale)}</time
              ><span>${locale.text(step[locale.language])}</span>
            </li>`,
        )}
      </ol>
    </section>
  </article>`;
}

function stepView(step: CaseStep, zone: string, locale: Locale): TemplateResult {
  const { work } = locale.words;
  const state = phaseMarks[step.phase];
  return html`<li class="phase-${step.phase}">
    <span class="knot" aria-hidden="true">${state === null ? html`<i class="dot"></i>` : mark(state)}</span>
    <div>
      <h3>${nameOf([step], step.id, locale)}</h3>
      <p>
        <span class=${state === null ? 't2' : `is-${stateClass(state)}`}>${work.phases[step.phase]}</span
        >${when(step, zone, locale)}
      </p>
      <p class="small t2">${work.clause(step.clause)} · ${locale.text(step.owner)}</p>
      ${step.why === undefined ? nothing : html`<p class="small">${locale.text(step.why[locale.language])}</p>`}
      ${step.noFigure === undefined ? nothing : html`<p class="small t2">${work.noFigure(locale.text(step.noFigure))}</p>`}
      ${explained(step, locale)}
    </div>
  </li>`;
}

function when(step: CaseStep, zone: string, locale: Locale): TemplateResult | typeof nothing {
  const { work } = locale.words;
  if (step.endedAt !== undefined && step.phase !== 'skipped')
    return html`${step.phase === 'doneLate' ? ',' : ''} ${dayAndTime(step.endedAt, zone, locale)}`;
  return step.dueAt === undefined || step.phase === 'skipped'
    ? nothing
    : html`, ${work.until(dayAndTime(step.dueAt, zone, locale))}`;
}

/** Only where there is something to count: a step that has not begun says so in one word. */
function explained(step: CaseStep, locale: Locale): TemplateResult | typeof nothing {
  if (step.clock === undefined || step.phase === 'notStarted') return nothing;
  const { steps, rule } = step.clock;
  return html`<details>
    <summary>${locale.words.work.how}</summary>
    <ol class="steps">
      ${steps.map(({ text }) => html`<li>${locale.text(text[locale.language])}</li>`)}
    </ol>
    ${rule.note === null || rule.note === undefined || locale.language !== 'ru' ? nothing : html`<p class="small t2">${locale.text(rule.note)}</p>`}
  </details>`;
}

const pair = (term: string, value: string): TemplateResult =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
