using System.Collections.Frozen;
using OpsHub.Grains.People;

namespace OpsHub.Silo.People;

/// <summary>
/// The words of a person's export. The list of fields is also the list of what is told: what stands in a fact and not here – who of the staff did it, another customer's opaque name, the code of a booking,
/// clocks – is left out.
/// </summary>
internal static partial class ExportWords
{
    public static FrozenDictionary<string, (string Ru, string En)> All { get; } = Read(Fields);

    public static FrozenDictionary<string, (string Ru, string En)> Others { get; } = Read(Facts + Document + Values);

    /// <summary>Fields of the document that facts have too.</summary>
    private static readonly string[] Around = ["entries", "kind", "at", "endedAt", "office", "channel", "outcome", "utc", "local", "number", "destroyed", "name"];

    /// <summary>Every word that occurs, and those of the document itself.</summary>
    public static IEnumerable<ExportWord> Of(IEnumerable<string> occurring) =>
        occurring.Concat(Read(Document).Keys).Concat(Around).Distinct().Order(StringComparer.Ordinal).Select(w => (w, Said: All.GetValueOrDefault(w, Others.GetValueOrDefault(w)))).Where(w => w.Said.Ru is not null).Select(w => new ExportWord(w.w, w.Said.Ru, w.Said.En));

    /// <summary>One a line: name, Russian, English, apart by bars.</summary>
    private static FrozenDictionary<string, (string, string)> Read(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToFrozenDictionary(w => w[0], w => (w[1], w[2]), StringComparer.Ordinal);

    private const string Fields = """
        at | когда это было | when it happened
        kind | вид | kind
        category | категория заявителя | category of the customer
        channel | канал | channel
        form | письменно или устно | in writing or by word of mouth
        topic | код темы | code of the topic
        vip | отметка о VIP-клиенте | marked as a VIP
        office | офис | office
        replyBy | каким каналом просили ответить | channel asked for the answer
        given | что было указано (названия полей) | names of the fields that were stated
        missing | чего не хватало | names of what was missing
        fields | названия полей, о которых шла речь | names of the fields it was about
        attributes | прочие признаки, от которых зависят сроки | what else the limits depend on
        year | год регистрационного номера | year of the registration number
        number | номер (обращения или талона) | number of the appeal or ticket
        receivedAt | когда поступило | when it was received
        promisedAt | к какому времени обещано | promised by
        dueAt | последний срок | last instant in time
        organisation | какую организацию запросили | organisation that was asked
        to | новый последний день | the new last day
        reason | причина | reason
        referredTo | куда предложено обратиться | where to turn next
        result | реквизиты результата | reference of the result
        firstContact | решено ли при первом обращении | whether it was solved at first contact
        late | с опозданием ли | whether it was late
        ground | основание | ground
        clause | пункт стандарта | clause of the standard
        founded | признано ли обоснованным | whether it was found to be founded
        basis | документ-основание | document it rests on
        how | где и как дано согласие | where and how consent was given
        found | по чему искали человека | what the person was found by
        entries | сколько записей выгружено | how many entries were exported
        process | процесс | process
        on | с какого события начат | event that began it
        event | событие | event
        wasAt | какое время было указано раньше | what was said before
        step | шаг | step
        appeal | обращение | appeal
        subject | к чему относится | what it is about
        toldBy | каким каналом сообщили | channel by which it was told
        value | оценка | mark
        was | прежняя оценка | mark before
        asked | спрашивала ли компания сама | whether the company asked
        line | телефонная линия | telephone line
        fromLine | с какой линии переведён | line it came from
        toLine | на какую линию переведён | line it was passed to
        function | пункт голосового меню | function of the menu
        tier | уровень поддержки | tier
        offeredAt | когда началось ожидание | when the wait began
        waitedS | ожидание, секунд | wait in seconds
        rangS | сколько звонили, секунд | seconds it rang
        talkS | разговор, секунд | talk in seconds
        holdS | удержание, секунд | time on hold in seconds
        heldS | это удержание, секунд | seconds of this hold
        served | обслужен (в меню или в офисе) | was served, in the menu or in an office
        lost | сообщение о конце не дошло | its end was never told
        gaveUp | не дождался ли | whether he gave up
        purpose | цель звонка | purpose of the call
        outcome | чем закончилось | outcome
        reference | обозначение записи разговора | reference of the recording
        told | предупреждён ли о записи | whether he was told of the recording
        keptUntil | до какого времени хранится | kept until
        early | раньше ли срока | whether it was too early
        beganAt | начало | begin
        endedAt | конец | end
        end | как закончилось | how it ended
        ticket | талон | ticket
        day | день | day
        service | услуга | service
        toService | на какую услугу переведён | service he was sent on to
        class | очередь: общая, по записи, вне очереди | class of the ticket
        ahead | сколько человек было впереди | people ahead
        also | следующие услуги | further services
        booking | запись на приём | booking
        bookedAt | когда записались | when it was booked
        slotAt | время приёма | slot
        fromAt | прежнее время приёма | slot before
        untilAt | конец времени приёма | end of the slot
        follows | талон визита, который продолжается | ticket of the visit it continues
        remindAt | когда напомнить | when to remind
        issuedAt | когда взят талон | when the ticket was taken
        calledAt | когда вызвали | when he was called
        startedAt | когда начали обслуживать | when service began
        window | окно | window
        toWindow | в какое окно переведён | window he was sent on to
        parkedS | отложено, секунд | time set aside in seconds
        until | до какого времени отложено | set aside until
        recalls | сколько раз вызвали повторно | recalls
        calls | сколько раз вызвали | calls
        transfers | сколько раз перевели | transfers
        topics | сколько вопросов | number of topics
        topicCodes | коды вопросов | codes of the topics
        serviceS | обслуживание, секунд | service in seconds
        visit | визит целиком | the whole visit
        """;
}
