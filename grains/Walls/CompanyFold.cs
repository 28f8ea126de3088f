using System.Text.Json.Serialization;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>One company's wall: offices, lines, troubles, ticker.</summary>
internal sealed class CompanyFold
{
    public required string Id { get; init; }

    public CompanyRegistered? Registered { get; set; }

    /// <summary>Each is kept by itself.</summary>
    [JsonIgnore]
    public Dictionary<string, OfficeTile> Offices { get; } = [];

    public Dictionary<string, LineStrip> Lines { get; set; } = [];

    /// <summary>Waiting calls by id, with the line they wait on.</summary>
    public Dictionary<string, WaitingCall> Calls { get; set; } = [];

    public TroubleList Troubles { get; set; } = new();

    public Ticker Ticker { get; set; } = new();

    private string Board => $"wall/{Id}";

    public void Apply(GrainId grain, IEvent happened, Rhythm rhythm, ICells cells)
    {
        switch (happened)
        {
            case CompanyRegistered e: Registered = e; ShowCompany(cells); break;
            case WindowEvent e: Office(e.Office, e, cells); break;
            case OfficeEvent or QueueEvent or DisplayEvent: Office(grain.Key, happened, cells); break;
            case LineEvent e: Line(grain.Key, cells, strip => strip.Apply(e), rhythm); break;
            case CallerEvent e: Call(grain.Key, e, rhythm, cells); break;
        }
    }

    /// <summary>The company's cell; one that was never registered goes by its id.</summary>
    public void ShowCompany(ICells cells) =>
        cells.Set(Board, "company", new CompanyCell(Id, Registered?.Name ?? Id, Registered?.TimeZone.Id ?? "UTC", Registered?.Simulated ?? false));

    /// <summary>How expected waits of its offices, their services and its lines came out lately.</summary>
    public IEnumerable<QueueAccuracy> Accuracies()
    {
        foreach (var (id, tile) in Offices.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            var waits = tile.Now.Floor.Waits;
            if (waits.Judged.Any()) yield return new QueueAccuracy(Id, id, null, null, waits.Accuracy(null));
            foreach (var service in waits.Judged) yield return new QueueAccuracy(Id, id, service, null, waits.Accuracy(service));
        }
        foreach (var (id, strip) in Lines.OrderBy(l => l.Key, StringComparer.Ordinal))
            if (strip.Waits.Accuracy is { Count: > 0 } accuracy) yield return new QueueAccuracy(Id, null, null, id, accuracy);
    }

    /// <summary>How the waits of its offices and lines stand to what is usual there.</summary>
    public IEnumerable<PlaceDrift> Drifts() =>
    [
        .. Offices.Where(o => o.Value.Now.Floor.Drift.Current is not null).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => PlaceDrift.Of(Id, o.Key, null, o.Value.Now.Floor.Drift)),
        .. Lines.Where(l => l.Value.Drift.Current is not null).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => PlaceDrift.Of(Id, null, l.Key, l.Value.Drift)),
    ];

    private void Office(string id, IEvent happened, ICells cells)
    {
        if (!Offices.TryGetValue(id, out var tile)) Offices[id] = tile = new OfficeTile { Now = new OfficeNow { Id = id } };
        var wasSilent = tile.Now.Shown.StalledAt is not null;
        tile.Apply(happened);
        cells.Set(Board, $"office/{id}", tile.Cell());
        Troubles.Update(Board, $"office/{id}", tile.Troubles(), cells);
        Tell(happened, tile.Now.ShortName, wasSilent, cells);
    }

    private void Line(string id, ICells cells, Action<LineStrip> change, Rhythm rhythm)
    {
        if (!Lines.TryGetValue(id, out var strip)) Lines[id] = strip = new LineStrip { Id = id };
        change(strip);
        strip.Advise(rhythm);
        if (strip.TurnsQuarter(rhythm) is { } load) cells.Set(Board, $"load/{id}", load);
        cells.Set(Board, $"line/{id}", strip.Cell());
        Troubles.Update(Board, $"line/{id}", strip.Troubles(), cells);
    }

    private void Call(string call, CallerEvent happened, Rhythm rhythm, ICells cells)
    {
        if (happened is not CallerAside) Stand(call, happened, cells);
        Line(happened.Line, cells, strip => strip.Apply(call, happened, rhythm), rhythm);
        Tell(happened, Lines[happened.Line].Name, false, cells);
    }

    /// <summary>Takes the caller off the line he waited on, and puts him where he waits now.</summary>
    private void Stand(string call, CallerEvent happened, ICells cells)
    {
        if (Calls.Remove(call, out var waited) && Lines.TryGetValue(waited.Line, out var before))
        {
            before.Waiting.Remove(new Standing(waited.Since, call));
            if (waited.Line != happened.Line)
            {
                before.Waits.Forget(call);
                cells.Set(Board, $"line/{waited.Line}", before.Cell());
            }
        }
        if (happened is CallQueued queued) Calls[call] = new WaitingCall(queued.Line, queued.At);
        if (happened is CallMoved moved) Calls[call] = new WaitingCall(moved.Line, moved.OfferedAt);
    }

    private void Tell(IEvent happened, string place, bool resumed, ICells cells)
    {
        if (Ticker.Add(happened, place, resumed)) cells.Set(Board, "ticker", new TickerCell(Ticker.Lines));
    }
}
