import type { StepName } from './answers';
import { personOf } from './fields';

/**
 * What a filled form of a step is sent as.
 * @param seen Instant of the last step that whoever decides has seen. A withdrawal is about the person and needs none.
 */
export function stepBody(step: StepName, data: FormData, seen: string): object {
  const values = texts(data);
  if (step === 'withdraw-consent') return { basis: values.get('basis') };
  return { ...said(step, data, values), seen };
}

function said(step: StepName, data: FormData, values: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const words = Object.fromEntries(values);
  switch (step) {
    case 'ask-customer':
      return { fields: data.getAll('asked') };
    case 'hear-customer':
      return { person: personOf(values) };
    case 'extend-appeal':
      return { reason: values.get('reason'), to: values.get('to') === '' ? undefined : values.get('to') };
    case 'offer-answer':
      return { channel: values.get('channel'), executor: values.get('executor'), byLaw: data.get('byLaw') !== null };
    case 'close-appeal':
      return {
        result: values.get('result'),
        executor: values.get('executor'),
        firstContact: truth(values.get('firstContact')),
      };
    case 'judge-appeal':
      return { founded: truth(values.get('founded')), basis: values.get('basis') };
    case 'take-appeal':
    case 'forward-appeal':
    case 'ask-outside':
    case 'hear-outside':
    case 'tell-extension':
    case 'reject-answer':
    case 'leave-appeal':
      return words;
    case 'register-appeal':
    case 'withdraw-consent':
      throw new Error(`${step} has a form of its own`);
  }
}

/** The texts of a form, without blanks around them. */
export const texts = (data: FormData): ReadonlyMap<string, string> =>
  new Map([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()] as const] : [])));

const truth = (value: string | undefined): boolean | undefined =>
  value === '' || value === undefined ? undefined : value === 'true';
