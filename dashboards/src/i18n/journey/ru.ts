import { pluralRu as plural } from '../../format/plural';

/** One customer's contacts, in Russian. Kinds and outcomes go by the words of the server. */
export const journeyRu = {
  title: (times: number, days: number) =>
    times === 0
      ? `За ${days} дней не обращались`
      : `За ${days} дней обращались ${times} ${plural(times, 'раз', 'раза', 'раз')}`,
  again: (times: number) => `вопрос не решён с первого раза: ${times}`,
  alone: 'Заявитель неизвестен, показано только это обращение',
  erased: 'Согласие отозвано: обращения остались, чьи они, прочесть нельзя',
  here: 'это обращение',
  more: (count: number) => `и раньше ещё ${count}`,
  open: 'не закончено',
  firstContact: 'решено с первого раза',
  cameAgain: 'потом обратились снова',
  kinds: {
    appeal: 'Обращение',
    visit: 'Визит',
    call: 'Звонок',
    case: 'Дело',
    promise: 'Обещание',
    feedback: 'Оценка',
  },
  outcomes: {
    closed: 'закрыто',
    left: 'без обслуживания',
    served: 'обслужен',
    noShow: 'не подошёл',
    turnedAway: 'отказано',
    completed: 'завершено',
    cancelled: 'отменено',
    kept: 'выполнено',
    late: 'выполнено с опозданием',
    broken: 'не выполнено в срок',
    released: 'снято',
    answered: 'отвечен',
    abandoned: 'не дождался',
    notOffered: 'до оператора не дошёл',
    talked: 'поговорили',
    'no-answer': 'не взяли трубку',
    busy: 'занято',
    failed: 'не дозвонились',
  },
  leftAppeal: 'без рассмотрения',
  marks: {
    mark: 'обслуживание',
    nps: 'готовность советовать',
    csi: 'удовлетворённость',
    ces: 'усилие',
    loyalty: 'лояльность',
  },
  callBack: 'перезвонить',
};
