using System.Diagnostics;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Alerts;

/// <summary>
/// Plays a rule over the log: figures, conditions and norms are folded anew, and every so many seconds of the interval the rule is looked at with what was known then. One reading of the log;
/// nothing is written.
/// </summary>
/// <param name="standards">The norms to judge by, as they are now.</param>
internal sealed class BackTest(IEventLog log, Catalog catalog, Func<IReadOnlyList<NormStandard>> standards) : IBackTests
{
    private const int PageSize = 1_000, MostFirings = 200;

    /// <summary>A look each quarter of a minute in a day, each minute in a month.</summary>
    private const int FineStepS = 15, CoarseStepS = 60;

    public async Task<BackTestAnswer?> Try(string company, AlertRule rule, Instant from, Instant to, CancellationToken cancel)
    {
        from = Instant.Max(from, await Whole(cancel).ConfigureAwait(false));
        var stepS = to - from <= Duration.FromDays(1) ? FineStepS : CoarseStepS;
        var (past, trial, next) = (new Past(company, standards()), new AlertTrial(rule), from);
        for (long position = 0; await log.ReadAll(position, PageSize, cancel).ConfigureAwait(false) is { Count: > 0 } page && page[0].RecordedAt < to; position = page[^1].Position)
            foreach (var record in page)
            {
                if (record.RecordedAt >= to) break;
                for (; next <= record.RecordedAt; next += Duration.FromSeconds(stepS)) trial.Look(past.Look(rule, next), next);
                if (GrainId.Parse(record.Stream) is var grain && grain.Company == company) past.Apply(new Recorded(record.Position, grain, record.Version, catalog.Read(record.Event.Name, record.Event.Data.Span), record.RecordedAt));
            }
        for (; next < to; next += Duration.FromSeconds(stepS)) trial.Look(past.Look(rule, next), next);
        return new BackTestAnswer(rule, from, to, stepS, trial.Firings.Count, trial.Firings.Count(f => f.Useful), [.. trial.Firings.TakeLast(MostFirings)]);
    }

    /// <summary>From when on every event is there: of what retention has taken nothing can be tried.</summary>
    private async Task<Instant> Whole(CancellationToken cancel)
    {
        var ground = await Grounds.Position(log, cancel).ConfigureAwait(false);
        return ground > 0 && await log.ReadAll(ground, 1, cancel).ConfigureAwait(false) is [var first] ? first.RecordedAt : Instant.MinValue;
    }

    /// <summary>Everything that a rule looks at, as of the fact applied last.</summary>
    private sealed class Past : IClock, ICells
    {
        private readonly string _company;
        private readonly CompanyWallView _wall = new();
        private readonly ConditionBook _conditions;
        private readonly FigureBook _figures;
        private readonly NormBook _norms;
        private readonly Evaluation _evaluation;
        private Instant _now;

        public Past(string company, IReadOnlyList<NormStandard> standards)
        {
            (_company, _conditions, _figures) = (company, new ConditionBook(_wall), new FigureBook(this));
            _norms = new NormBook([.. standards.Where(s => s.Company == company)], _figures, this);
            _evaluation = new Evaluation(_figures, _norms, _conditions);
        }

        public Instant GetCurrentInstant() => _now;

        public void Apply(in Recorded fact)
        {
            _now = fact.RecordedAt;
            _wall.Apply(fact, this);
            _conditions.Apply(fact);
            _figures.Apply(fact);
            _norms.Apply(fact);
        }

        public List<Standing> Look(AlertRule rule, Instant at)
        {
            _now = at;
            return _evaluation.Of(_company, [rule], rule.Watch == WatchKind.Norm ? _norms.Standings(_company) : [], at);
        }

        void ICells.Set(string board, string key, object value)
        {
            // nobody looks at the walls of a trial
        }

        void ICells.Remove(string board, string key)
        {
            // nor at what leaves them
        }

        void ICells.Draw(string board, IDrawing drawing) => throw new UnreachableException("The company wall is not drawn.");
    }
}
