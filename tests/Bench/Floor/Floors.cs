using System.Diagnostics;
using NodaTime;
using OpsHub.Bench.Measuring;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.Bench.Floor;

/// <summary>Offices whose windows call, start and finish one visitor after another; for each visitor who goes another one comes, so that as many wait at the end as at the beginning.</summary>
internal sealed class Floors(IGrains grains, string company, int offices, int windows)
{
    private enum Step { Next, Start, Finish, Issue }

    /// <summary>Four services that every window serves, with all that a discipline may ask of each call.</summary>
    public static QueueRules Rules { get; } = new(
        DateTimeZoneProviders.Tzdb["Europe/Samara"], [.. "АБВГ".Select((letter, i) => new QueueService($"s{i}", $"Услуга {i}", $"{letter}"))],
        Discipline: new QueueDiscipline(OvertakenAtMost: 12, IdleS: 60, WrapUpS: 30));

    private readonly Step[] _steps = new Step[offices * windows];
    private readonly bool[] _busy = new bool[offices * windows];
    private long _ids;

    public static async Task<Floors> Open(IGrains grains, string company, int offices, int windows, int waiting, CancellationToken cancel)
    {
        var floors = new Floors(grains, company, offices, windows);
        await Task.WhenAll(Enumerable.Range(0, offices).Select(o => floors.Fill(o, waiting, cancel)));
        return floors;
    }

    /// <summary>Sends commands at a rate for so long, each window one at a time.</summary>
    /// <param name="next">Latencies of call-next.</param>
    /// <param name="all">Latencies of every command.</param>
    /// <returns>Commands answered per second.</returns>
    public async Task<double> Drive(int perSecond, double seconds, Samples next, Samples all, CancellationToken cancel)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var (began, sent, window, running) = (Stopwatch.GetTimestamp(), 0L, 0, new List<Task>());
        while (Stopwatch.GetElapsedTime(began).TotalSeconds is var elapsed && elapsed < seconds)
        {
            for (var due = (long)(elapsed * perSecond); sent < due; sent++)
            {
                for (var tried = 0; _busy[window] && tried < _busy.Length; tried++) window = (window + 1) % _busy.Length;
                if (_busy[window]) break;   // everybody waits for an answer: what is due is sent late and counts as late
                running.Add(Act(window, began + (sent * Stopwatch.Frequency / perSecond), next, all, cancel));
                window = (window + 1) % _busy.Length;
            }
            await tick.WaitForNextTickAsync(cancel);
        }
        await Task.WhenAll(running);
        return sent / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task Act(int window, long dueAt, Samples next, Samples all, CancellationToken cancel)
    {
        _busy[window] = true;
        var (office, number, step) = (window / windows, 1 + (window % windows), _steps[window]);
        await Send(office, CommandOf(step, number), cancel);
        var took = Stopwatch.GetTimestamp() - dueAt;
        all.Add(took);
        if (step == Step.Next) next.Add(took);
        _steps[window] = (Step)(((int)step + 1) % 4);
        _busy[window] = false;
    }

    /// <summary>What makes an office ready.</summary>
    public static IEnumerable<QueueCommand> Opening(int windows, int waiting) =>
    [
        new ConfigureQueue(Rules), .. Enumerable.Range(1, windows).Select(w => new AdmitWindow(w, ["s0", "s1", "s2", "s3"])), .. Enumerable.Range(0, waiting).Select(i => new IssueTicket(Service(i))),
    ];

    /// <summary>What the windows of an office then do for ever, one after the other.</summary>
    public static IEnumerable<QueueCommand> Work(int windows)
    {
        for (var step = Step.Next; ; step = (Step)(((int)step + 1) % 4))
            for (var window = 1; window <= windows; window++) yield return CommandOf(step, window);
    }

    private static QueueCommand CommandOf(Step step, int window) => step switch
    {
        Step.Next => new CallNext(window), Step.Start => new StartService(window), Step.Finish => new FinishService(window), _ => new IssueTicket(Service(window)),
    };

    private static string Service(int number) => $"s{number % 4}";

    private async Task Fill(int office, int waiting, CancellationToken cancel)
    {
        foreach (var command in Opening(windows, waiting)) await Send(office, command, cancel);
    }

    private async Task Send(int office, QueueCommand command, CancellationToken cancel)
    {
        var outcome = await grains.Send(new Envelope(Queue.IdOf(company, $"office-{office}"), $"{Interlocked.Increment(ref _ids)}", command, "bench"), cancel);
        if (outcome is not Outcome.Done) throw new InvalidOperationException($"{command} was answered {outcome}.");
    }
}
