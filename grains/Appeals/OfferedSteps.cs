using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Appeals;

/// <summary>A step that somebody could take with an appeal now.</summary>
/// <param name="Name">Stored name of its command.</param>
/// <param name="Code">Why not; null when it may be taken.</param>
/// <param name="Detail">The same in a sentence.</param>
public sealed record OfferedStep(string Name, string? Code = null, string? Detail = null);

/// <summary>How far the time for an answer may be extended now.</summary>
/// <param name="LatestDay">Last day that the rule allows; null where it names no limit.</param>
/// <param name="MustTell">Whether it holds only once the customer is told, before the deadline passes.</param>
/// <param name="Clause">Where the standard says so.</param>
public sealed record OfferedExtension(LocalDate? LatestDay, bool MustTell, string? Clause);

/// <summary>
/// What may be done with an appeal now. Each step is put to the decider itself, with words that it would take from anybody, so that what a desk offers is what would be done.
/// </summary>
public static class OfferedSteps
{
    private const string Somebody = "?";

    /// <param name="now">Nothing is offered that would come before the last step.</param>
    public static ImmutableArray<OfferedStep> Of(AppealState a, AppealStandard standard, Turn now)
    {
        if (a.Registered is not { } registered) return [new OfferedStep("register-appeal")];
        var turn = now with { OccurredAt = Instant.Max(now.OccurredAt, a.ChangedAt) };
        var reply = registered.ReplyBy ?? standard.Channels[0];
        (string Name, AppealCommand Command)[] all =
        [
            ("take-appeal", new TakeAppeal(Somebody)), ("forward-appeal", new ForwardAppeal(Somebody)), ("ask-customer", new AskCustomer([Somebody])), ("hear-customer", new HearCustomer()),
            ("ask-outside", new AskOutside(Somebody)), ("hear-outside", new HearOutside()), ("extend-appeal", new ExtendAppeal(Somebody, DayAfter(a, standard))), ("tell-extension", new TellExtension(reply)),
            ("offer-answer", new OfferAnswer(reply, Somebody)), ("reject-answer", new RejectAnswer(Somebody)), ("close-appeal", new CloseAppeal(Somebody, Somebody)),
            ("leave-appeal", new LeaveAppeal(Grounds(a, standard).FirstOrDefault()?.Id ?? "")), ("judge-appeal", new JudgeAppeal(a.Founded != true, Somebody)),
        ];
        return [.. all.Select(s => Say(s.Name, Appeal.Decide(a, s.Command, turn, standard)))];
    }

    /// <summary>The grounds of the closed list that hold for this appeal.</summary>
    public static IEnumerable<NoActionGround> Grounds(AppealState a, AppealStandard standard) => standard.Grounds.Where(g => g.Channels?.Contains(a.Registered!.Channel) != false);

    /// <summary>Null where the standard knows no extension of this deadline for this customer, or it is used up.</summary>
    public static OfferedExtension? Extension(AppealState a, AppealStandard standard, Turn now)
    {
        if (a.Registered is null || a.Extended || AppealSteps.RuleOf(a, standard) is not { Extension: { } extension } rule) return null;
        var (told, clause) = (extension.Told is not null, extension.Clause ?? rule.Clause);
        if (extension.AtMost is null) return new OfferedExtension(null, told, clause);
        return AppealSteps.Extended(a, null, now.OccurredAt, standard) is { } latest ? new OfferedExtension(latest, told, clause) : null;
    }

    /// <summary>Of an extension whose length the standard leaves open, the first day that is one; else none need be said.</summary>
    private static LocalDate? DayAfter(AppealState a, AppealStandard standard) =>
        AppealSteps.RuleOf(a, standard)?.Extension is { AtMost: null } ? DayOf(a, standard)?.PlusDays(1) : null;

    private static LocalDate? DayOf(AppealState a, AppealStandard standard) => a.Answer?.DueAt is { } due ? standard.DeadlinesOf(a.Registered!.Office).Setting.DayOf(due) : null;

    private static OfferedStep Say(string name, Decision<AppealEvent> answer) => answer switch
    {
        { Refusal: { } no } => new OfferedStep(name, no.Code, no.Detail),
        { Events.IsEmpty: true } => new OfferedStep(name, "already-so", "It is already so."),
        _ => new OfferedStep(name),
    };
}
