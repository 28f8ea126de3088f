namespace OpsHub.Silo.People;

/// <summary>Names of facts, and what surrounds them.</summary>
internal static partial class ExportWords
{
    private const string Facts = """
        appeal-received | письмо получено | letter received
        appeal-registered | обращение зарегистрировано | appeal registered
        appeal-numbered | присвоен номер | number given
        appeal-taken | взято в работу | taken up
        appeal-forwarded | передано другому исполнителю | forwarded
        appeal-data-requested | запрошены недостающие сведения | missing data asked for
        appeal-data-received | получены недостающие сведения | missing data received
        appeal-outside-asked | запрошена другая организация | another organisation asked
        appeal-outside-answered | другая организация ответила | the other organisation answered
        appeal-extended | срок продлён | time extended
        appeal-extension-told | о продлении сообщено | extension told
        appeal-answer-offered | дан ответ | answer given
        appeal-answer-rejected | ответ не принят | answer not accepted
        appeal-closed | обращение закрыто | appeal closed
        appeal-left | оставлено без рассмотрения | left without examination
        appeal-judged | признано обоснованным или нет | found founded or not
        appeal-at-risk | срок близок | time is near
        appeal-overdue | срок нарушен | time is over
        case-opened | дело открыто | case opened
        case-event-recorded | событие дела | event of the case
        case-event-corrected | время события исправлено | instant of an event corrected
        case-at-risk | срок шага близок | time of a step is near
        case-overdue | срок шага нарушен | time of a step is over
        case-owner-changed | сменился ответственный | owner changed
        case-completed | дело завершено | case completed
        case-cancelled | дело прекращено | case cancelled
        promise-made | дано обещание | promise made
        promise-moved | обещание перенесено | promise moved
        promise-kept | обещание выполнено | promise kept
        promise-broken | обещание нарушено | promise broken
        promise-released | обещание снято | promise released
        feedback-given | получена оценка | mark given
        feedback-corrected | оценка исправлена | mark corrected
        call-entered | звонок поступил в меню | call reached the menu
        menu-used | выбран пункт меню | function of the menu used
        call-queued | звонок ждёт оператора | call waits
        call-moved | звонок переведён во время ожидания | waiting call moved
        call-rang | звонит у оператора | rings at an operator's
        ring-unanswered | оператор не взял трубку | operator did not pick up
        call-answered | оператор ответил | answered
        call-abandoned | звонивший не дождался ответа | caller gave up waiting
        call-left-menu | звонок закончен в меню | call ended in the menu
        call-left-line | звонок ушёл с линии | call left the line
        call-held | поставлен на удержание | put on hold
        call-resumed | разговор продолжен | talk went on
        call-transferred | звонок передан | call passed on
        call-taken-over | звонок принят следующим оператором | next operator answered
        call-ended | разговор окончен | call ended
        lookup-told | время поиска данных | time of looking up data
        call-wrapped-up | обработка после звонка | work after the call
        call-recorded | разговор записан | call recorded
        recording-destroyed | запись разговора уничтожена | recording destroyed
        callback-promised | обещано перезвонить | call back promised
        callback-made | перезвонили | called back
        callback-missed | не перезвонили в срок | not called back in time
        call-dialled | компания звонит | company calls
        dial-answered | на звонок компании ответили | company's call answered
        dial-given-up | дозвониться не удалось | could not get through
        dial-ended | исходящий разговор окончен | company's call ended
        caller-identified | установлено, чей это звонок | known whose call it is
        ticket-issued | выдан талон | ticket issued
        ticket-called | вызван к окну | called to a window
        ticket-recalled | вызван повторно | called again
        service-started | обслуживание начато | service began
        service-overran | обслуживание дольше нормы | service longer than the norm
        service-finished | обслуживание окончено | service ended
        ticket-no-show | не подошёл на вызов | did not come when called
        ticket-left | ушёл, не дождавшись | gave up waiting
        ticket-cancelled | талон отменён | ticket cancelled
        ticket-transferred | переведён к другой услуге или окну | sent on
        ticket-requeued | возвращён в очередь | put back into the queue
        ticket-parked | отложен | set aside
        ticket-returned | снова ждёт | waits again
        wait-neared | ожидание близко к норме | wait is near the norm
        wait-breached | ожидание больше нормы | wait broke the norm
        visitor-identified | установлено, чей это визит | known whose visit it is
        slot-booked | запись на приём | slot booked
        booking-moved | запись перенесена | booking moved
        booking-cancelled | запись отменена | booking cancelled
        booking-reminded | пора напомнить о записи | reminder was due
        booking-checked-in | пришёл по записи | came for the booking
        booking-missed | не пришёл по записи | did not come
        consent-given | дано согласие | consent given
        consent-withdrawn | согласие отозвано | consent withdrawn
        person-data-exported | данные выгружены | data exported

        """;

    private const string Document = """
        company | компания | company
        zone | часовой пояс компании | time zone of the company
        madeAt | когда составлен документ | when the document was made
        foundBy | по чему найден человек | what the person was found by
        customer | условное имя, под которым ведутся записи | opaque name under which facts are kept
        keys | ключи, которыми закрыты сведения, и уничтожены ли они | keys that seal the details, and whether they are destroyed
        erasure | отзыв согласия: когда и уничтожен ли ключ | withdrawal of consent: when, and whether the key is destroyed
        withdrawnAt | когда согласие отозвано | when consent was withdrawn
        keyDestroyed | уничтожен ли ключ | whether the key is destroyed
        details | последние известные сведения | newest known details
        consents | согласия, отзывы, прежние выгрузки | consents, withdrawals, earlier exports
        leftOut | сколько записей не выгружено: они на другое имя или без имени | entries left out: under another name or none
        notes | чего в документе нет и почему | what the document does not hold, and why
        words | пояснения слов | words explained
        id | обозначение | id
        about | к чему относится | what it belongs to
        what | о чём: вид обращения, услуга, процесс | kind of the appeal, service, process
        facts | всё, что записано, по порядку | everything that was recorded, in order

        """;

    private const string Values = """
        fact | что произошло | what happened
        utc | время UTC | time in UTC
        local | время компании | the company's time
        person | сведения о человеке, как они были сообщены | details of the person as they were told
        personState | можно ли прочесть сведения | whether details can be read
        readable | сведения читаются | details can be read
        destroyed | ключ уничтожен после отзыва согласия, прочесть нельзя никому | the key was destroyed after consent was withdrawn; nobody can read them
        withheld | ключей нет в этой системе | this hub keeps no keys
        otherName | сообщены под другими данными и здесь не раскрываются | told under another identity, not opened here
        name | имя или организация | name or organisation
        phone | телефон | telephone
        email | электронная почта | e-mail
        postalAddress | почтовый адрес | postal address
        supplyAddress | адрес энергоснабжения | address of supply
        account | лицевой счёт | account number
        text | текст обращения | words of the appeal
        visit | визит | visit
        call | звонок | call
        case | дело | case
        promise | обещание | promise
        feedback | оценка | mark
        closed | закрыто | closed
        left | ушёл или оставлено без рассмотрения | gave up, or left without examination
        noShow | не пришёл | did not come
        turnedAway | не обслужен до закрытия | not served before closing
        cancelled | отменено | cancelled
        completed | завершено | completed
        kept | выполнено | kept
        broken | нарушено | broken
        released | снято | released
        answered | отвечен | answered
        abandoned | не дождался | gave up waiting
        notOffered | до операторов не дошёл | never offered to operators
        talked | поговорили | talked
        more | прочие сведения по стандарту компании | whatever else the company's standard asks for
        """;
}
