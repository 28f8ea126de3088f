using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Appeals;

/// <summary>What each step says of an open appeal: the event, nothing (it is already so), or why not.</summary>
internal static class AppealSteps
{
    private static readonly Refusal Elsewhere = new("wrong-phase", "This cannot follow on the phase in which the appeal is.");
    private static readonly Refusal Incomplete = new("appeal-incomplete", "The appeal lacks what the standard asks for; ask the customer, or leave it on a ground of the standard.");
    private static readonly Refusal StillForwarded = new("still-forwarded", "Forwarded is not closed: its executor must take it first.");
    private static readonly Refusal StillRejected = new("offer-rejected", "The customer rejected the answer: the appeal stays open until another one is offered.");
    private static readonly Refusal NoResult = new("result-missing", $"A closed appeal names its result report, 1 to {Appeal.MaxWordLength} characters.");
    private static readonly Refusal NoExecutor = new("executor-missing", "Nobody has the appeal in work; say who answered.");
    private static readonly Refusal NoFields = new("fields-missing", "Say which fields the customer is asked for.");
    private static readonly Refusal NotExtended = new("not-extended", "The appeal was not extended.");

    public static (AppealEvent? Said, Refusal? Refusal) Say(AppealState a, AppealStep step, Turn turn, AppealStandard standard) => step switch
    {
        TakeAppeal or ForwardAppeal or OfferAnswer or CloseAppeal or AskOutside when a.Missing.Length > 0 => (null, Incomplete),
        TakeAppeal c when a.Phase == AppealPhase.InWork && a.Executor == c.Executor => default,
        TakeAppeal c => If(a.AtHand, new AppealTaken(c.Executor, turn.OccurredAt)),
        ForwardAppeal c when a.Phase == AppealPhase.Forwarded && a.Executor == c.Executor => default,
        ForwardAppeal c => If(a.AtHand, new AppealForwarded(c.Executor, turn.OccurredAt)),
        AskCustomer { Fields: { IsDefaultOrEmpty: true } } => (null, NoFields),
        AskCustomer when a.Phase == AppealPhase.AwaitingData => default,
        AskCustomer c => If(a.AtHand, new AppealDataRequested(c.Fields, turn.OccurredAt)),
        HearCustomer { Person: not null } => (null, new Refusal("not-sealed", "A person's details must be sealed before they reach the log; this process holds no keys.")),
        HearCustomer c => If(a.Phase == AppealPhase.AwaitingData, new AppealDataReceived(c.Fields ?? [], c.Customer, c.SealedPerson, turn.OccurredAt)),
        AskOutside when a.Phase == AppealPhase.AwaitingOutside => default,
        AskOutside c => If(a.AtHand, new AppealOutsideAsked(c.Organisation, turn.OccurredAt)),
        HearOutside => If(a.Phase == AppealPhase.AwaitingOutside, new AppealOutsideAnswered(turn.OccurredAt)),
        ExtendAppeal c => Extend(a, c, turn, standard),
        TellExtension c => Tell(a, c, turn, standard),
        OfferAnswer c => Offer(a, c, turn, standard),
        RejectAnswer when a.Phase == AppealPhase.Rejected => default,
        RejectAnswer c => If(a.Phase == AppealPhase.Offered, new AppealAnswerRejected(c.ReferredTo, turn.OccurredAt)),
        CloseAppeal c => Close(a, c, turn),
        LeaveAppeal c => Leave(a, c, turn, standard),
        _ => throw new InvalidOperationException($"Unknown command {step}."),
    };

    /// <summary>Once, in time, and only where the rule that holds for this appeal has an extension.</summary>
    private static (AppealEvent?, Refusal?) Extend(AppealState a, ExtendAppeal c, Turn turn, AppealStandard standard)
    {
        if (a.Extended) return default;
        if (a.AnsweredAt is not null) return (null, Elsewhere);
        var rule = RuleOf(a, standard);
        if (rule?.Extension is not { } extension || (extension.Categories is { } covered && (a.Registered!.Category is not { } own || !covered.Contains(own))))
            return (null, new Refusal("extension-not-allowed", "The standard knows no extension of this deadline for this customer."));
        if (a.Answer is { DueAt: { } due } && turn.OccurredAt > due) return (null, new Refusal("extension-too-late", "The deadline has passed; what is late cannot be extended."));
        if (extension.AtMost is null && c.To is null) return (null, new Refusal("new-day-missing", "The standard names no limit of the extension; say the new last day."));
        return c.To is { } day && Extended(a, day, turn.OccurredAt, standard) < day
            ? (null, new Refusal("extension-too-long", $"The standard allows at most {extension.AtMost} more."))
            : (new AppealExtended(c.To, c.Reason, turn.OccurredAt), null);
    }

    /// <summary>The last day that an extension would give, once the customer is told; null where the clock gives none.</summary>
    public static LocalDate? Extended(AppealState a, LocalDate? to, Instant at, AppealStandard standard)
    {
        var setting = standard.DeadlinesOf(a.Registered!.Office).Setting;
        var told = AppealFold.Evolve(AppealFold.Evolve(a, new AppealExtended(to, "", at)), new AppealExtensionTold("", at));
        return Reckoning.Of(RuleOf(a, standard)!, told.Subject(standard.Kind(a.Registered.Kind)!), setting) is DeadlineDue due ? setting.DayOf(due.DueAt) : null;
    }

    private static (AppealEvent?, Refusal?) Tell(AppealState a, TellExtension c, Turn turn, AppealStandard standard) => c switch
    {
        _ when !a.Extended => (null, NotExtended),
        _ when !standard.Channels.Contains(c.Channel) => (null, NoChannel(c.Channel, standard)),
        _ when a.Events.Any(e => e.Name == AppealFold.ExtensionTold) => default,
        _ => (new AppealExtensionTold(c.Channel, turn.OccurredAt), null),
    };

    /// <summary>Answered by the channel that the customer named, unless the law says otherwise.</summary>
    private static (AppealEvent?, Refusal?) Offer(AppealState a, OfferAnswer c, Turn turn, AppealStandard standard) => c switch
    {
        _ when a.Phase == AppealPhase.Offered => default,
        _ when !standard.Channels.Contains(c.Channel) => (null, NoChannel(c.Channel, standard)),
        { ByLaw: false } when a.Registered!.ReplyBy is { } named && named != c.Channel => (null, new Refusal("reply-channel-wrong", $"The customer asked for an answer by {named}; where the law asks for another channel, say so with byLaw.")),
        _ when (c.Executor ?? a.Executor) is not { } executor => (null, NoExecutor),
        _ => If(a.AtHand, new AppealAnswerOffered(c.Channel, (c.Executor ?? a.Executor)!, turn.OccurredAt)),
    };

    private static (AppealEvent?, Refusal?) Close(AppealState a, CloseAppeal c, Turn turn) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Result) || c.Result.Length > Appeal.MaxWordLength => (null, NoResult),
        _ when a.Phase == AppealPhase.Forwarded => (null, StillForwarded),
        _ when a.Phase == AppealPhase.Rejected => (null, StillRejected),
        _ when (c.Executor ?? a.Executor) is not { } executor => (null, NoExecutor),
        _ => If(a.Phase is AppealPhase.Registered or AppealPhase.InWork or AppealPhase.Offered,
            new AppealClosed(c.Result, (c.Executor ?? a.Executor)!, c.FirstContact, (a.AnsweredAt ?? turn.OccurredAt) > a.Answer?.DueAt, turn.OccurredAt)),
    };

    private static (AppealEvent?, Refusal?) Leave(AppealState a, LeaveAppeal c, Turn turn, AppealStandard standard)
    {
        var grounds = OfferedSteps.Grounds(a, standard).ToImmutableArray();
        return grounds.FirstOrDefault(g => g.Id == c.Ground) is { } ground
            ? If(a.AtHand || a.Phase == AppealPhase.AwaitingData, new AppealLeft(ground.Id, ground.Clause, turn.OccurredAt))
            : (null, new Refusal("ground-unknown", $"The standard's closed list has no such ground for this appeal; there is {(grounds.IsEmpty ? "none" : string.Join(", ", grounds.Select(g => g.Id)))}."));
    }

    /// <summary>The rule of the answer, or null.</summary>
    public static DeadlineRule? RuleOf(AppealState a, AppealStandard standard) =>
        standard.Kind(a.Registered!.Kind) is { } kind ? standard.DeadlinesOf(a.Registered.Office).RuleFor(a.Subject(kind), DeadlineRule.Answer) : null;

    private static Refusal NoChannel(string channel, AppealStandard standard) => new("channel-unknown", $"There is no channel '{channel[..Math.Min(channel.Length, 40)]}'; there is {string.Join(", ", standard.Channels)}.");

    private static (AppealEvent?, Refusal?) If(bool fits, AppealEvent said) => fits ? (said, null) : (null, Elsewhere);
}
