using OpsHub.Grains.Appeals;

namespace OpsHub.Silo.Appeals;

/// <summary>Steps of an appeal as sentences, in Russian and English; nobody is named.</summary>
internal static class AppealWords
{
    /// <summary>Null for what is shown elsewhere: the clocks themselves.</summary>
    public static (string Ru, string En)? Say(AppealEvent happened) => happened switch
    {
        AppealReceived => ("поступило, ещё не зарегистрировано", "received, not registered yet"),
        AppealRegistered e => ("зарегистрировано" + (e.Anonymous ? ", анонимное" : ""), "registered" + (e.Anonymous ? ", anonymous" : "")),
        AppealNumbered e => ($"присвоен номер {e.Number}", $"numbered {e.Number}"),
        AppealTaken e => ($"принято в работу: {e.Executor}", $"taken in work: {e.Executor}"),
        AppealForwarded e => ($"перенаправлено исполнителю: {e.Executor}", $"forwarded to executor: {e.Executor}"),
        AppealDataRequested e => ($"запрошены данные: {string.Join(", ", e.Fields)}", $"customer asked for {string.Join(", ", e.Fields)}"),
        AppealDataReceived => ("данные получены", "data received"),
        AppealOutsideAsked e => ($"запрос в стороннюю организацию: {e.Organisation}", $"outside organisation asked: {e.Organisation}"),
        AppealOutsideAnswered => ("сторонняя организация ответила", "outside organisation answered"),
        AppealExtended e => ($"срок продлён: {e.Reason}", $"extended: {e.Reason}"),
        AppealExtensionTold e => ($"о продлении сообщено: {e.Channel}", $"customer told of the extension: {e.Channel}"),
        AppealAnswerOffered e => ($"ответ направлен: {e.Channel}", $"answer sent: {e.Channel}"),
        AppealAnswerRejected e => ($"ответ не принят, остаётся открытым; разъяснено, куда обратиться: {e.ReferredTo}", $"answer rejected, stays open; referred to {e.ReferredTo}"),
        AppealClosed e => ($"закрыто: {e.Result}" + (e.Late ? ", с опозданием" : ""), $"closed: {e.Result}" + (e.Late ? ", late" : "")),
        AppealLeft e => ($"оставлено без рассмотрения: {e.Ground} (п. {e.Clause})", $"left without action: {e.Ground} (clause {e.Clause})"),
        AppealJudged e => (e.Founded ? "признано правомерным" : "признано неправомерным", e.Founded ? "found founded" : "found unfounded"),
        AppealAtRisk e => ($"срок под угрозой: {Clock(e.Clock)}", $"at risk: {e.Clock}"),
        AppealOverdue e => ($"срок нарушен: {Clock(e.Clock)}", $"overdue: {e.Clock}"),
        AppealClocksSet => null,
        _ => throw new InvalidOperationException($"No words for {happened}."),
    };

    /// <summary>A clock that a profile has named itself keeps its name.</summary>
    private static string Clock(string name) => name switch
    {
        "answer" => "ответ",
        "registration" => "регистрация",
        "processing" => "рассмотрение",
        "general" => "общее правило",
        _ => name,
    };
}
