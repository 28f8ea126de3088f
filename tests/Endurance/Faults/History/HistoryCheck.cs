using System.Text.Json;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Endurance.Faults.History;

/// <summary>Kinds of broken promises.</summary>
internal enum FlawKind
{
    /// <summary>Acknowledged with events, and the log has none.</summary>
    Lost,

    /// <summary>The log has one command's events twice.</summary>
    Doubled,

    /// <summary>Acknowledged before another was asked, and it stands behind that one.</summary>
    Reordered,

    /// <summary>The same id was answered in two ways.</summary>
    AnsweredTwoWays,

    /// <summary>The log or the answer says something else than was asked or answered.</summary>
    Altered,

    /// <summary>Events of a command that nobody asked for, or that was answered with "no" or "nothing".</summary>
    Phantom,

    /// <summary>An answer that no sound hub gives to these clients, such as "broken" or "not understood".</summary>
    Unexpected,

    /// <summary>A "no" or "already so" that no state gives which the stream had between the question and the answer.</summary>
    Stale,

    /// <summary>Positions or versions of the log do not follow each other.</summary>
    Torn,
}

/// <param name="What">In words, with ids.</param>
internal readonly record struct Flaw(FlawKind Kind, string What)
{
    public override string ToString() => $"{Kind}: {What}";
}

/// <summary>
/// Holds a history against the log. Every acknowledged command stands there exactly once and says what its answer said; whatever was acknowledged before
/// another was first asked stands before it (all clients share one steady clock, so this is the order in real time, over all streams); a repeated id has
/// one answer; nothing stands there that nobody asked. A command without an answer may stand there or not, but not twice.
/// </summary>
internal static class HistoryCheck
{
    /// <param name="history">In the order of its instants.</param>
    /// <param name="log">The whole log, in its order.</param>
    /// <param name="isOwn">Which command ids the hub makes itself; null: none, so every event needs somebody who asked.</param>
    public static List<Flaw> Flaws(IReadOnlyList<Entry> history, IReadOnlyList<StoredFact> log, Func<StoredFact, bool>? isOwn = null)
    {
        var commands = Commands.Of(history, log);
        return
        [
            .. Sequence(log),
            .. commands.Values.SelectMany(OfOne),
            .. commands.Values.Where(c => c.Asked.Count == 0 && !c.Events.All(e => isOwn?.Invoke(e) ?? false)).Select(c => new Flaw(FlawKind.Phantom, $"{c}: nobody asked for it")),
            .. Order(commands.Values),
        ];
    }

    private static IEnumerable<Flaw> OfOne(Command command)
    {
        if (command.Events.Count > 0 && command.Events[^1].Version - command.Events[0].Version != command.Events.Count - 1)
            yield return new Flaw(FlawKind.Doubled, $"{command}: versions {string.Join(", ", command.Events.Select(e => e.Version))}");
        if (command.Answers.Count == 0) yield break;
        var answer = command.Answers[0].Answer!;
        foreach (var other in command.Answers.Skip(1).Where(a => !a.Answer!.IsSameAs(answer)))
            yield return new Flaw(FlawKind.AnsweredTwoWays, $"{command}: {answer}, then {other.Answer} by {other.Node} at {other.AtMs:0} ms");
        if (answer.Outcome is not ("done" or "nothing" or "refused")) yield return new Flaw(FlawKind.Unexpected, $"{command} was answered {answer}");
        else if (answer.Outcome == "done") foreach (var flaw in OfDone(command, answer)) yield return flaw;
        else if (command.Events.Count > 0) yield return new Flaw(FlawKind.Phantom, $"{command} was answered {answer} and is in the log");
    }

    private static IEnumerable<Flaw> OfDone(Command command, Answer answer)
    {
        if (command.Events is not [.., var last])
        {
            yield return new Flaw(FlawKind.Lost, $"{command} was answered {answer}");
            yield break;
        }
        if (answer.Version is { } version && (version, answer.Position) != (last.Version, last.Position))
            yield return new Flaw(FlawKind.Altered, $"{command} was answered {answer}, the log has it at version {last.Version}, position {last.Position}");
        if (answer.Events is { } told && !IsWritten(told, command.Events)) yield return new Flaw(FlawKind.Altered, $"{command} was answered {told}, the log has {string.Join(" ", command.Events.Select(e => $"{e.Name} {e.Data}"))}");
        if (Strange(command) is { } member) yield return new Flaw(FlawKind.Altered, $"{command}: {member} is not what was asked ({command.Asked[0].Said})");
    }

    private static bool IsWritten(JsonElement told, IReadOnlyList<StoredFact> events) =>
        told.GetArrayLength() == events.Count && told.EnumerateArray().Zip(events).All(pair => pair.First.GetProperty("name").GetString() == pair.Second.Name && JsonElement.DeepEquals(pair.First.GetProperty("data"), pair.Second.Data));

    /// <summary>A member that command and event have in common and that differs; null when there is none.</summary>
    private static string? Strange(Command command) => command.Asked is not [{ Said: { ValueKind: JsonValueKind.Object } said }, ..] ? null : said.EnumerateObject()
        .Where(m => command.Events.Any(e => e.Data.TryGetProperty(m.Name, out var written) && !JsonElement.DeepEquals(written, m.Value))).Select(m => m.Name).FirstOrDefault();

    /// <summary>From the log's end to its beginning: nothing stands before a command that was asked only after something behind it was acknowledged.</summary>
    private static IEnumerable<Flaw> Order(IEnumerable<Command> commands)
    {
        (double AckedMs, Command? By) earliest = (double.PositiveInfinity, null);
        foreach (var command in commands.Where(c => c.Events.Count > 0 && c.Asked.Count > 0).OrderByDescending(c => c.Events[^1].Position))
        {
            if (earliest.AckedMs < command.Asked[0].AtMs) yield return new Flaw(FlawKind.Reordered, $"{command} was asked after {earliest.By} was acknowledged, and stands before it");
            if (command.Answers is [var first, ..] && first.AtMs < earliest.AckedMs) earliest = (first.AtMs, command);
        }
    }

    private static IEnumerable<Flaw> Sequence(IReadOnlyList<StoredFact> log)
    {
        var versions = new Dictionary<string, long>();
        var position = 0L;
        foreach (var fact in log)
        {
            if (fact.Position <= position) yield return new Flaw(FlawKind.Torn, $"position {fact.Position} stands behind {position}");
            if (fact.Version != versions.GetValueOrDefault(fact.Stream) + 1) yield return new Flaw(FlawKind.Torn, $"{fact.Stream}: version {fact.Version} follows {versions.GetValueOrDefault(fact.Stream)}");
            (position, versions[fact.Stream]) = (fact.Position, fact.Version);
        }
    }
}
