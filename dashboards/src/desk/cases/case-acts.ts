import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { newKey, type Position } from '../appeals/sending';
import { nameOf } from '../appeals/card-view';
import type { CaseCard, CaseWords, Word } from './answers';
import { SentenceForm, type Field, type Over } from './sentence-form';

export type Act = 'record' | 'correct' | 'owner' | 'complete' | 'cancel';

/** What may be done with a case as it stands. */
export function actsOf(card: CaseCard, words: CaseWords): readonly Act[] {
  if (card.line.status !== 'open') return [];
  const left = card.steps.some(({ phase }) => phase !== 'done' && phase !== 'doneLate' && phase !== 'skipped');
  const grounds = words.processes.find(({ id }) => id === card.line.process)?.grounds ?? [];
  return [
    ...(card.events.length > 0 ? (['record'] as const) : []),
    'correct',
    'owner',
    // A branch that was not taken does not hold a case up; the server knows which one that is.
    ...(left && card.steps.some(({ phase }) => phase === 'running' || phase === 'overdue' || phase === 'atRisk')
      ? []
      : (['complete'] as const)),
    ...(grounds.length > 0 ? (['cancel'] as const) : []),
  ];
}

export function actsView(acts: readonly Act[], locale: Locale, choose: (act: Act) => void): TemplateResult {
  return html`<p class="buttons">
    ${acts.map(
      act =>
        html`<button
          type="button"
          class=${act === 'record' ? 'action' : ''}
          @click=${() => {
            choose(act);
          }}
        >
          ${locale.words.work.forms[act]}
        </button>`,
    )}
  </p>`;
}

const commands: Readonly<Record<Act, string>> = {
  record: 'record-case-event',
  correct: 'correct-case-event',
  owner: 'change-case-owner',
  complete: 'complete-case',
  cancel: 'cancel-case',
};

export function actForm(
  act: Act,
  card: CaseCard,
  words: CaseWords,
  company: string,
  locale: Locale,
  over: Over,
): SentenceForm {
  const address = () => `/api/v1/${company}/case/${encodeURIComponent(card.line.id)}/${commands[act]}`;
  return new SentenceForm(locale.words.work.forms[act], fieldsOf(act, card, words, locale), address, locale, over);
}

/** Opens a case under an id of the page's own. */
export function openForm(
  words: CaseWords,
  process: string,
  company: string,
  locale: Locale,
  over: (id: string | null, position: Position) => void,
): SentenceForm {
  const id = newKey();
  const { work } = locale.words;
  const fields: Field[] = [
    {
      name: 'process',
      label: work.process,
      kind: 'choice',
      required: true,
      choices: named(process === '' ? words.processes : words.processes.filter(each => each.id === process), locale),
    },
    { name: 'number', label: work.number, kind: 'text', required: true },
    {
      name: 'office',
      label: work.office,
      kind: 'choice',
      required: false,
      choices: [{ id: '', name: '—' }, ...named(words.offices, locale)],
    },
    { name: 'owner', label: work.owner, kind: 'text', required: false },
    { name: 'when', label: work.forms.at, kind: 'when', required: false, hint: work.forms.now },
  ];
  return new SentenceForm(
    work.forms.open,
    fields,
    () => `/api/v1/${company}/case/${id}/open-case`,
    locale,
    (done, position) => {
      over(done ? id : null, position);
    },
  );
}

function fieldsOf(act: Act, card: CaseCard, words: CaseWords, locale: Locale): readonly Field[] {
  const { forms, owner, step } = locale.words.work;
  const when: Field = {
    name: 'when',
    label: forms.at,
    kind: 'when',
    required: act === 'correct',
    ...(act === 'correct' ? {} : { hint: forms.now }),
  };
  const event = (known: readonly Word[]): Field => ({
    name: 'event',
    label: forms.event,
    kind: 'choice',
    required: true,
    choices: named(known, locale),
  });
  switch (act) {
    case 'record':
      return [event(card.events), when];
    case 'correct':
      return [event(card.told), when, { name: 'reason', label: forms.reason, kind: 'text', required: true }];
    case 'owner':
      return [
        { name: 'owner', label: owner, kind: 'text', required: true },
        {
          name: 'step',
          label: step,
          kind: 'choice',
          required: false,
          choices: [{ id: '', name: forms.wholeCase }, ...named(card.steps, locale)],
        },
      ];
    case 'complete':
      return [{ name: 'result', label: forms.result, kind: 'text', required: true }];
    case 'cancel':
      return [
        {
          name: 'ground',
          label: forms.ground,
          kind: 'choice',
          required: true,
          choices: named(words.processes.find(({ id }) => id === card.line.process)?.grounds ?? [], locale),
        },
      ];
  }
}

const named = (known: readonly Word[], locale: Locale) =>
  known.map(({ id }) => ({ id, name: nameOf(known, id, locale) }));
