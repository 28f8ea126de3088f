using OpsHub.Faults.Tests.Killing;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>Writers that send queue commands straight to engines, each under one id until it is answered.</summary>
/// <param name="engines">Writers are dealt out to them in turn; all share the queues.</param>
/// <param name="name">Begins the ids of this load's commands; another load on the same log has another.</param>
internal sealed class QueueLoad(IReadOnlyList<IGrains> engines, Ledger ledger, string name = "w")
{
    private const int Writers = 24, Windows = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SortedDictionary<int, TaskCompletionSource> _marks = [];
    private readonly Lock _lock = new();
    private readonly Refusals _refusals = new();
    private int _answered;

    /// <summary>Completes when a command was answered that the log is away.</summary>
    public Task Unavailable => RefusedTimes(1);

    /// <summary>Completes when so many commands, since the beginning, were answered that the log is away.</summary>
    public Task RefusedTimes(int times) => _refusals.Reached(times).WaitAsync(Patience);

    public static async Task Set(IGrains grains)
    {
        var rules = new QueueRules(NodaTime.DateTimeZone.Utc, [new QueueService("s", "Service", "A")], WaitNormS: 86_400, WarnPercent: 100, NoShowS: 3_600);
        foreach (var office in Scene.OfficeIds)
        {
            await Insist(grains, new Envelope(Office.IdOf(Scene.Company, office), "set", new RegisterOffice(new OfficeDetails(office, office, NodaTime.DateTimeZone.Utc, [])), "test"));
            await Insist(grains, new Envelope(Queue.IdOf(Scene.Company, office), "set", new ConfigureQueue(rules), "test"));
            for (var window = 1; window <= Windows; window++) await Insist(grains, new Envelope(Queue.IdOf(Scene.Company, office), $"set{window}", new AdmitWindow(window, ["s"]), "test"));
        }
    }

    /// <summary>Runs every writer until told to stop.</summary>
    public Task Run(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Write(w, stop)));

    /// <summary>Completes when so many more commands have been answered.</summary>
    public Task More(int answers)
    {
        lock (_lock)
        {
            var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _marks[_answered + answers] = mark;
            return mark.Task.WaitAsync(Patience);
        }
    }

    private async Task Write(int writer, CancellationToken stop)
    {
        var (grains, queue, window) = (engines[writer % engines.Count], Queue.IdOf(Scene.Company, $"o{1 + (writer / 2 % 4)}"), 1 + (writer % Windows));
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var envelope = new Envelope(queue, $"{name}{writer}-{n}", Command(n, window), "test");
            ledger.Note(new Asked(queue.ToString(), envelope.CommandId), Read(await Insist(grains, envelope, _refusals)));
            Answered();
        }
    }

    private static QueueCommand Command(int n, int window) => (n % 4) switch
    {
        0 => new IssueTicket("s"),
        1 => new CallNext(window),
        2 => new StartService(window),
        _ => new FinishService(window),
    };

    private static async Task<Outcome> Insist(IGrains grains, Envelope envelope, Refusals? refusals = null)
    {
        while (true)
        {
            var outcome = await grains.Send(envelope, CancellationToken.None);
            if (outcome is not Outcome.Unavailable) return outcome;
            refusals?.Add();
            await Task.Yield();
        }
    }

    private static Acknowledged Read(Outcome outcome) => outcome switch
    {
        Outcome.Done done => new Acknowledged(done.Events.Length, done.Version, done.Position),
        Outcome.Nothing or Outcome.Refused => new Acknowledged(0),
        _ => throw new InvalidOperationException($"{outcome}"),
    };

    private void Answered()
    {
        lock (_lock)
            if (_marks.Remove(++_answered, out var mark)) mark.TrySetResult();
    }
}
