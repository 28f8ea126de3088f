import { html, nothing, type TemplateResult } from 'lit';
import { bandMinutes, formatWait } from '../../format/durations';
import type { Locale, Words } from '../../i18n/locale';
import { journeyAddress } from '../../journey/journey';
import { callName } from './standing';
import type { CallStep, CallStory, StoryDesk } from './story-desk';

/** A call as a way to its story; plain text for whoever may not read it. */
export function callLink(call: string, stories: StoryDesk | null): TemplateResult {
  return stories === null
    ? html`<span class="tab" translate="no">${callName(call)}</span>`
    : html`<button type="button" class="story tab" translate="no" @click=${() => void stories.open(call)}>
        ${callName(call)}
      </button>`;
}

/** The panel with everything that happened to one call. */
export function storyView(stories: StoryDesk, company: string, locale: Locale): TemplateResult {
  const { calls: words } = locale.words;
  const { call, story } = stories;
  const close = () => {
    stories.close();
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return html`<section class="story-of" role="dialog" aria-label=${words.story.heading(call ?? '')} @keydown=${keyed}>
    <h2>
      <span class="tab" translate="no">${call}</span
      ><button type="button" autofocus @click=${close}>${words.story.close}</button>
    </h2>
    ${typeof story === 'string' ? html`<p class="t2" role="status">${words.story[story]}</p>` : told(story, company, locale)}
  </section>`;
}

function told(story: CallStory, company: string, locale: Locale): TemplateResult {
  const { calls: words } = locale.words;
  const { from, to } = bandMinutes(story.told?.p50S ?? 0, story.told?.p90S ?? 0);
  const waited = story.waitedS ?? null;
  return html`<p>${locale.text(story.lineName)}</p>
    <p class="t2">
      ${story.told ? words.told(from, to) : words.story.untold}${waited === null ? '' : `, ${words.waited(formatWait(waited))}`}
    </p>
    ${isNamed(story) ? html`<p><a href=${journeyAddress(company, { by: 'call', name: story.call })}>${words.story.contacts}</a></p>` : nothing}
    <ol>
      ${story.steps.map(step => stepView(step, story.timeZone, locale))}
    </ol>`;
}

/** Whether somebody has said whose call it is, and nobody that it is not. */
const isNamed = ({ steps }: CallStory): boolean => {
  const said = steps.findLast(({ kind }) => kind === 'caller-identified');
  return said !== undefined && said.word !== 'nobody';
};

function stepView(step: CallStep, zone: string, locale: Locale): TemplateResult {
  const { words } = locale;
  const seconds = step.seconds ?? null;
  return html`<li>
    <time class="t2">${locale.clockWithSeconds(Date.parse(step.at), zone)}</time>
    <span
      >${stepWords(step, words)}${step.until ? ` ${words.calls.by(locale.clock(Date.parse(step.until), zone))}` : ''}</span
    >
    <b class="num tab">${seconds === null ? '' : formatWait(seconds)}</b>
  </li>`;
}

/** What happened, who did it, on which tier. A kind that this version does not know is called by its name. */
function stepWords({ kind, operator, tier, word }: CallStep, { calls }: Words): string {
  const known: Readonly<Record<string, string>> = calls.story.steps;
  const said = known[kind] ?? kind;
  return [
    said,
    operator ? calls.story.operator(operator) : '',
    tier ? calls.tier(tier) : '',
    word ? ((calls.story.reasons as Readonly<Record<string, string>>)[word] ?? word) : '',
  ]
    .filter(part => part !== '')
    .join(', ');
}
