using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Figures;

/// <summary>
/// Answers figures by scope, metric and window from the contacts of the last <see cref="KeptDays"/> days, which it folds from the log.
/// One thread applies facts, any thread asks.
/// </summary>
/// <param name="clock">The hub's clock.</param>
public sealed class FigureBook(IClock clock) : IKeptFollower, IFigures, IContacts
{
    /// <summary>A whole calendar month and some days to look back at it. Older figures come from reports over the log.</summary>
    public const int KeptDays = 40;

    /// <summary>A call or a visit of the day before may still be told to have ended; older days are packed, and unpacked for a latecomer.</summary>
    private static readonly Duration StillChanging = Duration.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, CompanyFigures> _companies = new(StringComparer.Ordinal);
    private Instant _newest = Instant.MinValue;
    private Instant _tidyAt = Instant.MinValue;

    public string Name => "figures";

    public int Shape => 5;

    public IReadOnlyCollection<FigureDefinition> Metrics { get; } =
        [.. MetricCatalog.All.Select(m => new FigureDefinition(m.Id, m.Unit, m.English, m.Scopes))];

    /// <summary>Facts before this are forgotten. It follows hub time, so that no source can push it.</summary>
    private Instant KeptFrom => _newest == Instant.MinValue ? Instant.MinValue : _newest - Duration.FromDays(KeptDays);

    public void Apply(in Recorded fact)
    {
        lock (_lock)
        {
            Of(fact.Grain.Company).Apply(fact);
            _newest = Instant.Max(_newest, fact.RecordedAt);
            if (_newest >= _tidyAt) Tidy();
        }
    }

    public FigureAnswer Answer(FigureQuery query)
    {
        if (MetricCatalog.Find(query.Metric) is not { } metric)
            return Refuse("metric-unknown", $"There is no metric '{query.Metric}'.", "metric", string.Join(", ", MetricCatalog.All.Select(m => m.Id)));
        if (!Scope.TryParse(query.Scope, out var scope)) return Refuse("scope-wrong", $"'{query.Scope}' is no scope.", "scope", Scope.Expected);
        if (!metric.Scopes.Contains(scope.Kind))
            return Refuse("scope-not-of-metric", $"'{metric.Id}' has no figure per {scope.Kind}.", "scope", string.Join(", ", metric.Scopes));
        lock (_lock)
        {
            return _companies.TryGetValue(query.Company, out var company) && company.Knows(scope)
                ? Answer(company, metric, scope, query.Window)
                : Refuse("scope-unknown", $"'{scope}' of company '{query.Company}' is not known here.", "scope", "a registered company, office or line");
        }
    }

    public ImmutableArray<VisitCase> Visits(string company, IReadOnlyCollection<string> offices, Instant from, Instant to)
    {
        lock (_lock)
            return !_companies.TryGetValue(company, out var known) ? [] :
                [.. known.Offices.Where(o => offices.Contains(o.Key)).SelectMany(o => o.Value.Visits.Touching(from, to, named: true).Where(v => v.IssuedAt >= from && v.IssuedAt < to).Select(v => new VisitCase(o.Key, v)))];
    }

    public ImmutableArray<CallCase> Calls(string company, IReadOnlyCollection<string> lines, Instant from, Instant to)
    {
        lock (_lock)
            return !_companies.TryGetValue(company, out var known) ? [] :
                [.. known.Calls.Lines.Where(l => lines.Contains(l.Key)).SelectMany(l => l.Value.Calls.Touching(from, to, named: true).Where(c => c.OfferedAt >= from && c.OfferedAt < to).Select(c => new CallCase(l.Key, c)))];
    }

    /// <summary>Days of lines and offices whose contacts are held as objects.</summary>
    internal int Unpacked
    {
        get { lock (_lock) return _companies.Values.Sum(c => c.Calls.Lines.Values.Sum(l => l.Calls.Unpacked) + c.Offices.Values.Sum(o => o.Visits.Unpacked)); }
    }

    public byte[] Save()
    {
        lock (_lock) return FigureFile.Write(_companies, _newest);
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        lock (_lock) _newest = FigureFile.Read(saved, _companies);
    }

    private FigureAnswer Answer(CompanyFigures company, Metric metric, Scope scope, string text)
    {
        if (FigureWindow.Parse(text, clock.GetCurrentInstant(), company.ZoneOf(scope)) is not { } window)
            return Refuse("window-wrong", $"'{text}' is no window.", "window", FigureWindow.Expected);
        if (window.Time != metric.Time)
            return metric.Time == MetricTime.Now
                ? Refuse("window-not-of-metric", $"'{metric.Id}' is about this moment.", "window", "now")
                : Refuse("window-not-of-metric", $"'{metric.Id}' is over an interval.", "window", FigureWindow.Expected.Replace("now, ", "", StringComparison.Ordinal));
        if (window.From < KeptFrom)
            return Refuse("older-than-kept", $"Figures are kept for {KeptDays} days; older ones come from a report over the log.", "window", $"a window that begins at {KeptFrom} or later");
        var figure = metric.Of(Sampling.Take(company, scope, window));
        return new FigureAnswer.Told(
            metric.ValueOf(figure), metric.Unit, figure.N, window.From, window.To, DefinitionOf(metric, company, scope), figure.HasData ? FigureState.Ok : FigureState.NoData);
    }

    private void Tidy()
    {
        foreach (var company in _companies.Values)
        {
            company.Forget(KeptFrom);
            company.Pack(_newest - StillChanging);
        }
        _tidyAt = _newest + Duration.FromHours(1);
    }

    private CompanyFigures Of(string company)
    {
        if (!_companies.TryGetValue(company, out var figures)) _companies[company] = figures = new CompanyFigures();
        return figures;
    }

    /// <summary>The formula in use is named with its parameters.</summary>
    private static string DefinitionOf(Metric metric, CompanyFigures company, Scope scope) => metric.UsesTarget
        ? scope.Kind == Scope.Line ? $"{metric.English} T = {company.Calls.Line(scope.Key).TargetS} s." : $"{metric.English} T is that of each line."
        : metric.English;

    private static FigureAnswer.Refused Refuse(string code, string detail, string at, string expected) => new(new Refusal(code, detail), at, expected);
}
