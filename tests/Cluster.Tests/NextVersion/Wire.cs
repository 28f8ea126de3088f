// Not compiled into the tests: a part of the next version of opshub-cluster, which a test builds for itself (NextVersion.targets).
// All that travels between silos has got a field more there, which this version has never heard of.

namespace OpsHub.Cluster.Wire;

internal partial struct LetterOnWire
{
    [Id(90)] public string SentBecause;

    public LetterOnWire() => SentBecause = "a letter of the next version";
}

internal partial struct AnswerOnWire
{
    [Id(90)] public long DecidedInMicroseconds;

    [Id(91)] public EventOnWire[] Foreseen;

    public AnswerOnWire() => (DecidedInMicroseconds, Foreseen) = (1_234, [new EventOnWire { Name = "foreseen", Json = "{}"u8.ToArray() }]);
}

internal partial struct HeldOnWire
{
    [Id(90)] public string LastCommand;

    public HeldOnWire() => LastCommand = "a grain of the next version";
}
