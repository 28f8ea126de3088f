using System.Diagnostics;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Bench.Feed;

/// <summary>Steady traffic in fifty offices of one company: tickets are issued, called, served and finished, one event a step; ten always wait.</summary>
internal sealed class OfficeTraffic(IGrains grains)
{
    public const string Company = "bench";
    public const string Wall = $"wall/{Company}";
    public const int Offices = 50;
    private const int Windows = 10, Waiting = 10;

    private readonly Task<Fact>[] _last = new Task<Fact>[Offices];
    private readonly int[] _steps = new int[Offices];
    private int _next;

    /// <summary>The board in an office's hall.</summary>
    public static string HallOf(int office) => $"screen/{Company}/office-{office:00}";

    /// <summary>Opens the offices.</summary>
    public async Task Begin(CancellationToken cancel)
    {
        var rules = new QueueRules(DateTimeZone.Utc, [new QueueService("contracts", "Договоры", "А")]);
        foreach (var office in Enumerable.Range(0, Offices))
        {
            await Send(office, new ConfigureQueue(rules), cancel);
            for (var window = 1; window <= Windows; window++) await Send(office, new AdmitWindow(window, ["contracts"]), cancel);
            for (var ticket = 0; ticket < Waiting; ticket++) await Send(office, new IssueTicket("contracts"), cancel);
            _last[office] = Task.FromResult(default(Fact));
        }
    }

    /// <summary>Sends so many commands a second, office by office, whether or not the hub keeps up; each office's in their order.</summary>
    public Task<IReadOnlyList<Fact>> Run(int perSecond, double seconds, CancellationToken cancel) => Run(perSecond, seconds, Offices, cancel);

    /// <param name="offices">How many of the offices work.</param>
    public async Task<IReadOnlyList<Fact>> Run(int perSecond, double seconds, int offices, CancellationToken cancel)
    {
        var (facts, began) = (new List<Task<Fact>>(), Stopwatch.GetTimestamp());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(10, 1000 / perSecond)));
        while (facts.Count < perSecond * seconds)
        {
            await timer.WaitForNextTickAsync(cancel);
            var due = Math.Min(perSecond * seconds, Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond);
            while (facts.Count < due) facts.Add(Step(_next++ % offices, cancel));
        }
        return await Task.WhenAll(facts);
    }

    private Task<Fact> Step(int office, CancellationToken cancel)
    {
        var step = _steps[office]++;
        var window = (step / 4 % Windows) + 1;
        QueueCommand command = (step % 4) switch
        {
            0 => new IssueTicket("contracts"),
            1 => new CallNext(window),
            2 => new StartService(window),
            _ => new FinishService(window),
        };
        return _last[office] = After(_last[office], office, command, cancel);
    }

    private async Task<Fact> After(Task<Fact> before, int office, QueueCommand command, CancellationToken cancel)
    {
        await before;
        return await Send(office, command, cancel);
    }

    private async Task<Fact> Send(int office, QueueCommand command, CancellationToken cancel)
    {
        var sentAt = Stopwatch.GetTimestamp();
        var outcome = await grains.Send(new Envelope(Queue.IdOf(Company, $"office-{office:00}"), Guid.NewGuid().ToString("N"), command, "bench"), cancel);
        return outcome is Outcome.Done done
            ? new Fact(done.Position, sentAt, Stopwatch.GetTimestamp(), office, command is CallNext)
            : throw new InvalidOperationException($"A command of the traffic was not done: {outcome}");
    }
}
