import { pluralEn as plural } from '../../format/plural';
import type { journeyRu } from './ru';

/** One customer's contacts, in English. */
export const journeyEn: typeof journeyRu = {
  title: (times, days) =>
    times === 0
      ? `No contact within ${days} days`
      : `${times} ${plural(times, 'contact', 'contacts')} within ${days} days`,
  again: times => `not solved at first: ${times}`,
  alone: 'The customer is not known, only this appeal is shown',
  erased: 'Consent withdrawn: the contacts stay, whose they are cannot be read',
  here: 'this appeal',
  more: count => `and ${count} before`,
  open: 'not over',
  firstContact: 'solved at first contact',
  cameAgain: 'came again afterwards',
  kinds: { appeal: 'Appeal', visit: 'Visit', call: 'Call', case: 'Case', promise: 'Promise', feedback: 'Feedback' },
  outcomes: {
    closed: 'closed',
    left: 'left',
    served: 'served',
    noShow: 'did not come',
    turnedAway: 'turned away',
    completed: 'completed',
    cancelled: 'cancelled',
    kept: 'kept',
    late: 'kept late',
    broken: 'broken',
    released: 'released',
    answered: 'answered',
    abandoned: 'gave up',
    notOffered: 'never reached an operator',
    talked: 'talked',
    'no-answer': 'no answer',
    busy: 'busy',
    failed: 'not reached',
  },
  leftAppeal: 'left without action',
  marks: { mark: 'service', nps: 'would recommend', csi: 'satisfaction', ces: 'effort', loyalty: 'loyalty' },
  callBack: 'call back',
};
