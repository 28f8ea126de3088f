using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.WhatIf;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Visits;

/// <summary>Reads a day of an office's queue off the log and plays it again with other windows.</summary>
internal sealed class WhatIfDesk(IEventLog log, Catalog catalog) : IWhatIf
{
    public async Task<WhatIfAnswer?> Of(string company, string office, LocalDate day, ImmutableArray<WindowChange> changes, CancellationToken cancel)
    {
        var (before, zone, events) = (QueueState.Empty, DateTimeZone.Utc, new List<QueueEvent>());
        await foreach (var record in log.ReadStream(Queue.IdOf(company, office).ToString(), 0, cancel).ConfigureAwait(false))
        {
            var happened = (QueueEvent)catalog.Read(record.Event.Name, record.Event.Data.Span);
            if (happened is QueueConfigured configured) zone = configured.Rules.TimeZone;
            var date = happened.At.InZone(zone).Date;
            if (date > day) break;
            if (date == day) events.Add(happened);
            else before = (QueueState)Queue.Kind.Evolve(before, happened);
        }
        return WhatIfDay.Of(office, day, zone, before, events, changes);
    }
}
