import type { Locale } from '../../i18n/locale';
import type { Card, StepName, WordsAnswer } from './answers';
import { nameOf } from './card-view';
import { inputsOf } from './fields';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** One input of a step's form. */
export type StepField = { readonly name: string; readonly label: string; readonly required: boolean } & (
  | {
      readonly kind: 'text' | 'area';
      readonly value: string;
      readonly known?: readonly string[];
      readonly open?: boolean;
    }
  | { readonly kind: 'date'; readonly latest: string }
  | { readonly kind: 'select'; readonly value: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'check' }
  | { readonly kind: 'checks'; readonly choices: readonly Choice[]; readonly value: readonly string[] }
);

/** What a form of a step may look at. */
export interface StepSetting {
  readonly card: Card;
  readonly words: WordsAnswer;
  readonly locale: Locale;
  /** Login of whoever is here, or empty. */
  readonly me: string;
  /** Executors that the list shows. */
  readonly executors: readonly string[];
}

/** The inputs of each step, in their order. */
export function stepFields(step: StepName, setting: StepSetting): readonly StepField[] {
  const { card, words, locale, me, executors } = setting;
  const { fields, yes, no, notAsked } = locale.words.appealSteps;
  const open = (name: keyof typeof fields): StepField => ({
    kind: 'text',
    name,
    label: fields[name],
    value: '',
    required: true,
    open: true,
  });
  const executor = (value: string, required = true): StepField => ({
    kind: 'text',
    name: 'executor',
    label: fields.executor,
    value,
    required,
    known: executors,
  });
  const channel: StepField = {
    kind: 'select',
    name: 'channel',
    label: fields.channel,
    value: card.replyBy ?? card.line.channel,
    required: true,
    choices: words.channels.map(({ id }) => ({ id, name: nameOf(words.channels, id, locale) })),
  };
  switch (step) {
    case 'take-appeal':
      return [executor(me)];
    case 'forward-appeal':
      return [executor('')];
    case 'ask-customer':
      return [
        {
          kind: 'checks',
          name: 'asked',
          label: fields.asked,
          required: true,
          choices: askable(words, locale),
          value: card.missing,
        },
      ];
    case 'hear-customer':
      return heard(setting);
    case 'ask-outside':
      return [open('organisation')];
    case 'extend-appeal':
      return [
        open('reason'),
        {
          kind: 'date',
          name: 'to',
          label: fields.to,
          required: card.extension?.latestDay === undefined,
          latest: card.extension?.latestDay ?? '',
        },
      ];
    case 'tell-extension':
      return [channel];
    case 'offer-answer':
      return [
        channel,
        executor(card.line.executor ?? me),
        { kind: 'check', name: 'byLaw', label: fields.byLaw, required: false },
      ];
    case 'reject-answer':
      return [open('referredTo')];
    case 'close-appeal':
      return [
        open('result'),
        executor(card.line.executor ?? me),
        select(
          'firstContact',
          fields.firstContact,
          [
            ['', notAsked],
            ['true', yes],
            ['false', no],
          ],
          false,
        ),
      ];
    case 'leave-appeal':
      return [
        select(
          'ground',
          fields.ground,
          card.grounds.map(id => [id, nameOf(words.grounds, id, locale)] as const),
          true,
        ),
      ];
    case 'judge-appeal':
      return [
        select(
          'founded',
          fields.founded,
          [
            ['true', yes],
            ['false', no],
          ],
          true,
        ),
        open('basis'),
      ];
    case 'withdraw-consent':
      return [
        { kind: 'text', name: 'basis', label: fields.statement, value: '', required: true, open: true },
        { kind: 'check', name: 'understood', label: fields.understood, required: true },
      ];
    case 'hear-outside':
    case 'register-appeal':
      return [];
  }
}

function select(
  name: string,
  label: string,
  all: readonly (readonly [string, string])[],
  required: boolean,
): StepField {
  return {
    kind: 'select',
    name,
    label,
    value: all[0]?.[0] ?? '',
    required,
    choices: all.map(([id, text]) => ({ id, name: text })),
  };
}

const askable = (words: WordsAnswer, locale: Locale): readonly Choice[] =>
  [...new Set(words.required.map(({ id }) => id))].map(id => ({ id, name: nameOf(words.required, id, locale) }));

/** What was missing, each in the inputs that state it; or, where nothing was, what the customer told. */
function heard({ card, words, locale }: StepSetting): readonly StepField[] {
  const { desk, appealSteps } = locale.words;
  if (card.missing.length === 0)
    return [
      { kind: 'area', name: 'more.additional', label: appealSteps.fields.additional, value: '', required: false },
    ];
  const person = desk.person as Readonly<Record<string, string | undefined>>;
  const names = new Set(card.missing.flatMap(id => id.split('|')).flatMap(inputsOf));
  return [...names].map(name => {
    const own = name.startsWith('more.') ? name.slice('more.'.length) : '';
    const label =
      own === ''
        ? (person[name] ?? name)
        : nameOf(words.required, card.missing.find(id => id.split('|').includes(own)) ?? own, locale);
    return {
      kind: name === 'text' ? 'area' : 'text',
      name: own === '' ? `person.${name}` : name,
      label,
      value: '',
      required: false,
    };
  });
}
