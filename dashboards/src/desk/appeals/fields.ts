import type { PersonField, Required, WordsAnswer } from './answers';

/** Inputs in which a required field of a standard is stated; a name that is none of the person's is one of the company's own. */
const inputs: Readonly<Record<string, readonly PersonField[]>> = {
  name: ['name'],
  contact: ['phone', 'email', 'postalAddress'],
  'reply-address': ['email', 'postalAddress'],
  address: ['supplyAddress'],
  account: ['account'],
  grounds: ['text'],
};

export const inputsOf = (field: string): readonly string[] => inputs[field] ?? [`more.${field}`];

/** What is readable of a person in a form, as the server takes it; undefined where nothing is. */
export function personOf(values: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> | undefined {
  const person: Record<string, unknown> = {};
  const more: Record<string, string> = {};
  for (const [name, value] of values) {
    if (value === '') continue;
    if (name.startsWith('more.')) more[name.slice('more.'.length)] = value;
    else if (name.startsWith('person.')) person[name.slice('person.'.length)] = value;
  }
  if (Object.keys(more).length > 0) person.more = more;
  return Object.keys(person).length === 0 ? undefined : person;
}

/** Names of the fields that a form states, as the server would find them. */
export function givenIn(values: ReadonlyMap<string, string>): readonly string[] {
  const filled = (name: string) => (values.get(name.startsWith('more.') ? name : `person.${name}`) ?? '') !== '';
  const named = Object.keys(inputs).filter(field => inputsOf(field).some(filled));
  const own = [...values].filter(([name, value]) => name.startsWith('more.') && value !== '');
  return [...named, ...own.map(([name]) => name.slice('more.'.length))];
}

/** What the standard asks of an appeal of this kind and category. */
export const requiredFor = (words: WordsAnswer, kind: string, category: string): readonly Required[] =>
  words.required.filter(
    field =>
      field.kinds?.includes(kind) !== false && (field.categories === undefined || field.categories.includes(category)),
  );

/** The company's own fields that no input of the person's stands for; the topic has an input of its own. */
export const ownFields = (
  required: readonly Required[],
): readonly { readonly id: string; readonly field: Required }[] =>
  required.flatMap(field =>
    field.id
      .split('|')
      .filter(id => inputs[id] === undefined && id !== 'topic' && id !== 'reply-channel')
      .map(id => ({ id, field })),
  );
