using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Engine;

/// <summary>One turn: load if need be, decide, append, fold. The log's version check makes it safe even if another owner of the grain exists.</summary>
internal sealed class Turns(Catalog catalog, IEventLog log, IHostClock clock, EngineOptions options, ILogger logger)
{
    /// <summary>Another owner moving the stream this often within one turn is no accident of a hand-over.</summary>
    private const int MaxConflicts = 10;

    /// <summary>Takes one turn of a grain; never throws. Its owner sees to it that no other turn of the grain runs meanwhile.</summary>
    public async Task<Outcome> Take(HeldGrain grain, Envelope envelope)
    {
        try
        {
            for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
                if (await Try(grain, envelope).ConfigureAwait(false) is { } outcome) return outcome;
            return new Outcome.Unavailable(Outcome.Unavailable.Codes.Contended, "Another owner of the grain is writing; send the same command id again.");
        }
        catch (LogFullException e)
        {
            return new Outcome.Unavailable(Outcome.Unavailable.Codes.MailboxFull, e.Message);
        }
        catch (LogAwayException e)
        {
            grain.State = null;   // the commit may be in the log or not: only the log knows
            logger.LogAway(grain.Id.ToString(), e.Message);
            return new Outcome.Unavailable(Outcome.Unavailable.Codes.LogAway, "The event log cannot be reached; send the same command id again later.");
        }
        catch (Exception e)   // a bug in a decider or a fold, or damaged events: this command is answered, the grain's other commands go on
        {
            grain.State = null;
            logger.CommandBroke(grain.Id.ToString(), Catalog.NameOf(envelope.Command), e);
            return new Outcome.Broken($"The command {Catalog.NameOf(envelope.Command)} broke its decider; the fault is logged.");
        }
    }

    /// <summary>One attempt; null when another owner moved the stream and the state must be read again.</summary>
    private async Task<Outcome?> Try(HeldGrain grain, Envelope envelope)
    {
        if (grain.State is null || grain.Overtaken) await Load(grain).ConfigureAwait(false);
        var now = clock.GetCurrentInstant();
        grain.LastUsedAt = now;
        var (events, refusal) = grain.Kind.Decide(grain.State!, envelope.Command, new Turn(grain.Id, HubTime(envelope, now), envelope.OccurredAt ?? now, envelope.Actor));
        var next = events.Aggregate(grain.State!, grain.Kind.Evolve);   // before the append: a fold that throws must not leave a fact behind
        var commit = new Commit(grain.Id.ToString(), grain.Version, envelope.CommandId, envelope.Actor, Encode(events), refusal, now);
        switch (await log.Append(commit, CancellationToken.None).ConfigureAwait(false))
        {
            case Appended.Written written:
                Advance(grain, next, events.Length);
                return refusal is not null ? new Outcome.Refused(refusal) : events.IsEmpty ? new Outcome.Nothing() : new Outcome.Done(written.Version, written.Position, events);
            case Appended.Repeated first:
                grain.Overtaken = first.Version > grain.Version;   // written by another owner or before a doubt
                return Answer(first);
            default:
                EngineMetrics.Conflicts.Add(1);
                grain.Overtaken = true;
                return null;
        }
    }

    /// <summary>A deadline that has come stays come, even if the clock was set back since: its command id is used up, so the grain would never hear of it again.</summary>
    private static Instant HubTime(Envelope envelope, Instant now) => envelope is { Command: IWake, OccurredAt: { } due } ? Instant.Max(now, due) : now;

    /// <summary>Brings what is held up to the log: from the newest snapshot where nothing is held, else only by what it lacks, for another owner may be writing meanwhile and whoever reads longer is late again.</summary>
    private async Task Load(HeldGrain grain)
    {
        var name = grain.Id.ToString();
        var (state, version, since) = (grain.State, grain.Version, grain.SinceSnapshot);
        if (state is null) (state, version, since) = await Begin(grain).ConfigureAwait(false);
        await foreach (var record in log.ReadStream(name, version, CancellationToken.None).ConfigureAwait(false))
        {
            state = grain.Kind.Evolve(state, catalog.Read(record.Event.Name, record.Event.Data.Span));
            version = record.Version;
            since++;
        }
        if (grain.State is null && version > 0) EngineMetrics.Reads.Add(1);
        (grain.State, grain.Version, grain.SinceSnapshot, grain.Overtaken) = (state, version, since, false);
    }

    private async Task<(object State, long Version, int SinceSnapshot)> Begin(HeldGrain grain)
    {
        var snapshot = await log.LoadSnapshot(grain.Id.ToString(), grain.Kind.StateVersion, CancellationToken.None).ConfigureAwait(false);
        return Restore(grain, snapshot) is { } state ? (state, snapshot!.Version, 0) : (grain.Kind.Initial, 0, 0);
    }

    private object? Restore(HeldGrain grain, Snapshot? snapshot)
    {
        if (snapshot is null) return null;
        try
        {
            return JsonSerializer.Deserialize(snapshot.Data.Span, grain.Kind.StateType, HubJson.Options);
        }
        catch (JsonException e)   // a snapshot is only a saving: the events say the same
        {
            logger.SnapshotUnreadable(snapshot.Name, e.Message);
            return null;
        }
    }

    private void Advance(HeldGrain grain, object next, int events)
    {
        grain.State = next;
        grain.Version += events;
        grain.SinceSnapshot += events;
        if (grain.SinceSnapshot < options.SnapshotEveryEvents) return;
        grain.SinceSnapshot = 0;
        _ = Keep(grain.Id.ToString(), grain.Kind, next, grain.Version);   // beside the turn: nobody waits for a saving
    }

    private async Task Keep(string name, GrainKind kind, object state, long version)
    {
        try
        {
            await log.SaveSnapshot(new Snapshot(name, kind.StateVersion, version, JsonSerializer.SerializeToUtf8Bytes(state, kind.StateType, HubJson.Options)), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LogAwayException or ObjectDisposedException)   // droppable: the next load reads more events
        {
            logger.SnapshotNotKept(name, e.Message);
        }
    }

    private EventData[] Encode(ImmutableArray<IEvent> events) => [.. events.Select(e => new EventData(catalog.NameOf(e), catalog.Write(e), e.At))];

    private Outcome Answer(Appended.Repeated first)
    {
        if (first.Refusal is { } refusal) return new Outcome.Refused(refusal, Repeated: true);
        return first.Events.Count == 0
            ? new Outcome.Nothing(Repeated: true)
            : new Outcome.Done(first.Version, first.Position, [.. first.Events.Select(e => catalog.Read(e.Name, e.Data.Span))], Repeated: true);
    }
}
