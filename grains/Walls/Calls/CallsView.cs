using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>A line by its name.</summary>
/// <param name="Zone">Of its days.</param>
public sealed record CallsLineName(string Id, string Name, DateTimeZone Zone);

/// <summary>The board <c>calls/{company}</c> of every company with phone lines, drawn when somebody looks (ADR 0026).</summary>
/// <param name="standards">Which days of a company are like which.</param>
/// <param name="outages">What callers are without; given each fact before this view. It never asks this view for anything, so the order of their locks is always the same.</param>
public sealed class CallsView(IStandards standards, OutageView? outages = null) : IKeptView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OfficeDrawing> _drawings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CallsFold> _companies = [];

    /// <summary>Of companies that have told no standard.</summary>
    public CallsView() : this(NoStandards.Instance) { }

    public int Shape => 7;

    public void Apply(in Recorded fact, ICells cells)
    {
        if (fact.Event is not (CompanyEvent or LineEvent or CallerEvent or PromiseEvent or OutageEvent)) return;
        if (fact.Event is OutageEvent)
        {
            lock (_lock) _drawings.GetValueOrDefault(fact.Grain.Company)?.Changed(fact.Position);
            return;
        }
        lock (_lock)
        {
            var centre = Of(fact.Grain.Company);
            if (!centre.Apply(fact, standards.Rhythm(centre.Id, fact.Event.At))) return;
            centre.IsShown = true;
            Show(centre, fact.Position, cells);
        }
    }

    /// <summary>The company's lines.</summary>
    public ImmutableArray<CallsLineName> Lines(string company)
    {
        lock (_lock) return _companies.GetValueOrDefault(company) is { } centre ? [.. centre.Lines.Values.Select(l => new CallsLineName(l.Id, l.Details?.Name ?? l.Id, l.Zone))] : [];
    }

    /// <summary>What was foreseen when a caller joined, or null where that was nothing or is not known any more.</summary>
    public WaitBand? Told(string company, string call)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Told(call);
    }

    public IReadOnlyList<string> Parts
    {
        get { lock (_lock) return [.. _companies.Keys]; }
    }

    public IReadOnlyList<string> PartsOf(in Recorded fact) => [fact.Grain.Company];

    public byte[] Save(string part)
    {
        lock (_lock) return KeptParts.Bytes(_companies[part]);
    }

    public void Load(string part, ReadOnlySpan<byte> saved)
    {
        lock (_lock) _companies[part] = KeptParts.State<CallsFold>(saved);
    }

    public void Show(long position, ICells cells)
    {
        lock (_lock)
            foreach (var centre in _companies.Values.Where(c => c.IsShown)) Show(centre, position, cells);
    }

    private void Show(CallsFold centre, long position, ICells cells)
    {
        if (!_drawings.TryGetValue(centre.Id, out var drawing))
        {
            _drawings[centre.Id] = drawing = new OfficeDrawing(_lock, drawn =>
            {
                CallsDrawing.Draw(centre, standards, drawn);
                if (outages?.Calls(centre.Id) is { } without) drawn["outages"] = without;
            });
            cells.Draw($"calls/{centre.Id}", drawing);
        }
        drawing.Changed(position);
    }

    private CallsFold Of(string company)
    {
        if (!_companies.TryGetValue(company, out var centre)) _companies[company] = centre = new CallsFold { Id = company };
        return centre;
    }
}
