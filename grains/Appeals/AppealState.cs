using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Appeals;

/// <summary>Where an appeal is. Extended is no place: an extended appeal is worked on like any other.</summary>
public enum AppealPhase
{
    Unknown, Registered, InWork, Forwarded, AwaitingData, AwaitingOutside, Offered, Rejected, Closed, Left,

    /// <summary>It has come and is not registered yet.</summary>
    Received,
}

/// <param name="Received">How it came, where that was told before it was registered; or null.</param>
/// <param name="Registered">How it was registered; null before that.</param>
/// <param name="Events">What its clocks depend on.</param>
/// <param name="Missing">What must be stated before it is taken up.</param>
/// <param name="ChangedAt">Instant of its last step: no step comes before it.</param>
/// <param name="AnsweredAt">When the answer went that nobody has rejected, or null.</param>
public sealed record AppealState(
    AppealPhase Phase, AppealReceived? Received, AppealRegistered? Registered, string? Number, string? Executor, ImmutableArray<SubjectEvent> Events, ImmutableArray<KeptClock> Clocks,
    ImmutableArray<string> Missing, Instant ChangedAt, Instant? AnsweredAt, LocalDate? ExtendedTo, bool Extended, bool? Founded)
{
    public static AppealState None { get; } = new(AppealPhase.Unknown, null, null, null, null, [], [], [], default, null, null, false, null);

    /// <summary>Office it is with, or null.</summary>
    public string? Office => Registered is { } registered ? registered.Office : Received?.Office;

    /// <summary>When it reached the company; null before anybody has told.</summary>
    public Instant? ReceivedAt => Registered?.ReceivedAt ?? Received?.ReceivedAt;

    public bool Over => Phase is AppealPhase.Closed or AppealPhase.Left;

    /// <summary>Worked on by somebody of the company.</summary>
    public bool AtHand => Phase is AppealPhase.Registered or AppealPhase.InWork or AppealPhase.Forwarded or AppealPhase.Rejected;

    public KeptClock? Answer => Clocks.FirstOrDefault(c => c.Name == DeadlineRule.Answer);

    /// <summary>The appeal as its clocks see it.</summary>
    public DeadlineSubject Subject(AppealKind kind) => new(
        kind.Deadlines, Events, Registered!.Category, Registered.Channel, Registered.Vip, Registered.Office, ExtendedTo, Registered.Attributes);
}
