using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Feeds;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.Grains.Walls;

/// <summary>The outages of one company that are not over, with the offices they touch, and the newest that are.</summary>
internal sealed class OutagesOfCompany
{
    private const int MostOver = 200;

    private ServedAreas? _areas;
    private OutageOrder? _order;

    public CompanyRegistered? Registered { get; set; }

    public Dictionary<string, OfficeDetails> Offices { get; set; } = [];

    public Dictionary<string, OpenOutage> Open { get; set; } = [];

    /// <summary>Counts of <see cref="Open"/>.</summary>
    public OutageTally Tally { get; set; } = new();

    /// <summary>Newest last.</summary>
    public List<OpenOutage> Over { get; set; } = [];

    public OutageDay Day { get; set; } = new();

    /// <summary>Lists that the hub reads, by their id.</summary>
    public Dictionary<string, OutageFeedState> Sources { get; set; } = [];

    /// <summary>What people report where nobody has told of an outage.</summary>
    public SuspectedOutages Suspected { get; set; } = new();

    /// <summary>Who comes and calls, for what outages bring.</summary>
    public ArrivalsByPlace Arrivals { get; set; } = new();

    /// <summary>Appeals that outages bring.</summary>
    public AppealsOfOutages Appeals { get; set; } = new();

    /// <summary>Whether it has a board.</summary>
    public bool IsShown { get; set; }

    /// <summary>Source instant of the newest fact.</summary>
    public Instant? AsOf { get; set; }

    /// <summary>The order of <see cref="Open"/>.</summary>
    [JsonIgnore]
    public OutageOrder Order => _order ??= new OutageOrder(Open.Values);

    [JsonIgnore]
    public DateTimeZone Zone => Registered?.TimeZone ?? DateTimeZone.Utc;

    public void Register(string office, OfficeDetails details)
    {
        Offices[office] = details;
        _areas = null;
        foreach (var (id, outage) in Open.ToList()) Put(id, outage with { Offices = Areas.Touched(outage.State.Told!.Area) });
    }

    public void Heard(string source, OutageFeedEvent happened) => Sources[source] = OutageFeed.Evolve(Sources.GetValueOrDefault(source, OutageFeedState.None), happened);

    public ImmutableArray<string> Touched(ImmutableArray<OutagePlace> area) => Areas.Touched(area);

    /// <returns>Offices that it touched before or touches now.</returns>
    public ImmutableArray<string> Apply(string id, OutageEvent happened)
    {
        AsOf = AsOf is { } known ? Instant.Max(known, happened.At) : happened.At;
        var before = Known(id, happened);
        var state = (before?.State ?? OutageState.None).After(happened);
        if (state.Told is null) return [];   // a fact of what was forgotten long ago
        var now = new OpenOutage(id, state, happened is OutageReported or OutageChanged or OutageReopened ? Areas.Touched(state.Told.Area) : before!.Offices);
        Day.Apply(id, happened, Zone);
        Over.RemoveAll(o => o.Id == id);
        Put(id, state.Stage == OutageStage.Restored ? null : now);
        if (state.Stage == OutageStage.Restored)
        {
            Appeals.Over(id);
            Over.Add(now);
            if (Over.Count > MostOver) Over.RemoveAt(0);
        }
        return before is null ? now.Offices : [.. before.Offices.Union(now.Offices)];
    }

    /// <summary>The one place that changes what is open, so that the tally is always of that.</summary>
    private void Put(string id, OpenOutage? now)
    {
        var order = Order;
        if (Open.Remove(id, out var before))
        {
            Tally.Add(before, -1);
            order.Remove(before);
        }
        if (now is null) return;
        Open[id] = now;
        Tally.Add(now, 1);
        order.Add(now);
    }

    private ServedAreas Areas => _areas ??= new ServedAreas(Offices);

    /// <summary>One that goes on or was over not long ago, or null.</summary>
    public OpenOutage? Find(string id) => Open.GetValueOrDefault(id) ?? Over.Find(o => o.Id == id);

    private OpenOutage? Known(string id, OutageEvent happened) =>
        Find(id) ?? (happened is OutageReopened e ? new OpenOutage(id, OutageState.None.After(e.Told), []) : null);
}

/// <param name="Offices">Whose served area it touches.</param>
internal sealed record OpenOutage(string Id, OutageState State, ImmutableArray<string> Offices);
