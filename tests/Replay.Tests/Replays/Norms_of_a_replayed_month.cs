using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Log;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>The ledger of the recorded February 1999, against a recount from the raw events of the log.</summary>
public sealed class Norms_of_a_replayed_month : IDisposable
{
    private static readonly DateTimeZone Jerusalem = DateTimeZoneProviders.Tzdb["Asia/Jerusalem"];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Equal_a_recount_from_the_log()
    {
        (await Cli.Replay("technion", SharedData.File("technion-anonymousbank/calls_1999-02.csv.gz"), "--log", _folder.Log())).Code.ShouldBe(0);
        var facts = await Facts();
        var company = facts[0].Grain.Company;
        var ledger = Ledger(company, facts);

        var answered = facts.Select(f => f.Event).OfType<CallAnswered>().Where(c => IsFebruary(c.OfferedAt)).ToList();
        var lost = facts.Select(f => f.Event).OfType<CallAbandoned>().Count(c => c.WaitedS > 0 && IsFebruary(c.OfferedAt));
        var (wait, share, ratio) = (Row("wait"), Row("share"), Row("lost"));
        (wait.N, wait.Value).ShouldBe((answered.Count, decimal.Round((decimal)answered.Sum(c => (long)c.WaitedS) / answered.Count, 3)));
        (share.N, share.Value).ShouldBe((answered.Count + lost, decimal.Round(answered.Count(c => c.WaitedS <= 30) * 100m / (answered.Count + lost), 3)));
        (ratio.N, ratio.Value).ShouldBe((answered.Count + lost, decimal.Round(lost * 100m / (answered.Count + lost), 3)));
        answered.Count.ShouldBeGreaterThan(10_000);

        NormRow Row(string id) => ledger.Rows.Single(r => r.Rule.Id == id);
    }

    private static bool IsFebruary(Instant at) => at.InZone(Jerusalem).Date.ToYearMonth() == new YearMonth(1999, 2);

    private static NormLedger Ledger(string company, List<Recorded> facts)
    {
        var clock = new Standing(Instant.FromUtc(1999, 3, 1, 12, 0));
        var figures = new FigureBook(clock);
        NormRule Rule(string id, string metric, NormAggregation how, NormUnit unit, decimal threshold) => new(id, id, id, "1", NormEntity.Line, metric, how, unit, Threshold: threshold);
        var standard = new NormStandard(
            company, "Technion", Jerusalem,
            [
                Rule("wait", NormMetrics.AnswerWait, NormAggregation.Mean, NormUnit.Seconds, 120),
                Rule("share", NormMetrics.AnswerWait, NormAggregation.Share, NormUnit.Percent, 75) with { CaseLimit = new CaseLimit(30, NormUnit.Seconds), Denominators = [Population.Offered], Comparator = Comparator.AtLeast },
                Rule("lost", NormMetrics.CallCount, NormAggregation.Ratio, NormUnit.Percent, 10) with { Numerator = Population.Abandoned, Denominators = [Population.Offered] },
            ],
            [], ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty, ImmutableSortedDictionary<string, ImmutableArray<DayHours>>.Empty);
        var book = new NormBook([standard], figures, clock);
        foreach (var fact in facts) book.Apply(fact);
        return book.Ledger(company, new YearMonth(1999, 2))!;
    }

    private async Task<List<Recorded>> Facts()
    {
        await using var log = await EventLogs.Open(_folder.Log(), new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        var records = await log.ReadAll(0, int.MaxValue, CancellationToken.None);
        return [.. records.Select(r => new Recorded(r.Position, GrainId.Parse(r.Stream), r.Version, Concepts.Catalog.Read(r.Event.Name, r.Event.Data.Span), r.RecordedAt))];
    }

    private sealed class Standing(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
