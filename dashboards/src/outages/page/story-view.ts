import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { placeText } from '../area';
import { instant, span } from './instants';
import type { OutageStep, OutageStory } from './story-desk';

/** A fact heard so much later than it was said is told to be late. */
const lateMs = 5 * 60_000;
const mostPlaces = 40;

/**
 * One outage by what was said of it, newest last.
 * @param shownMs Nothing that was heard later is told: a recording knows no future.
 * @param below What may be done with it.
 */
export function storyView(
  story: OutageStory | 'loading' | 'failed',
  id: string,
  shownMs: number,
  below: TemplateResult | typeof nothing,
  locale: Locale,
  close: (event: Event) => void,
): TemplateResult {
  const { outage: words } = locale.words;
  return html`<section class="card story" aria-label=${words.storyOf(id)}>
    <h2><span class="tab" translate="no">${id}</span><button type="button" @click=${close}>${words.close}</button></h2>
    ${typeof story === 'string' ? html`<p class="t2" role="status">${words.story[story]}</p>` : told(story, shownMs, locale)}
    ${below}
  </section>`;
}

function told(story: OutageStory, shownMs: number, locale: Locale): TemplateResult {
  const { outage: words } = locale.words;
  const shown = story.area.slice(0, mostPlaces);
  const more = story.area.length - shown.length;
  return html`<ul class="places">
      ${shown.map(place => html`<li>${locale.text(placeText(place, locale))}</li>`)}
      ${more > 0 ? html`<li class="t2">${words.moreParts(more)}</li>` : nothing}
      ${story.area.length === 0 ? html`<li class="t2">${words.areaUnknown}</li>` : nothing}
    </ul>
    <ol>
      ${story.steps.filter(step => Date.parse(step.recordedAt) <= shownMs).map(step => stepView(step, shownMs, story.timeZone, locale))}
    </ol>`;
}

function stepView(step: OutageStep, nowMs: number, zone: string, locale: Locale): TemplateResult {
  const { outage: words } = locale.words;
  const [saidMs, heardMs] = [Date.parse(step.at), Date.parse(step.recordedAt)];
  const late = heardMs - saidMs >= lateMs ? words.heardLater(span(heardMs - saidMs, locale)) : '';
  return html`<li class=${step.kind === 'outage-estimate-moved' || step.kind === 'outage-doubted' ? 'is-risk' : ''}>
    <time class="t2 nw">${instant(saidMs, nowMs, zone, locale)}</time>
    <span
      >${stepText(step, nowMs, zone, locale)} ${late === '' ? nothing : html`<small class="t2">${late}</small>`}</span
    >
  </li>`;
}

/** A kind that this version does not know is called by its name. */
export function stepText(step: OutageStep, nowMs: number, zone: string, locale: Locale): string {
  const { outage: words } = locale.words;
  const at = (iso: string | null | undefined) =>
    (iso ?? null) === null ? null : instant(Date.parse(iso ?? ''), nowMs, zone, locale);
  const [estimate, before] = [at(step.estimateAt), at(step.fromAt)];
  const names: Readonly<Record<string, string>> = words.steps;
  const known: Readonly<Record<string, string>> = { ...words.reasons, ...words.doubts };
  const word = step.word ?? null;
  return [
    names[step.kind] ?? step.kind,
    before === null ? null : words.stepFrom(before),
    estimate === null ? null : words.stepUntil(estimate),
    (step.customers ?? null) === null ? null : words.stepCustomers(step.customers ?? 0),
    word === null ? null : locale.text(known[word] ?? word),
    (step.source ?? null) === null ? null : locale.text(step.source ?? ''),
  ]
    .filter(part => part !== null)
    .join(', ');
}
