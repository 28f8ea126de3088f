using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Bench.Floor;

/// <summary>One office in memory, two hundred commands a second of its own time: the decider without engine and log.</summary>
internal sealed class OfficeDay(int windows, int waiting)
{
    public static readonly GrainId Id = Queue.IdOf("parts", "office");
    private static readonly Duration Between = Duration.FromMilliseconds(5);

    private Instant _now = Instant.FromUtc(2026, 11, 24, 6, 0);
    private object _queue = Queue.Kind.Initial;

    /// <summary>Everything that happened, once it is asked for.</summary>
    public List<Recorded> Facts { get; } = [];

    /// <summary>Opens the office and works until so many commands have been answered.</summary>
    public void Run(int commands)
    {
        if (Facts.Count == 0) foreach (var command in Floors.Opening(windows, waiting)) Send(command);
        foreach (var command in Floors.Work(windows).Take(commands)) Send(command);
    }

    private void Send(QueueCommand command)
    {
        _now += Between;
        var (events, refusal) = Queue.Kind.Decide(_queue, command, new Turn(Id, _now, _now, "bench"));
        if (refusal is not null) throw new InvalidOperationException($"{command} was refused: {refusal}");
        _queue = events.Aggregate(_queue, Queue.Kind.Evolve);
        foreach (var happened in events) Facts.Add(new Recorded(Facts.Count + 1, Id, Facts.Count + 1, happened, _now));
    }
}
