using System.Collections.Immutable;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Commands;

using OpsHub.ClientHub.Problems;

/// <summary>One event of an answer.</summary>
/// <param name="Name">Stored name with version, such as <c>ticket-issued/1</c>.</param>
/// <param name="Data">As stored.</param>
public sealed record EventAnswer(string Name, object Data);

/// <summary>Answer to a command that was taken.</summary>
/// <param name="Outcome"><c>done</c>: durable; <c>nothing</c>: it was already so.</param>
/// <param name="Version">Version of the grain after the last event.</param>
/// <param name="Position">Log position of the last event.</param>
/// <param name="Repeated">Whether this repeats the answer to the same idempotency key.</param>
/// <param name="Events">What happened.</param>
public sealed record CommandAnswer(string Outcome, long? Version, long? Position, bool? Repeated, ImmutableArray<EventAnswer>? Events);

/// <summary>Outcomes as HTTP answers.</summary>
internal static class Outcomes
{
    private const int RetryAfterS = 1;

    /// <summary>The name used in answers and metrics.</summary>
    public static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Done => "done",
        Outcome.Nothing => "nothing",
        Outcome.Refused => "refused",
        Outcome.Unavailable => "unavailable",
        Outcome.Broken => "broken",
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    /// <summary>The "no" in it, or null.</summary>
    public static Problem? Problem(Outcome outcome) => outcome switch
    {
        Outcome.Done or Outcome.Nothing => null,
        Outcome.Refused refused => new Problem(409, refused.Refusal.Code, refused.Refusal.Detail),
        Outcome.Unavailable { Code: Outcome.Unavailable.Codes.MailboxFull } full => Later(429, full),
        Outcome.Unavailable away => Later(503, away),
        Outcome.Broken => new Problem(500, "broken", "The command broke the grain's rules; nothing was written. It is in the hub's log."),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    public static CommandAnswer Answer(Outcome outcome, Catalog catalog) => outcome switch
    {
        Outcome.Done done => new CommandAnswer("done", done.Version, done.Position, done.Repeated, [.. done.Events.Select(e => new EventAnswer(catalog.NameOf(e), e))]),
        Outcome.Nothing => new CommandAnswer("nothing", null, null, null, null),
        _ => throw new InvalidOperationException($"{outcome} is no answer."),
    };

    private static Problem Later(int status, Outcome.Unavailable away) =>
        new(status, away.Code, away.Detail, Expected: "The same request with the same idempotency key, later.") { RetryAfterS = RetryAfterS };
}
