import { givenIn, personOf } from './fields';

/** `register`: a whole appeal; `receive`: a letter that is registered later. */
export type FormKind = 'register' | 'receive';

type Values = ReadonlyMap<string, string>;

/** What a form of registering is sent as. */
export function registerBody(kind: FormKind, values: Values, receivedAt: string | undefined): object {
  const value = (name: string) => (values.get(name) === '' ? undefined : values.get(name));
  const letter = { kind: value('kind'), channel: value('channel'), office: value('office'), receivedAt };
  if (kind === 'receive') return letter;
  const [category, form, topic, replyBy] = ['category', 'form', 'topic', 'replyBy'].map(value);
  return { ...letter, category, form, topic, replyBy, vip: value('vip') === 'true', person: personOf(values) };
}

/** The same as a question what would come of it; of a person only which details there are. */
export function draftQuestion(values: Values, receivedAt: string | undefined): URLSearchParams {
  const asked = new URLSearchParams({ given: givenIn(values).join(',') });
  for (const name of ['kind', 'channel', 'category', 'vip', 'topic', 'office', 'replyBy']) {
    const value = values.get(name) ?? '';
    if (value !== '') asked.set(name, value);
  }
  if (receivedAt !== undefined) asked.set('receivedAt', receivedAt);
  return asked;
}
