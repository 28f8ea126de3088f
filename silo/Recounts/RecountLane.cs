using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Profiles;
using OpsHub.Grains.Recounts;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Recounts;

/// <summary>
/// When a version takes force: tells offices, queues and lines what it says otherwise.
/// After a calendar or a version of a profile changed: counts every kept deadline of its companies anew, records what moves, and tells each grain whose clocks move to count for itself.
/// The position is kept only when all is told; after a crash it is done again, and what has moved already moves no more.
/// </summary>
/// <param name="open">What the deadlines depend on.</param>
/// <param name="folded">Completes when everything up to a position is in <paramref name="open"/> and <paramref name="standards"/>.</param>
internal sealed class RecountLane(
    IEventLog log, Catalog catalog, IGrains grains, OpenClocks open, ProfileStandards standards, Func<long, CancellationToken, Task> folded, ILogger logger) : Lane(Follower, log, catalog, logger)
{
    private const string Follower = "recounts";

    private const string Actor = "recount";

    /// <summary>Events after which the position is kept all the same.</summary>
    private const long KeepEveryEvents = 20_000;

    /// <summary>Grains told at once: enough for the log to commit them together, few enough that people's commands find room between them.</summary>
    private const int InFlight = 128;

    private readonly Resend _resend = new(grains);
    private long _kept;

    public override async Task<long> Begin(CancellationToken cancel) => _kept = await Log.LoadPosition(Follower, cancel).ConfigureAwait(false);

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var done = false;
        foreach (var fact in facts)
        {
            if (fact.Event is not (Grains.Profiles.ProfileEvent or Grains.Calendars.CalendarEvent)) continue;
            await folded(fact.Position, cancel).ConfigureAwait(false);
            if (Change.Of(fact, standards) is not { } change) continue;
            if (fact.Event is ProfileTookForce) await Carry(fact, cancel).ConfigureAwait(false);
            foreach (var company in change.Companies) await Count(company, change, cancel).ConfigureAwait(false);
            done = true;
        }
        if (!done && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(Follower, _kept, cancel).ConfigureAwait(false);
    }

    /// <summary>Offices, queues and lines are told what the version in force says otherwise.</summary>
    private async Task Carry(Recorded fact, CancellationToken cancel)
    {
        var company = fact.Grain.Company;
        if (standards.Profile(company, fact.Event.At) is not { } now || standards.Profile(company, fact.Event.At - Duration.Epsilon) is not { } before) return;
        foreach (var (grain, command) in Carrying.Between(before, now)) await Tell(grain, $"carry {fact.Position}:{Catalog.NameOf(command)}", command, cancel).ConfigureAwait(false);
    }

    private async Task Count(string company, Change change, CancellationToken cancel)
    {
        var (recount, began, counted) = (Recounting.IdOf(company, change.Position), Stopwatch.GetTimestamp(), 0L);
        await Tell(recount, "begin", new BeginRecount(change.Cause, change.What), cancel).ConfigureAwait(false);
        foreach (var page in open.Pages(company, Recounting.MostAtOnce / 2))
        {
            counted += page.Sum(a => a.Clocks.Length);
            var moved = page.SelectMany(a => standards.Of(company, a.ReceivedAt) is { } standard ? Moving.Of(company, a, standard, change.Days) : []).ToList();
            foreach (var some in moved.Chunk(Recounting.MostAtOnce)) await Move(recount, some, change, cancel).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
        counted += await Ask(company, recount, change, cancel).ConfigureAwait(false);
        await Tell(recount, "end", new EndRecount(counted, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds), cancel).ConfigureAwait(false);
    }

    /// <summary>Recorded first, told then: whatever is told is in the list.</summary>
    private async Task Move(GrainId recount, MovedClock[] moved, Change change, CancellationToken cancel)
    {
        await Tell(recount, $"from {GrainId.Parse(moved[0].Subject).Key}", new RecordMoved([.. moved]), cancel).ConfigureAwait(false);
        foreach (var some in moved.Select(m => m.Subject).Distinct().Chunk(InFlight))
            await Task.WhenAll(some.Select(subject => Tell(GrainId.Parse(subject), $"{change.Position}", new RecountClocks(), cancel))).ConfigureAwait(false);
    }

    /// <summary>Letters and cases say themselves what moves.</summary>
    private async Task<long> Ask(string company, GrainId recount, Change change, CancellationToken cancel)
    {
        var asked = open.Asked(company);
        foreach (var some in asked.Chunk(InFlight))
        {
            var answers = await Task.WhenAll(some.Select(m => Tell(m.Grain, $"{change.Position}", m.Grain.Kind == Case.KindName ? new RecountCase() : new RecountClocks(), cancel))).ConfigureAwait(false);
            var moved = some.Zip(answers).SelectMany(m => Moving.Between(m.First.Grain, m.First.Clocks, m.Second, change.Days)).ToArray();
            foreach (var part in moved.Chunk(Recounting.MostAtOnce)) await Tell(recount, $"asked {part[0].Subject.Split('/')[2]}", new RecordMoved([.. part]), cancel).ConfigureAwait(false);
        }
        return asked.Sum(m => m.Clocks.Length);
    }

    private async Task<Outcome> Tell(GrainId grain, string what, ICommand command, CancellationToken cancel)
    {
        var outcome = await _resend.UntilAnswered(new Envelope(grain, $"recount:{what}", command, Actor), cancel).ConfigureAwait(false);
        if (outcome is Outcome.Refused or Outcome.Broken) Logger.RecountRefused(grain.ToString(), outcome.ToString());
        return outcome;
    }
}
