import { html, nothing, type TemplateResult } from 'lit';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import { buckets, type Bucket } from '../appeals/answers';
import { nameOf } from '../appeals/card-view';
import { day, daysLeft } from '../appeals/moments';
import type { CaseCounts, CaseLine, CasePage, CaseWords } from './answers';

const marks: Readonly<Record<Bucket, MarkState | null>> = {
  overdue: 'breach',
  today: 'risk',
  soon: null,
  later: null,
  none: 'noData',
};

/** What is searched for; it lives in the address. */
export interface CaseQuestion {
  readonly bucket: string;
  readonly number: string;
  readonly process: string;
  readonly owner: string;
  readonly status: string;
  readonly id: string;
}

export const caseFields = ['bucket', 'number', 'process', 'owner', 'status', 'id'] as const;

export function caseQuestion(params: URLSearchParams): CaseQuestion {
  return Object.fromEntries(caseFields.map(name => [name, params.get(name) ?? ''])) as unknown as CaseQuestion;
}

/** Query string for the server; counts know no bucket and no status. */
export function caseQuery(asked: CaseQuestion, part: 'counts' | 'list'): string {
  const params = new URLSearchParams();
  for (const name of caseFields) {
    const idle = name === 'id' || (part === 'counts' && (name === 'bucket' || name === 'status' || name === 'number'));
    if (asked[name] !== '' && !idle) params.set(name, asked[name]);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

type Go = (change: Partial<CaseQuestion>) => (event: Event) => void;

export function caseChips(counts: CaseCounts | null, asked: CaseQuestion, locale: Locale, go: Go): TemplateResult {
  const { work } = locale.words;
  const chip = (bucket: Bucket | '', name: string, count: number | undefined, state: MarkState | null) =>
    html`<button
      type="button"
      class="chip"
      aria-current=${asked.bucket === bucket ? 'true' : 'false'}
      @click=${go({ bucket, id: '' })}
    >
      ${state === null ? nothing : mark(state)}<span>${name}</span
      ><b class="tab">${count === undefined ? '…' : locale.number(count)}</b>
    </button>`;
  return html`<nav aria-label=${work.byDeadline}>
    ${chip('', work.all, counts?.counts.open, null)}${buckets.map(bucket => chip(bucket, work.buckets[bucket], counts?.counts[bucket], marks[bucket]))}
    ${counts === null ? nothing : html`<span class="also t2">${work.also(counts.counts.atRisk, counts.counts.breached)}</span>`}
  </nav>`;
}

export function caseSearch(
  words: CaseWords,
  asked: CaseQuestion,
  locale: Locale,
  changed: (event: Event) => void,
): TemplateResult {
  const { work } = locale.words;
  const statuses = (['open', 'completed', 'cancelled'] as const).map(id => ({
    id,
    name: work.statuses[id],
    nameEn: work.statuses[id],
  }));
  const select = (
    name: 'process' | 'status',
    label: string,
    all: readonly { id: string; name: string; nameEn: string }[],
  ) =>
    html`<label
      ><span>${label}</span
      ><select name=${name} .value=${asked[name]}>
        <option value="">${work.any}</option>
        ${all.map(({ id }) => html`<option value=${id} ?selected=${asked[name] === id}>${nameOf(all, id, locale)}</option>`)}
      </select></label
    >`;
  const input = (name: 'number' | 'owner', label: string) =>
    html`<label><span>${label}</span><input name=${name} type="search" .value=${asked[name]} /></label>`;
  const submitted = (event: Event) => {
    event.preventDefault();
  };
  return html`<form role="search" @change=${changed} @submit=${submitted}>
    ${input('number', work.number)} ${select('process', work.process, words.processes)}
    ${select('status', work.status, statuses)} ${input('owner', work.owner)}
  </form>`;
}

export function casesTable(
  page: CasePage,
  asOf: string,
  words: CaseWords,
  asked: CaseQuestion,
  locale: Locale,
  go: Go,
): TemplateResult {
  const { work } = locale.words;
  if (page.total === 0) {
    const idle = caseFields.every(name => name === 'id' || asked[name] === '');
    return html`<div class="none">
      <p class="num">0</p>
      <p class="t2">${idle ? work.empty : work.nothingFound}</p>
    </div>`;
  }
  return html`<table>
      <thead>
        <tr>
          ${[work.due, work.number, work.process, work.step, work.owner, work.opened].map(name => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${page.lines.map(line => row(line, asOf, words, asked, locale, go))}
      </tbody>
    </table>
    ${page.total > page.lines.length ? html`<p class="more t2">${work.more(page.total - page.lines.length)}</p>` : nothing}`;
}

function row(
  line: CaseLine,
  asOf: string,
  words: CaseWords,
  asked: CaseQuestion,
  locale: Locale,
  go: Go,
): TemplateResult {
  const { work } = locale.words;
  const state = line.status === 'open' ? marks[line.bucket] : null;
  const steps = words.processes.find(({ id }) => id === line.process)?.steps ?? [];
  return html`<tr class=${line.id === asked.id ? 'chosen' : ''}>
    <td>
      <div class="due ${state === null ? '' : `is-${stateClass(state)}`}">
        ${state === null ? html`<i class="mark" aria-hidden="true"></i>` : mark(state, locale.words.state[state])}<span
          >${due(line, asOf, words, locale)}</span
        >
      </div>
    </td>
    <td><button type="button" class="link" @click=${go({ id: line.id })}>${line.number ?? line.id}</button></td>
    <td>
      <strong>${nameOf(words.processes, line.process, locale)}</strong>
      ${line.late === 0 ? nothing : html`<small class="is-breach">${work.lateSteps(line.late)}</small>`}
    </td>
    <td>${line.step === undefined ? html`<span class="t2">—</span>` : nameOf(steps, line.step, locale)}</td>
    <td>${line.owner ?? html`<span class="t2">${work.nobody}</span>`}</td>
    <td>${day(line.openedAt, words.timeZone)}</td>
  </tr>`;
}

function due(line: CaseLine, asOf: string, words: CaseWords, locale: Locale): TemplateResult {
  const { work } = locale.words;
  if (line.status !== 'open') return html`${work.statuses[line.status]}`;
  if (line.dueAt === undefined) return html`<span class="t2">${work.buckets.none.toLowerCase()}</span>`;
  const left = daysLeft(asOf, line.dueAt, words.timeZone);
  return html`<b>${day(line.dueAt, words.timeZone)}</b>
    <small>${line.bucket === 'overdue' ? work.overdueBy(-left) : work.left(left)}</small>`;
}
