using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Quarantine;

/// <param name="Count">Facts of the day so far.</param>
public sealed record QuarantineState(int Count);

/// <summary>The facts that a company's sources sent on one day (UTC) and that were not accepted. Grain id <c>quarantine/{company}/{yyyy-MM-dd}</c>.</summary>
public static class QuarantineDay
{
    public const int MaxRawLength = 4096;

    /// <summary>A source that sends nothing but rubbish does not fill the log: past this its lines are refused and not kept.</summary>
    public const int MaxPerDay = 50_000;

    public static GrainKind<QuarantineState, QuarantineCommand, QuarantineEvent> Kind { get; } = new("quarantine", 1, new QuarantineState(0), Decide, Evolve);

    public static GrainId IdOf(string company, Instant now) => new(Kind.Name, company, $"{now.InUtc().Date:uuuu-MM-dd}");

    public static Decision<QuarantineEvent> Decide(QuarantineState day, QuarantineCommand command, Turn turn) => command switch
    {
        QuarantineFact when day.Count >= MaxPerDay => new Refusal("quarantine-full", $"More than {MaxPerDay} facts were refused today; this one is not kept. Stop the source and mend it."),
        QuarantineFact f => new FactQuarantined(f.Code, f.Detail, f.FactId, f.Grain, turn.Actor, Cut(f.Raw), turn.Now),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static QuarantineState Evolve(QuarantineState day, QuarantineEvent happened) => happened switch
    {
        FactQuarantined => new QuarantineState(day.Count + 1),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static string Cut(string raw) => raw.Length <= MaxRawLength ? raw : raw[..MaxRawLength];
}
