using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>Whether an extension holds, and to when. It holds once, if it was decided and the customer told before the deadline passed.</summary>
internal static class Extending
{
    /// <returns>The deadline that holds, and by when the customer must still be told of an extension that was decided.</returns>
    public static (Ending Due, Instant? TellBy) Apply(DeadlineRule rule, DeadlineSubject subject, RuleCount count, Ending due, Trace? trace)
    {
        if (rule.Extension is not { } extension || subject.First(extension.On) is not { } decidedAt) return (due, null);
        var state = State(extension, subject, decidedAt, due.At);
        trace?.Add(new ExtensionStep(state, extension.RequirementId));
        return state switch
        {
            ExtensionState.Holds => (count.Extended(due, extension.AtMost, subject.ExtendedTo), null),
            ExtensionState.NotTold => (due, due.At),
            _ => (due, null),
        };
    }

    private static ExtensionState State(Extension extension, DeadlineSubject subject, Instant decidedAt, Instant dueAt) => extension switch
    {
        _ when extension.Categories is { } covered && (subject.Category is not { } category || !covered.Contains(category)) => ExtensionState.NotForCategory,
        _ when decidedAt > dueAt => ExtensionState.DecidedLate,
        { AtMost: null } when subject.ExtendedTo is null => ExtensionState.NoNewDay,
        { Told: null } => ExtensionState.Holds,
        { Told: { } told } when subject.First(told) is not { } toldAt => ExtensionState.NotTold,
        { Told: { } told } => subject.First(told) > dueAt ? ExtensionState.ToldLate : ExtensionState.Holds,
    };
}
