using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Calls;

/// <summary>Finds calls among the contacts that figures are counted from, and tells one of them from the log.</summary>
internal sealed class CallDesk(CallsView view, IContacts contacts, IEventLog log, Catalog catalog) : ICalls
{
    /// <summary>What an operator did after a call or during it is no call of its own.</summary>
    private static readonly ImmutableArray<CallEnd> NoCalls = [CallEnd.WrapUp, CallEnd.Lookup];

    public CallPage Search(CallQuery query)
    {
        var found = view.Lines(query.Company).Where(l => query.Line is null || l.Id == query.Line).SelectMany(line => On(line, query))
            .Where(c => (query.Outcomes.IsEmpty ? !NoCalls.Contains(c.Call.End) : query.Outcomes.Contains(c.Call.End)) && (query.Outside is null || IsOutside(c.Call) == query.Outside) && (query.Operator is null || c.Call.Operator == query.Operator))
            .OrderByDescending(c => c.Call.OfferedAt).ThenBy(c => c.Call.Call, StringComparer.Ordinal).ToList();
        return new CallPage([.. found.Skip(query.Skip).Take(query.Most).Select(Row)], found.Count);
    }

    public async Task<CallStory?> Story(string company, string call, CancellationToken cancel)
    {
        var facts = await Read(Caller.IdOf(company, call), cancel).ConfigureAwait(false);
        if (facts.Count == 0) return null;
        var promise = await Read(CallbackPromise.IdOf(company, call), cancel).ConfigureAwait(false);
        var line = facts.Select(f => f.Event).OfType<CallerEvent>().First().Line;
        var known = view.Lines(company).FirstOrDefault(l => l.Id == line);
        var waited = facts.Select(f => f.Event switch { CallAnswered e => e.WaitedS, CallAbandoned e => e.WaitedS, _ => (int?)null }).FirstOrDefault(s => s is not null);
        return new CallStory(
            call, line, known?.Name ?? line, (known?.Zone ?? DateTimeZone.Utc).Id, view.Told(company, call), waited,
            [.. facts.Concat(promise).Select(f => CallSteps.Of(f.Name, f.Event)).OrderBy(s => s.At)]);
    }

    private ImmutableArray<CallCase> On(CallsLineName line, CallQuery query) => contacts.Calls(
        query.Company, [line.Id], line.Zone.AtStartOfDay(query.From).ToInstant(), line.Zone.AtStartOfDay(query.To.PlusDays(1)).ToInstant());

    private async Task<List<(string Name, IEvent Event)>> Read(GrainId grain, CancellationToken cancel)
    {
        var facts = new List<(string, IEvent)>();
        await foreach (var record in log.ReadStream(grain.ToString(), 0, cancel).ConfigureAwait(false))
            facts.Add((record.Event.Name.Split('/')[0], catalog.Read(record.Event.Name, record.Event.Data.Span)));
        return facts;
    }

    private static bool IsOutside(CallContact call) => call.Is(CallMarks.Outside);

    private static CallRow Row(CallCase found)
    {
        var (line, c) = found;
        return new CallRow(c.Call, line, c.OfferedAt, c.End, c.WaitedS, c.TalkS == CallContact.Unknown ? null : c.TalkS, c.Operator, IsOutside(c));
    }
}
