using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Figures;

/// <summary>Everything the figures of one company rest on: a fold of its facts.</summary>
internal sealed class CompanyFigures
{
    private IContactWatch? _watch;

    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;

    public CompanyCalls Calls { get; } = new();

    public Dictionary<string, OfficeVisits> Offices { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DateTimeZone> OfficeZones { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ShownOffice> Displays { get; } = new(StringComparer.Ordinal);

    public void Apply(in Recorded fact)
    {
        switch (fact.Event)
        {
            case CallerEvent e: Calls.Apply(fact.Grain.Key, e); break;
            case LineRegistered e: Calls.Line(fact.Grain.Key).Details = e.Details; break;
            case QueueEvent e: Visits(fact.Grain.Key).Apply(e); break;
            case WindowOpened e: Visits(e.Office).Operators[e.Number] = e.Operator; break;
            case WindowClosed e: Visits(e.Office).Operators.Remove(e.Number); break;
            case DisplayEvent e: Display(fact.Grain.Key).Apply(e); break;
            case OfficeRegistered e: OfficeZones[fact.Grain.Key] = e.Details.TimeZone; break;
            case CompanyRegistered e: Zone = e.TimeZone; break;
            default: break;   // no figure rests on it
        }
    }

    public void Forget(Instant before)
    {
        foreach (var line in Calls.Lines.Values) line.Calls.Forget(before);
        foreach (var office in Offices.Values) office.Visits.Forget(before);
    }

    /// <summary>Packs the contacts of days that ended before the instant.</summary>
    public void Pack(Instant before)
    {
        foreach (var line in Calls.Lines.Values) line.Calls.Pack(before);
        foreach (var office in Offices.Values) office.Visits.Pack(before);
    }

    /// <summary>Whether the scope is known here.</summary>
    public bool Knows(Scope scope) => scope.Kind switch
    {
        Scope.Line => Calls.Lines.ContainsKey(scope.Key),
        Scope.Office => Offices.ContainsKey(scope.Key) || Displays.ContainsKey(scope.Key) || OfficeZones.ContainsKey(scope.Key),
        Scope.Service => Offices.GetValueOrDefault(scope.Key)?.Rules?.Services.Any(s => s.Id == scope.Part) == true,
        Scope.Window => Offices.ContainsKey(scope.Key),
        _ => true,
    };

    /// <summary>The zone in which the scope's days begin.</summary>
    public DateTimeZone ZoneOf(Scope scope) => scope.Kind switch
    {
        Scope.Line => Calls.Lines.GetValueOrDefault(scope.Key)?.Details?.TimeZone,
        Scope.Office or Scope.Service or Scope.Window =>
            OfficeZones.GetValueOrDefault(scope.Key) ?? Offices.GetValueOrDefault(scope.Key)?.Rules?.TimeZone ?? Displays.GetValueOrDefault(scope.Key)?.Registered?.TimeZone,
        _ => null,
    } ?? Zone;

    public OfficeVisits Visits(string office)
    {
        if (Offices.TryGetValue(office, out var visits)) return visits;
        Offices[office] = visits = new OfficeVisits();
        Watch(office, visits);
        return visits;
    }

    /// <summary>Tells of every change of a contact from here on.</summary>
    public void Watch(IContactWatch watch)
    {
        _watch = watch;
        Calls.Watch(watch);
        foreach (var (id, office) in Offices) Watch(id, office);
    }

    private void Watch(string id, OfficeVisits office)
    {
        if (_watch is { } watch) office.Visits.Changed = (before, after) => watch.Visit(id, before, after);
    }

    private ShownOffice Display(string office)
    {
        if (!Displays.TryGetValue(office, out var display)) Displays[office] = display = new ShownOffice();
        return display;
    }
}
