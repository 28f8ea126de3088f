import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { key, resultKeys } from './bar-view';
import type { ConsoleBoard, DeskTicket, Topic } from './cells';
import { allTopics, findTopics, offeredTopics } from './console-model';

export const results = ['solved', 'appeal', 'documents', 'refused'] as const;

export type Result = (typeof results)[number];

/** What the operator has noted about the visitor in service. */
export interface Notes {
  /** Codes by the classifier. */
  readonly topics: readonly string[];
  /** How many topics, where the service has no classifier. */
  readonly count: number;
  readonly result: Result;
}

export const noNotes: Notes = { topics: [], count: 1, result: 'solved' };

/** The search of a topic: null while it is closed. */
export type Search = string | null;

export interface WorkActions {
  readonly note: (notes: Notes) => void;
  readonly search: (search: Search) => void;
}

export function workView(
  board: ConsoleBoard,
  ticket: DeskTicket,
  notes: Notes,
  search: Search,
  locale: Locale,
  actions: WorkActions,
): TemplateResult {
  const classified = allTopics(board).length > 0;
  return html`${classified ? topicsView(board, ticket, notes, search, locale, actions) : countView(notes, locale, actions)}
  ${resultView(notes, locale, actions)}`;
}

/** Adds a topic or takes it away. */
export const toggled = (notes: Notes, code: string): Notes => ({
  ...notes,
  topics: notes.topics.includes(code) ? notes.topics.filter(other => other !== code) : [...notes.topics, code],
});

function topicsView(
  board: ConsoleBoard,
  ticket: DeskTicket,
  notes: Notes,
  search: Search,
  locale: Locale,
  actions: WorkActions,
): TemplateResult {
  const { console: words } = locale.words;
  const offered = offeredTopics(board, ticket, notes.topics);
  const count = notes.topics.length;
  const about =
    count === 0
      ? words.chooseTopic
      : count > 3
        ? `${words.topicsChosen(count)}; ${words.topicsMany}`
        : words.topicsChosen(count);
  return html`<section class="choose">
    <h2>${words.topics}<span class="t2">${about}</span></h2>
    ${
      search === null
        ? html`<ul class="topics">
            ${offered.map((topic, index) => topicButton(topic, index < 8 ? String(index + 1) : null, notes, locale, actions))}
            <li>
              <button
                type="button"
                @click=${() => {
                  actions.search('');
                }}
              >
                ${key('/')}<span>${words.otherTopic}</span>
              </button>
            </li>
          </ul>`
        : searchView(board, notes, search, locale, actions)
    }
  </section>`;
}

function searchView(
  board: ConsoleBoard,
  notes: Notes,
  search: string,
  locale: Locale,
  actions: WorkActions,
): TemplateResult {
  const { console: words } = locale.words;
  const found = findTopics(allTopics(board), search).slice(0, 8);
  return html`<div class="search">
    <input
      type="search"
      aria-label=${words.searchTopic}
      placeholder=${words.searchTopic}
      .value=${search}
      @input=${(event: Event) => {
        actions.search((event.target as HTMLInputElement).value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        const [first] = found;
        if (event.key !== 'Enter' || first === undefined) return;
        event.stopPropagation();
        actions.note(toggled(notes, first.code));
        actions.search(null);
      }}
    />
    ${found.length === 0 ? html`<p class="t2">${words.nothingFound}</p>` : nothing}
    <ul class="topics">
      ${found.map(topic =>
        topicButton(topic, null, notes, locale, {
          ...actions,
          note: changed => {
            actions.note(changed);
            actions.search(null);
          },
        }),
      )}
    </ul>
  </div>`;
}

function topicButton(
  topic: Topic,
  digit: string | null,
  notes: Notes,
  locale: Locale,
  actions: WorkActions,
): TemplateResult {
  return html`<li>
    <button
      type="button"
      aria-pressed=${notes.topics.includes(topic.code)}
      @click=${() => {
        actions.note(toggled(notes, topic.code));
      }}
    >
      ${digit === null ? nothing : key(digit)}<span>${locale.text(topic.name)}</span
      ><small class="tab">${topic.code}</small>
    </button>
  </li>`;
}

/** Companies without a classifier still count topics: more than three leave the mean. */
function countView(notes: Notes, locale: Locale, actions: WorkActions): TemplateResult {
  const { console: words } = locale.words;
  return html`<section class="choose">
    <h2>${words.topicCount}<span class="t2">${notes.count > 3 ? words.topicsMany : nothing}</span></h2>
    <div class="res" role="group" aria-label=${words.topicCount}>
      ${[1, 2, 3, 4, 5].map(
        count =>
          html`<button
            type="button"
            aria-pressed=${notes.count === count}
            @click=${() => {
              actions.note({ ...notes, count });
            }}
          >
            ${key(String(count))}<span>${count}</span>
          </button>`,
      )}
    </div>
  </section>`;
}

function resultView(notes: Notes, locale: Locale, actions: WorkActions): TemplateResult {
  const { console: words } = locale.words;
  const keys = resultKeys(locale);
  return html`<section class="choose">
    <h2>${words.result}</h2>
    <div class="res" role="group" aria-label=${words.result}>
      ${results.map(
        (result, index) =>
          html`<button
            type="button"
            aria-pressed=${notes.result === result}
            @click=${() => {
              actions.note({ ...notes, result });
            }}
          >
            ${key(keys[index] ?? '')}<span>${words.results[result]}</span>
          </button>`,
      )}
    </div>
  </section>`;
}
