import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { statuses, type Word, type WordsAnswer } from './answers';
import { nameOf } from './card-view';
import type { Question } from './question';

/** The fields of the search; each change is a new question. */
export function searchView(
  words: WordsAnswer,
  asked: Question,
  locale: Locale,
  changed: (event: Event) => void,
): TemplateResult {
  const { desk } = locale.words;
  const byStatus = statuses.map(id => ({ id, name: desk.statuses[id], nameEn: desk.statuses[id] }));
  const input = (name: 'number' | 'executor' | 'from' | 'to', label: string, type: string) =>
    html`<label><span>${label}</span><input name=${name} type=${type} .value=${asked[name]} /></label>`;
  const select = (name: 'kind' | 'status' | 'channel' | 'office', label: string, all: readonly Word[]) =>
    html`<label
      ><span>${label}</span
      ><select name=${name} .value=${asked[name]}>
        <option value="">${desk.any}</option>
        ${all.map(({ id }) => html`<option value=${id} ?selected=${asked[name] === id}>${nameOf(all, id, locale)}</option>`)}
      </select></label
    >`;
  return html`<form role="search" @change=${changed} @submit=${stay}>
    ${input('number', desk.number, 'search')} ${select('kind', desk.kind, words.kinds)}
    ${select('status', desk.status, byStatus)} ${select('channel', desk.channel, words.channels)}
    ${select('office', desk.office, words.offices)} ${input('executor', desk.executor, 'search')}
    ${input('from', desk.from, 'date')} ${input('to', desk.to, 'date')}
  </form>`;
}

const stay = (event: Event) => {
  event.preventDefault();
};
