import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { CallsLineCell } from './cells';
import {
  outcomes,
  pageOfCalls,
  type CallPage,
  type CallQuery,
  type CallRow,
  type Outcome,
  type RegisterDesk,
} from './register-desk';
import type { StoryDesk } from './story-desk';
import { callLink } from './story-view';

/** The panel with the calls of a day. @param today The last day that may be asked for. */
export function registerView(
  desk: RegisterDesk,
  query: CallQuery,
  lines: readonly CallsLineCell[],
  stories: StoryDesk,
  zone: string,
  today: string,
  locale: Locale,
): TemplateResult {
  const words = locale.words.calls.register;
  const close = () => {
    desk.close();
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  const { page } = desk;
  return html`<section class="story-of register" role="dialog" aria-label=${words.heading} @keydown=${keyed}>
    <h2>${words.heading}<button type="button" @click=${close}>${locale.words.calls.story.close}</button></h2>
    ${asking(desk, query, lines, today, locale)}
    ${
      typeof page === 'string'
        ? html`<p class="t2" role="status">${words[page]}</p>`
        : found(page, desk, query, lines, stories, zone, locale)
    }
  </section>`;
}

function asking(
  desk: RegisterDesk,
  query: CallQuery,
  lines: readonly CallsLineCell[],
  today: string,
  { words, text }: Locale,
): TemplateResult {
  const { register } = words.calls;
  const ask = (change: Partial<CallQuery>) => void desk.open({ ...query, skip: 0, ...change });
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
  return html`<form
    class="asking"
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    <label
      >${register.day}
      <input
        type="date"
        max=${today}
        .value=${query.day}
        @change=${(event: Event) => {
          if (value(event) !== '') ask({ day: value(event) });
        }}
    /></label>
    <label
      >${register.outcome}
      <select
        @change=${(event: Event) => {
          ask({ outcome: value(event) === '' ? null : (value(event) as Outcome) });
        }}
      >
        <option value="" ?selected=${query.outcome === null}>${register.all}</option>
        ${outcomes.map(each => html`<option value=${each} ?selected=${query.outcome === each}>${register.outcomes[each]}</option>`)}
      </select></label
    >
    ${
      lines.length < 2
        ? nothing
        : html`<label
            >${words.calls.line}
            <select
              @change=${(event: Event) => {
                ask({ line: value(event) === '' ? null : value(event) });
              }}
            >
              <option value="" ?selected=${query.line === null}>${register.all}</option>
              ${lines.map(({ id, name }) => html`<option value=${id} ?selected=${query.line === id}>${text(name)}</option>`)}
            </select></label
          >`
    }
  </form>`;
}

function found(
  { calls, total }: CallPage,
  desk: RegisterDesk,
  query: CallQuery,
  lines: readonly CallsLineCell[],
  stories: StoryDesk,
  zone: string,
  locale: Locale,
): TemplateResult {
  const words = locale.words.calls.register;
  if (total === 0) return html`<p class="t2">${words.none}</p>`;
  const turn = (skip: number) => () => void desk.open({ ...query, skip });
  return html`<p class="t2 pages">
      <span>${words.shown(query.skip + 1, query.skip + calls.length, total)}</span>
      <button
        type="button"
        class="quiet"
        ?disabled=${query.skip === 0}
        @click=${turn(Math.max(0, query.skip - pageOfCalls))}
      >
        ${words.newer}
      </button>
      <button
        type="button"
        class="quiet"
        ?disabled=${query.skip + calls.length >= total}
        @click=${turn(query.skip + pageOfCalls)}
      >
        ${words.older}
      </button>
    </p>
    <table>
      <thead>
        <tr>
          <th>${words.at}</th>
          <th>${words.call}</th>
          <th>${words.outcome}</th>
          <th class="num">${words.wait}</th>
          <th class="num">${words.talk}</th>
          <th>${words.operator}</th>
        </tr>
      </thead>
      <tbody>
        ${calls.map(each => row(each, lines, stories, zone, locale))}
      </tbody>
    </table>`;
}

function row(
  each: CallRow,
  lines: readonly CallsLineCell[],
  stories: StoryDesk,
  zone: string,
  locale: Locale,
): TemplateResult {
  const words = locale.words.calls.register;
  const line = lines.length < 2 ? undefined : lines.find(({ id }) => id === each.line)?.name;
  const said = (words.ends as Readonly<Record<string, string>>)[each.outcome] ?? each.outcome;
  const talk = each.handledS ?? null;
  return html`<tr>
    <td class="tab">${locale.clock(Date.parse(each.offeredAt), zone)}</td>
    <td>${each.call ? callLink(each.call, stories) : '—'}</td>
    <td>
      ${said}${each.outside ? html`<span class="t2">, ${words.outside}</span>` : nothing}${line === undefined ? nothing : html`<br /><span class="t2">${locale.text(line)}</span>`}
    </td>
    <td class="num tab">${formatWait(each.waitedS)}</td>
    <td class="num tab">${talk === null ? '—' : formatWait(talk)}</td>
    <td translate="no">${each.operator ?? '—'}</td>
  </tr>`;
}
