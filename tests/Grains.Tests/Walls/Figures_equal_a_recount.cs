using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>Invariant 5: every figure on a wall equals the same figure computed from the log alone, by another code path.</summary>
public sealed class Figures_equal_a_recount
{
    private const string Wall = $"wall/{RandomDays.Company}";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 12).Where(RandomDays.RegistersFirst)];

    [Theory, MemberData(nameof(Seeds))]
    public void Of_every_office_at_any_time_of_a_random_day(int seed)
    {
        foreach (var facts in Prefixes(seed))
        {
            var recount = new Recount(facts, RandomDays.Company, Scenes.Samara);
            var book = BoardBook.Of(facts);
            foreach (var office in RandomDays.Offices.Where(o => facts.Any(f => f.Grain == Queue.IdOf(RandomDays.Company, o) && f.Event is not QueueConfigured)))
                Compare(book, recount, office, $"seed {seed}, {facts.Count} facts, {office}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Of_every_line_at_any_time_of_a_random_day(int seed)
    {
        foreach (var facts in Prefixes(seed))
        {
            foreach (var line in RandomDays.Lines.Where(l => facts.Any(f => f.Event is CallerEvent c && c.Line == l)))
                Compare(BoardBook.Of(facts).Cell<LineCell>(Wall, $"line/{line}"), new Recount(facts, RandomDays.Company, Scenes.Samara), line, $"seed {seed}, {facts.Count} facts, {line}");
        }
    }

    private static void Compare(BoardBook book, Recount recount, string office, string why)
    {
        var tile = book.Cell<OfficeCell>(Wall, $"office/{office}");
        var waiting = recount.Waiting(office);
        tile.Waiting.ShouldBe(waiting.Count, why);
        tile.OldestAt.ShouldBe(waiting.Count == 0 ? null : waiting.Min(w => w.Since), why);
        tile.OverNorm.ShouldBe(recount.Over(office), why);
        tile.NearNorm.ShouldBe(recount.Near(office), why);
        tile.Issued.ShouldBe(recount.Issued(office), why);
        tile.Served.ShouldBe(recount.Served(office).Count(), why);
        tile.Windows.Where(w => w.Face is not (WindowFace.Closed or WindowFace.Break)).Select(w => w.Number).ShouldBe(recount.OpenWindows(office).Order(), why);
        tile.Windows.Where(w => w.Face is WindowFace.Serving).Select(w => w.Number).ShouldBe(recount.AtWindows(office).Where(w => w.Value is ServiceStarted).Select(w => w.Key).Order(), why);
        CompareHall(book, recount, office, why);
    }

    private static void CompareHall(BoardBook book, Recount recount, string office, string why)
    {
        var screen = $"screen/{RandomDays.Company}/{office}";
        foreach (var service in RandomDays.Services)
            book.Cell<ServiceCell>(screen, $"service/{service}").Waiting.ShouldBe(recount.Waiting(office).Count(w => w.Service == service), why);
        if (!book.Keys(screen).Contains("calls")) return;
        book.Cell<CallsCell>(screen, "calls").Calls.ToDictionary(c => c.Window, c => c.Ticket).OrderBy(c => c.Key)
            .ShouldBe(recount.AtWindows(office).ToDictionary(w => w.Key, w => Shown(w.Value.Ticket)).OrderBy(c => c.Key), why);
    }

    private static string Shown(string ticket) => ticket.Split('.')[1].Insert(1, "\u00A0");

    private static void Compare(LineCell strip, Recount recount, string line, string why)
    {
        var (answered, abandoned, queued) = (recount.Answered(line), recount.Abandoned(line), recount.InQueue(line));
        strip.InQueue.ShouldBe(queued.Count, why);
        strip.OldestAt.ShouldBe(queued.Count == 0 ? null : queued.Min(q => q.At), why);
        (strip.Offered, strip.Answered, strip.Abandoned).ShouldBe((answered.Count + abandoned.Count, answered.Count, abandoned.Count), why);
        strip.LevelPercent.ShouldBe(strip.Offered == 0 ? null : Math.Round(100m * answered.Count(a => a.WaitedS <= 20) / strip.Offered, 1, MidpointRounding.AwayFromZero), why);
        strip.AsaS.ShouldBe(answered.Count == 0 ? null : Math.Round((decimal)answered.Average(a => (decimal)a.WaitedS), 1, MidpointRounding.AwayFromZero), why);
        strip.AbandonedPercent.ShouldBe(strip.Offered == 0 ? null : Math.Round(100m * abandoned.Count / strip.Offered, 1, MidpointRounding.AwayFromZero), why);
        var quarters = answered.Select(a => a.OfferedAt).Concat(abandoned.Select(a => a.OfferedAt)).GroupBy(at => at.ToUnixTimeSeconds() / 900 * 900).OrderBy(g => g.Key);
        strip.Levels.Select(l => (l.From.ToUnixTimeSeconds(), l.Offered)).ShouldBe(quarters.Select(q => (q.Key, q.Count())).TakeLast(48), why);
    }

    private static IEnumerable<List<Recorded>> Prefixes(int seed)
    {
        var facts = RandomDays.Facts(seed, 700);
        for (var count = facts.Count; count > 0; count -= 150) yield return facts[..count];
    }
}
