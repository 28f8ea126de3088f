using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Cluster.Wire;

/// <summary>An outcome on its way back; between processes its events travel under their stored names.</summary>
internal sealed class Answer
{
    private readonly Outcome? _outcome;
    private readonly AnswerOnWire _wire;

    public Answer(Outcome outcome) => _outcome = outcome;

    public Answer(in AnswerOnWire wire) => _wire = wire;

    /// <summary>The grain's silo is of an older version than the sender; nothing was decided.</summary>
    public static Answer UnknownHere(Letter letter) => new(new Outcome.Unavailable(
        Outcome.Unavailable.Codes.EngineAway, $"The grain's process is of an older version and does not know {letter.Command} yet; send the same command id again later."));

    public Outcome Open(Catalog catalog) => _outcome ?? _wire.Kind switch
    {
        AnswerKind.Done => new Outcome.Done(_wire.Version, _wire.Position, [.. _wire.Events.Select(e => catalog.Read(e.Name, e.Json))], _wire.Repeated),
        AnswerKind.Nothing => new Outcome.Nothing(_wire.Repeated),
        AnswerKind.Refused => new Outcome.Refused(new Refusal(_wire.Code, _wire.Detail), _wire.Repeated),
        AnswerKind.Unavailable => new Outcome.Unavailable(_wire.Code, _wire.Detail),
        AnswerKind.Broken => new Outcome.Broken(_wire.Detail),
        var kind => throw new InvalidOperationException($"Unknown answer {kind}: the grain's process is of a newer version."),
    };

    public AnswerOnWire Seal() => _outcome switch
    {
        null => _wire,
        Outcome.Done done => new AnswerOnWire { Kind = AnswerKind.Done, Version = done.Version, Position = done.Position, Events = [.. done.Events.Select(Seal)], Repeated = done.Repeated },
        Outcome.Nothing nothing => new AnswerOnWire { Kind = AnswerKind.Nothing, Repeated = nothing.Repeated },
        Outcome.Refused refused => new AnswerOnWire { Kind = AnswerKind.Refused, Code = refused.Refusal.Code, Detail = refused.Refusal.Detail, Repeated = refused.Repeated },
        Outcome.Unavailable away => new AnswerOnWire { Kind = AnswerKind.Unavailable, Code = away.Code, Detail = away.Detail },
        Outcome.Broken broken => new AnswerOnWire { Kind = AnswerKind.Broken, Detail = broken.Detail },
        var outcome => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    private static EventOnWire Seal(IEvent happened) =>
        new() { Name = Catalog.EventName(happened.GetType()), Json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), HubJson.Options) };
}

/// <summary>Cases of an answer; numbers are a file format.</summary>
internal enum AnswerKind : byte { None = 0, Done = 1, Nothing = 2, Refused = 3, Unavailable = 4, Broken = 5 }

/// <summary>An answer between two processes. Ids and alias are a file format: add, never renumber.</summary>
[GenerateSerializer, Alias("opshub.Answer")]
internal partial struct AnswerOnWire
{
    [Id(0)] public AnswerKind Kind;
    [Id(1)] public long Version;
    [Id(2)] public long Position;
    [Id(3)] public EventOnWire[] Events;
    [Id(4)] public bool Repeated;
    [Id(5)] public string Code;
    [Id(6)] public string Detail;
}

/// <summary>One event of an answer.</summary>
[GenerateSerializer, Alias("opshub.Event")]
internal struct EventOnWire
{
    [Id(0)] public string Name;
    [Id(1)] public byte[] Json;
}

[RegisterConverter]
internal sealed class AnswerConverter : IConverter<Answer, AnswerOnWire>
{
    public Answer ConvertFromSurrogate(in AnswerOnWire wire) => new(wire);

    public AnswerOnWire ConvertToSurrogate(in Answer answer) => answer.Seal();
}
