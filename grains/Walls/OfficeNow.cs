using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>All that the walls know of one office, whichever of its facts came first: an unregistered office goes by its id.</summary>
internal sealed class OfficeNow
{
    public required string Id { get; init; }

    public OfficeDetails? Details { get; set; }

    public QueueRules? Rules { get; set; }

    public LocalDate? OpenDay { get; set; }

    public OfficeFloor Floor { get; set; } = new();

    public ShownCounts Shown { get; set; } = new();

    /// <summary>Source instant of the newest fact of its queue, windows, working day or display; null when there was none.</summary>
    public Instant? Newest { get; set; }

    /// <summary>Newest instant of anything said of the office, its registration included; from it the next opening is told.</summary>
    public Instant? KnownAt { get; set; }

    [JsonIgnore]
    public string Name => Details?.Name ?? Shown.Registered?.Name ?? Id;

    [JsonIgnore]
    public string ShortName => Details?.ShortName ?? Shown.Registered?.Name ?? Id;

    /// <summary>Opening hours, or empty: not known.</summary>
    [JsonIgnore]
    public ImmutableArray<DayHours> Hours => Details?.Hours ?? [];

    [JsonIgnore]
    public DateTimeZone Zone => Details?.TimeZone ?? Rules?.TimeZone ?? Shown.Registered?.TimeZone ?? DateTimeZone.Utc;

    /// <summary>Whether it is known only from a polled display: counts, no tickets.</summary>
    [JsonIgnore]
    public bool CountsOnly => Rules is null && Shown.ReadAt is not null;

    [JsonIgnore]
    public bool Open => OpenDay is not null || (CountsOnly && Shown.OpenCounters > 0);

    [JsonIgnore]
    public int Waiting => CountsOnly ? Shown.Waiting : Floor.Tickets.Line.Waiting;

    /// <summary>Expected wait of somebody who comes now, as of the newest fact, or null: not enough data.</summary>
    /// <param name="service">What for, or null: the office as one line.</param>
    public WaitBand? Ewt(string? service) => Newest is { } now ? Rounded.Wait(Floor.Waits.Newcomer(service, now)) : null;

    /// <summary>The same with what it was found from; null: the office does not offer the service, or runs no queue here.</summary>
    public WaitAnswer? Expect(string? service)
    {
        if (Rules is not { } rules || Newest is not { } now || (service is not null && rules.Services.All(s => s.Id != service))) return null;
        return new WaitAnswer(Floor.Waits.Expect(service, now), Floor.Waits.Accuracy(service), now);
    }

    /// <summary>Folds one fact of an office, its queue, its windows or its display.</summary>
    public void Apply(IEvent happened)
    {
        KnownAt = Later(KnownAt, happened.At);
        if (IsFact(happened))
        {
            Newest = Later(Newest, happened.At);
            Floor.Today.Advance(Newest.Value, Zone);
        }
        Fold(happened);
    }

    /// <summary>Registrations say what is, a stall says that nothing was heard: neither is news from the floor.</summary>
    private static bool IsFact(IEvent happened) => happened is not (OfficeRegistered or QueueConfigured or DisplayRegistered or DisplayStalled);

    private static Instant Later(Instant? known, Instant at) => known is { } k ? Instant.Max(k, at) : at;

    private void Fold(IEvent happened)
    {
        switch (happened)
        {
            case OfficeRegistered e: Details = e.Details; break;
            case OfficeOpened e: OpenDay = e.Day; break;
            case OfficeClosed: OpenDay = null; break;
            case QueueConfigured e: Rules = e.Rules; break;
            case QueueEvent e: Floor.Apply(e, Zone); break;
            case WindowEvent e: Floor.Apply(e); break;
            case DisplayEvent e: Shown.Apply(e); break;
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }
}
