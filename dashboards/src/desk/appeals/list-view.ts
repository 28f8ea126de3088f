import { html, nothing, type TemplateResult } from 'lit';
import { mark, stateClass, type MarkState } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import type { Bucket, Line, WordsAnswer } from './answers';
import { nameOf } from './card-view';
import type { DeskState } from './desk-controller';
import { day, daysLeft } from './moments';
import { address, type Question } from './question';

export const marks: Readonly<Record<Bucket, MarkState | null>> = {
  overdue: 'breach',
  today: 'risk',
  soon: null,
  later: null,
  none: 'noData',
};

/** What the list needs besides what was told. */
export interface ListSetting {
  readonly locale: Locale;
  readonly asked: Question;
  readonly follow: (change: Partial<Question>) => (event: MouseEvent) => void;
}

/** Appeals, the first due first. */
export function listView({ page, counts, words }: DeskState, setting: ListSetting): TemplateResult {
  const { desk } = setting.locale.words;
  if (page === null || words === null || counts === null)
    return html`<p class="none t2" role="status">${desk.loading}</p>`;
  if (page.total === 0) {
    const nothingAtAll =
      counts.counts.open === 0 && address({ ...setting.asked, id: '', form: '' }, new URLSearchParams()) === '';
    return html`<div class="none">
      <p class="num">0</p>
      <p class="t2">${nothingAtAll ? desk.empty : desk.nothingFound}</p>
    </div>`;
  }
  const columns = [desk.due, desk.number, desk.kind, desk.status, desk.executor, desk.channel, desk.registered];
  return html`<table>
      <thead>
        <tr>
          ${columns.map(name => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${page.lines.map(line => row(line, words, counts.asOf, setting))}
      </tbody>
    </table>
    ${page.total > page.lines.length ? html`<p class="more t2">${desk.more(page.total - page.lines.length)}</p>` : nothing}`;
}

function row(line: Line, words: WordsAnswer, asOf: string, { locale, asked, follow }: ListSetting): TemplateResult {
  const { desk } = locale.words;
  const state = line.endedAt === undefined ? marks[line.bucket] : line.late ? 'breach' : null;
  const flags = [
    ...(line.vip ? ['VIP'] : []),
    ...(line.repeat ? [desk.repeat] : []),
    ...(line.anonymous ? [desk.anonymous] : []),
    ...(line.extended ? [desk.extended] : []),
  ].join(', ');
  const here = address({ ...asked, id: line.id, form: '' }, new URLSearchParams(location.search));
  const number = line.number ?? (line.status === 'received' ? desk.notRegistered : desk.unnumbered);
  return html`<tr class=${line.id === asked.id ? 'chosen' : ''}>
    <td>
      <div class="due ${state === null ? '' : `is-${stateClass(state)}`}">
        ${state === null ? html`<i class="mark" aria-hidden="true"></i>` : mark(state, locale.words.state[state])}
        <span>${due(line, words, asOf, locale)}</span>
      </div>
    </td>
    <td><a href=${here} @click=${follow({ id: line.id, form: '' })}>${number}</a></td>
    <td>
      <strong>${line.kind === undefined ? desk.kindUnknown : nameOf(words.kinds, line.kind, locale)}</strong>
      <small class="t2"
        >${[line.category === undefined ? '' : nameOf(words.categories, line.category, locale), flags].filter(text => text !== '').join(' · ')}</small
      >
    </td>
    <td>${desk.statuses[line.status]}</td>
    <td>${line.executor ?? html`<span class="t2">${desk.nobody}</span>`}</td>
    <td>${nameOf(words.channels, line.channel, locale)}</td>
    <td>${day(line.registeredAt, words.timeZone)}</td>
  </tr>`;
}

function due(line: Line, words: WordsAnswer, asOf: string, { words: { desk } }: Locale): TemplateResult {
  if (line.endedAt !== undefined) return html`${line.late ? desk.endedLate : desk.endedInTime}`;
  if (line.dueAt === undefined) return html`${line.status === 'offered' ? desk.answered : desk.noDeadline}`;
  const left = daysLeft(asOf, line.dueAt, words.timeZone);
  return html`<b>${day(line.dueAt, words.timeZone)}</b>
    <small>${line.bucket === 'overdue' ? desk.overdueBy(-left) : desk.left(left)}</small>`;
}
