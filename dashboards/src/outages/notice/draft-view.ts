import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { OutagePlace } from '../cells';
import { placeText } from '../area';
import { lackOf, withPlace, type Draft } from './draft';
import type { NoticeDesk } from './notice-desk';
import type { NoticeSetting } from './notice-view';

const kinds = ['planned', 'emergency', 'restriction'] as const;

/** One outage of a notice: every field may be set right before it is published. */
export function draftView(draft: Draft, number: number, desk: NoticeDesk, setting: NoticeSetting): TemplateResult {
  const { locale, zone } = setting;
  const { notice: words } = locale.words;
  if (draft.state === 'published') return publishedView(draft, setting);
  const lack = lackOf(draft);
  const edit = (change: Partial<Draft>) => {
    desk.edit(draft.id, each => ({ ...each, ...change, state: 'open' }));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (lack === null) void desk.publish(draft.id, zone);
  };
  return html`<form class="draft" aria-label=${words.outageOf(number)} @submit=${submit}>
    <h3>${words.outageOf(number)}</h3>
    <div class="pairs">
      <label
        ><span>${locale.words.outage.kind}</span
        ><select
          @change=${(event: Event) => {
            edit({ kind: valueOf(event) as Draft['kind'] });
          }}
        >
          ${kinds.map(kind => html`<option value=${kind} ?selected=${kind === draft.kind}>${locale.words.outage.kinds[kind]}</option>`)}
        </select></label
      >
      ${field('number', words.customers, draft.customers, customers => {
        edit({ customers });
      })}
      ${field('datetime-local', words.starts, draft.startsAt, startsAt => {
        edit({ startsAt });
      })}
      ${field('datetime-local', words.ends, draft.estimateAt, estimateAt => {
        edit({ estimateAt });
      })}
      ${field('text', words.cause, draft.cause, cause => {
        edit({ cause });
      })}
    </div>
    ${placesView(draft, desk, locale)}
    <p class="t2">${halls(draft, setting)}</p>
    ${lack === null ? nothing : html`<p class="is-breach">${words.lacks[lack]}</p>`}
    ${typeof draft.state === 'object' ? html`<p class="is-breach" role="alert">${words.refusals(draft.state.refused)}</p>` : nothing}
    <button class="action" ?disabled=${lack !== null || draft.state === 'sending'}>
      ${draft.state === 'sending' ? words.publishing : words.publish}
    </button>
  </form>`;
}

function publishedView(draft: Draft, setting: NoticeSetting): TemplateResult {
  const { notice: words } = setting.locale.words;
  return html`<p class="published is-met" role="status">${words.published} <span class="tab">${draft.id}</span></p>`;
}

/** Whose visitors will read it. */
function halls({ offices }: Draft, { locale, offices: names }: NoticeSetting): string {
  const { notice: words } = locale.words;
  if (offices === null) return words.hallsLater;
  return offices.length === 0
    ? words.noHalls
    : words.halls(offices.map(id => locale.text(names.get(id) ?? id)).join(', '));
}

function placesView(draft: Draft, desk: NoticeDesk, locale: Locale): TemplateResult {
  const { notice: words } = locale.words;
  const change = (index: number, to: Partial<OutagePlace> | null) => {
    desk.edit(draft.id, each => withPlace(each, index, to));
  };
  return html`<details ?open=${draft.area.length <= 6}>
    <summary>${words.places(draft.area.length)}</summary>
    <ul class="parts">
      ${draft.area.map(
        (place, index) =>
          html`<li>
            ${field('text', words.place, place.place ?? '', text => {
              change(index, { place: text === '' ? null : text });
            })}
            ${field('text', words.street, place.street ?? '', text => {
              change(index, { street: text === '' ? null : text });
            })}
            <span class="small t2">${besides(place, locale)}</span>
            <button
              type="button"
              aria-label=${words.removePart(placeText(place, locale))}
              @click=${() => {
                change(index, null);
              }}
            >
              ×
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** Houses and words that the two fields do not say. */
const besides = (place: OutagePlace, locale: Locale) =>
  (place.houses ?? null) === null && (place.words ?? null) === null
    ? ''
    : [placeText({ ...place, place: null, street: null, words: null }, locale), place.words ?? '']
        .filter(text => text !== '')
        .join('; ');

const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;

const field = (type: string, label: string, value: string, changed: (value: string) => void) =>
  html`<label
    ><span>${label}</span
    ><input
      type=${type}
      min="0"
      max=${type === 'number' ? '10000000' : nothing}
      .value=${value}
      @change=${(event: Event) => {
        changed(valueOf(event).trim());
      }}
  /></label>`;
