import type { Locale } from '../../i18n/locale';
import type { DutyLine, PromiseLine } from './answers';
import { SentenceForm, type Field, type Over } from './sentence-form';

export type PromiseAct = 'keep' | 'move';

export type DutyAct = 'record' | 'act';

/** Says that a promise was kept, or moves it: then how the customer was told is asked for. */
export function promiseForm(
  line: PromiseLine,
  what: PromiseAct,
  company: string,
  locale: Locale,
  over: Over,
): SentenceForm {
  const { promises, forms } = locale.words.work;
  const move: readonly Field[] = [
    { name: 'promisedAt', label: promises.newAt, kind: 'instant', required: true },
    { name: 'toldBy', label: promises.toldBy, kind: 'text', required: true },
    { name: 'reason', label: forms.reason, kind: 'text', required: true },
  ];
  const address = () => `/api/v1/${company}/promise/${encodeURIComponent(line.id)}/${what}-promise`;
  return new SentenceForm(promises[what], what === 'move' ? move : [whenField(locale)], address, locale, over);
}

/** Says that a duty was done, or that what was found was acted on. */
export function dutyForm(line: DutyLine, what: DutyAct, company: string, locale: Locale, over: Over): SentenceForm {
  const { duties } = locale.words.work;
  const note: Field = { name: 'note', label: duties.note, kind: 'text', required: what === 'act' };
  const heading = `${duties[what]}: ${locale.text(locale.language === 'ru' ? line.name : line.nameEn)}`;
  const address = () => `/api/v1/${company}/duty/${line.id}/${what === 'act' ? 'act-on-duty' : 'record-duty'}`;
  return new SentenceForm(heading, [note, whenField(locale)], address, locale, over);
}

function whenField({ words }: Locale): Field {
  const { forms } = words.work;
  return { name: 'when', label: forms.at, kind: 'when', required: false, hint: forms.now };
}
