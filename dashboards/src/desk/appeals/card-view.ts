import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import type { Card, Clock, Word, WordsAnswer } from './answers';
import { dayAndTime } from './moments';

/** One appeal: who, where it stands, each clock with every step to it, and what happened. */
export function cardView(
  card: Card,
  words: WordsAnswer,
  locale: Locale,
  close: (event: Event) => void,
  steps: unknown,
  journey: unknown,
): TemplateResult {
  const { desk } = locale.words;
  const { line } = card;
  const zone = words.timeZone;
  return html`<article class="card" aria-label=${desk.appeal(line.number ?? line.id)}>
    <header>
      <h2>${line.number ?? (line.status === 'received' ? desk.notRegistered : desk.unnumbered)}</h2>
      <a class="close" href="?" @click=${close}>${desk.back}</a>
    </header>
    <dl>
      ${pair(desk.kind, line.kind === undefined ? desk.kindUnknown : nameOf(words.kinds, line.kind, locale))}
      ${pair(desk.status, desk.statuses[line.status] + (line.extended ? `, ${desk.extended}` : ''))}
      ${pair(desk.channel, nameOf(words.channels, line.channel, locale))}
      ${line.category === undefined ? nothing : pair(desk.category, nameOf(words.categories, line.category, locale))}
      ${pair(desk.executor, line.executor ?? desk.nobody)}
      ${pair(desk.received, dayAndTime(card.receivedAt, zone, locale))}
      ${card.replyBy === undefined ? nothing : pair(desk.replyBy, nameOf(words.channels, card.replyBy, locale))}
      ${card.missing.length === 0 ? nothing : pair(desk.missing, card.missing.map(field => nameOf(words.required, field, locale)).join(', '))}
    </dl>
    ${steps} ${card.clocks.map(clock => clockView(clock, zone, locale, false))} ${personView(card, words, locale)}
    ${journey}
    <section>
      <h3>${desk.history}</h3>
      <ol class="history">
        ${card.history.map(
          step =>
            html`<li>
              <time>${dayAndTime(step.at, zone, locale)}</time><span>${locale.text(step[locale.language])}</span>
            </li>`,
        )}
      </ol>
      ${card.retention.map(
        kept =>
          html`<p class="small t2">
            ${locale.text(locale.language === 'ru' ? kept.name : kept.nameEn)},
            ${desk.clause(kept.clause)}${kept.until === undefined ? '' : `; ${desk.keepUntil(kept.until.split('-').reverse().join('.'))}`}
          </p>`,
      )}
    </section>
  </article>`;
}

/** One clock with the way to it. `folded`: the way is opened by whoever wants to know. */
export function clockView(clock: Clock, zone: string, locale: Locale, folded: boolean): TemplateResult {
  const { desk, appealSteps } = locale.words;
  const state =
    clock.overdue === true || clock.endedLate === true
      ? 'breach'
      : clock.due === null
        ? 'noData'
        : clock.atRisk === true
          ? 'risk'
          : 'met';
  const due =
    clock.due === null
      ? locale.text(clock.why?.[locale.language] ?? desk.noDeadline)
      : dayAndTime(clock.due, zone, locale);
  const ended = clock.endedAt === null || clock.endedAt === undefined ? null : dayAndTime(clock.endedAt, zone, locale);
  return html`<section class="clock">
    <h3>${mark(state, locale.words.state[state])} <span>${locale.text(clock.rule.name)}</span></h3>
    <p><strong>${due}</strong>${ended === null ? nothing : html` <span class="t2">${desk.ended(ended)}</span>`}</p>
    ${typeof clock.tellBy === 'string' ? html`<p class="is-risk">${appealSteps.tellBy(dayAndTime(clock.tellBy, zone, locale))}</p>` : nothing}
    ${
      folded
        ? html`<details>
            <summary>${appealSteps.register.steps}</summary>
            ${stepsOf(clock, locale)}
          </details>`
        : stepsOf(clock, locale)
    }
  </section>`;
}

const stepsOf = (clock: Clock, locale: Locale): TemplateResult =>
  html`<ol class="steps">
    ${clock.steps.map(({ text }) => html`<li>${locale.text(text[locale.language])}</li>`)}
  </ol>`;

function personView(card: Card, words: WordsAnswer, locale: Locale): TemplateResult | typeof nothing {
  const { desk } = locale.words;
  if (card.detailsState === 'none') return nothing;
  const { person } = card;
  return html`<section>
    <h3>${desk.customer}</h3>
    ${
      person === undefined
        ? html`<p class="t2">${card.detailsState === 'destroyed' ? desk.destroyed : desk.withheld}</p>`
        : html`<dl>
            ${(Object.keys(desk.person) as (keyof typeof desk.person)[]).map(field => {
              const value = person[field];
              return value === undefined ? nothing : pair(desk.person[field], value);
            })}
            ${Object.entries(person.more ?? {}).map(([field, value]) => pair(ownName(field, words, locale), value))}
          </dl>`
    }
  </section>`;
}

const pair = (term: string, value: string): TemplateResult =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;

/** What the company calls one of its own fields. */
function ownName(field: string, words: WordsAnswer, locale: Locale): string {
  if (field === 'additional') return locale.words.appealSteps.fields.additional;
  return nameOf(words.required, words.required.find(({ id }) => id.split('|').includes(field))?.id ?? field, locale);
}

/** The company's own name of a thing, or its id where the profile knows it no more. */
export function nameOf(known: readonly Word[], id: string, locale: Locale): string {
  const word = known.find(each => each.id === id);
  return word === undefined ? id : locale.text(locale.language === 'ru' ? word.name : word.nameEn);
}
