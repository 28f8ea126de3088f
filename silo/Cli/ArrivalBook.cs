using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Cli;

/// <summary>Who came to each office and on each line of a log, by local day and quarter hour. A subject is <c>company/office/{id}</c> or <c>company/line/{id}</c>.</summary>
internal sealed class ArrivalBook
{
    private const int Batch = 5000;

    public SortedDictionary<string, DaysOf> Subjects { get; } = new(StringComparer.Ordinal);

    public static async Task<ArrivalBook> Read(IEventLog log, Catalog catalog, CancellationToken cancel)
    {
        var book = new ArrivalBook();
        for (var position = 0L; await log.ReadAll(position, Batch, cancel) is { Count: > 0 } records;)
        {
            foreach (var record in records)
                if (GrainId.TryParse(record.Stream, out var grain) && grain.Kind is "office" or "queue" or "past-days" or "line" or "caller") book.Take(grain, catalog.Read(record.Event.Name, record.Event.Data.Span));
            position = records[^1].Position;
        }
        return book;
    }

    private void Take(GrainId grain, IEvent happened)
    {
        var office = $"{grain.Company}/office/{grain.Key}";
        switch (happened)
        {
            case OfficeRegistered e: Of(office).Know(e.Details.TimeZone, e.Details.Hours); break;
            case QueueConfigured e: Of(office).Know(e.Rules.TimeZone, null); break;
            case LineRegistered e: Of($"{grain.Company}/line/{grain.Key}").Know(e.Details.TimeZone, null); break;
            case TicketIssued e: Of(office).Count(e.At); break;
            case PastDayTold e: Of(office).Told(e); break;
            case CallAnswered e: Of($"{grain.Company}/line/{e.Line}").Count(e.OfferedAt); break;
            case CallAbandoned { WaitedS: > 0 } e: Of($"{grain.Company}/line/{e.Line}").Count(e.OfferedAt); break;
        }
    }

    private DaysOf Of(string subject)
    {
        if (!Subjects.TryGetValue(subject, out var days)) Subjects[subject] = days = new DaysOf();
        return days;
    }
}

/// <summary>The days of one office or line.</summary>
internal sealed class DaysOf
{
    private DateTimeZone _zone = DateTimeZone.Utc;

    public ImmutableArray<DayHours> Opening { get; private set; } = [];

    public SortedDictionary<LocalDate, int[]> ByDay { get; } = [];

    public void Know(DateTimeZone zone, ImmutableArray<DayHours>? opening) => (_zone, Opening) = (zone, opening ?? Opening);

    public void Count(Instant at)
    {
        var local = at.InZone(_zone).LocalDateTime;
        if (!ByDay.TryGetValue(local.Date, out var came)) ByDay[local.Date] = came = new int[LearntDay.QuartersADay];
        came[(local.Hour * 4) + (local.Minute / 15)]++;
    }

    public void Told(PastDayTold told) => ByDay.TryAdd(told.Day, Arrivals.Spread(told.Issued));
}
