using System.Collections.Immutable;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Rotas;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Alerts;

/// <summary>
/// The inboxes <c>alerts/{company}</c> and <c>alerts/{company}/{office}</c>, drawn when somebody looks (ADR 0026), and what the evaluator asks of the alerts. One thread applies facts, any thread asks.
/// </summary>
public sealed class AlertsView : IKeptView, IAlerts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<OfficeDrawing>> _drawings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _boards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlertsOfCompany> _companies = [];

    public int Shape => 5;

    public IReadOnlyCollection<string> Companies
    {
        get { lock (_lock) return [.. _companies.Keys]; }
    }

    public void Apply(in Recorded fact, ICells cells)
    {
        if (fact.Event is not (CompanyEvent or OfficeRegistered or OutageEvent or RuleEvent or RotaEvent or SilenceEvent or AlertEvent)) return;
        lock (_lock)
        {
            var company = fact.Grain.Company;
            var mayShow = Of(company).Apply(fact);
            Begin(company, null, cells);
            if (mayShow) ShowOnWall(company, cells);
            if (fact.Event is OfficeRegistered) Begin(company, fact.Grain.Key, cells);
            foreach (var drawing in _drawings[company]) drawing.Changed(fact.Position);
        }
    }

    public RulesState Rules(string company)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Rules ?? RulesState.None;
    }

    public ImmutableArray<RuleVersion> Versions(string company, string rule)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Versions.GetValueOrDefault(rule) is { } versions ? [.. versions] : [];
    }

    public RotasState Rotas(string company)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Rotas ?? RotasState.None;
    }

    public ImmutableArray<OpenAlert> Open(string company)
    {
        lock (_lock) return _companies.TryGetValue(company, out var alerts) ? [.. alerts.Open.Select(a => new OpenAlert(a.Key, a.Value.Terms, a.Value.Holds))] : [];
    }

    public AlertCell? Firing(string company, string key)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Cell(key);
    }

    public PastAlert? Past(string company, string key)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Past.Find(p => p.Key == key);
    }

    public IReadOnlyList<string> Parts
    {
        get { lock (_lock) return [.. _companies.Keys]; }
    }

    public IReadOnlyList<string> PartsOf(in Recorded fact) => [fact.Grain.Company];

    public byte[] Save(string part)
    {
        lock (_lock) return KeptParts.Bytes(new Kept(_companies[part], [.. BoardsOf(part)]));
    }

    public void Load(string part, ReadOnlySpan<byte> saved)
    {
        lock (_lock)
        {
            (_companies[part], var boards) = KeptParts.State<Kept>(saved);
            foreach (var board in boards) _boards.Add(board);
        }
    }

    public void Show(long position, ICells cells)
    {
        lock (_lock)
        {
            foreach (var company in _companies.Keys)
            {
                Begin(company, null, cells);
                foreach (var drawing in _drawings[company]) drawing.Changed(position);
            }
        }
    }

    /// <summary>What the wall says of the alerts, when it says something else than before.</summary>
    private void ShowOnWall(string company, ICells cells)
    {
        var alerts = _companies[company];
        if (alerts.OnWall is null && alerts.Firing.Causes.IsEmpty) return;
        var now = WallAlerts.Of(alerts);
        if (now.Says(alerts.OnWall)) return;
        alerts.OnWall = now;
        cells.Set($"wall/{company}", "alerts", now);
    }

    /// <summary>Boards of a new process begin with the first fact, as all of its company's at once.</summary>
    private void Begin(string company, string? office, ICells cells)
    {
        var known = _boards.Add(office is null ? company : $"{company}/{office}");
        if (!_drawings.TryGetValue(company, out var drawings))
        {
            _drawings[company] = drawings = [];
            foreach (var board in BoardsOf(company)) Draw(board, drawings, cells);
        }
        else if (known) Draw(office is null ? company : $"{company}/{office}", drawings, cells);
    }

    private IEnumerable<string> BoardsOf(string company) => _boards.Where(b => b == company || b.StartsWith($"{company}/", StringComparison.Ordinal));

    private void Draw(string board, List<OfficeDrawing> drawings, ICells cells)
    {
        var parts = board.Split('/');
        var drawing = new OfficeDrawing(_lock, drawn => AlertBoard.Draw(parts[0], parts.ElementAtOrDefault(1), _companies[parts[0]], drawn));
        drawings.Add(drawing);
        cells.Draw($"alerts/{board}", drawing);
    }

    private AlertsOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var alerts)) _companies[company] = alerts = new AlertsOfCompany();
        return alerts;
    }

    private sealed record Kept(AlertsOfCompany Company, string[] Boards);
}
