using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Replay.Tests.Ami;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Telephony.Ami;

namespace OpsHub.Bench.Calls;

/// <summary>A manager interface that says 1,000 events a second for twenty seconds over a socket, 5,000 calls of four events, to a hub with all its folds; each event must come to be one fact of the log.</summary>
internal sealed class AmiBench(BenchRun run)
{
    private const int PerSecond = 1_000, Seconds = 20, EventsOfCall = 4, Queues = 20, LanesOfCalls = 200;

    private const double LongestWaitS = 60;

    public async Task Run(CancellationToken cancel)
    {
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            await using var pbx = new PbxDouble();
            var place = new AmiPlace("bench", "127.0.0.1", pbx.Port, "hub", pbx.Secret, FrozenDictionary<string, string>.Empty);
            await using var hub = await Hub.Start(new HubOptions { Log = store.Connection, Views = Concepts.Views, ManagerInterfaces = [place] }, NullLoggerFactory.Instance, cancel);
            await pbx.Asked("CoreShowChannels", cancel);
            await Measure(hub, pbx, store.Name, cancel);
        }
    }

    private async Task Measure(Hub hub, PbxDouble pbx, string store, CancellationToken cancel)
    {
        var (began, seen) = (Stopwatch.GetTimestamp(), new SeenFacts(hub.Log));
        var backlog = await Play(pbx, seen, cancel);
        var left = (PerSecond * Seconds) - await seen.Count(cancel);
        for (; seen.Known < PerSecond * Seconds && Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds + LongestWaitS; await seen.Count(cancel)) await Quiet.After(0.05, cancel);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var method = $"{PerSecond} events/s for {Seconds} s by a server double on loopback; facts read back from the log; {store}";
        run.Results.Add(new Figure("ami", $"events said, not in the log in the end, {store}", (PerSecond * Seconds) - seen.Known, "events", method) { Aim = Aim.AtMost(0) });
        run.Results.Add(new Figure("ami", $"most events said and not in the log, {store}", backlog, "events", method));
        run.Results.Add(new Figure("ami", $"the same when the last was said, {store}", left, "events", method));
        run.Results.Add(new Figure("ami", $"from the first event to the last fact, {store}", took, "s", method));
    }

    /// <returns>The most events that were said and not in the log at one time.</returns>
    private static async Task<int> Play(PbxDouble pbx, SeenFacts seen, CancellationToken cancel)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var (began, said, backlog) = (Stopwatch.GetTimestamp(), 0, 0);
        while (said < PerSecond * Seconds)
        {
            await tick.WaitForNextTickAsync(cancel);
            var text = new StringBuilder();
            for (var due = Math.Min((int)(Stopwatch.GetElapsedTime(began).TotalSeconds * PerSecond), PerSecond * Seconds); said < due; said++) text.Append(Event(said));
            await pbx.Play(text.ToString());
            backlog = Math.Max(backlog, said - await seen.Count(cancel));
        }
        return backlog;
    }

    /// <summary>Two hundred calls take turns until each has said its four, then the next two hundred.</summary>
    private static string Event(int number)
    {
        var (round, inRound) = Math.DivRem(number, LanesOfCalls * EventsOfCall);
        var (step, lane) = Math.DivRem(inRound, LanesOfCalls);
        var (name, more) = step switch { 0 => ("QueueCallerJoin", ""), 1 => ("AgentCalled", "MemberName: 7\n"), 2 => ("AgentConnect", "MemberName: 7\nHoldTime: 1\nRingTime: 1\n"), _ => ("AgentComplete", "MemberName: 7\nHoldTime: 1\nTalkTime: 1\nReason: caller\n") };
        return string.Create(CultureInfo.InvariantCulture, $"Event: {name}\nQueue: q-{lane % Queues}\nUniqueid: {round}.{lane}\n{more}\n");
    }
}
