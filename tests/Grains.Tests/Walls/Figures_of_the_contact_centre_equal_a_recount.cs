using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>Invariant 5 for the contact-centre wall: each figure once more, by questions to the whole list of facts.</summary>
public sealed class Figures_of_the_contact_centre_equal_a_recount
{
    private const string Wall = $"calls/{RandomDays.Company}";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 12).Where(RandomDays.RegistersFirst)];

    [Theory, MemberData(nameof(Seeds))]
    public void Of_every_line_at_any_time_of_a_random_day(int seed)
    {
        foreach (var facts in Prefixes(seed))
        {
            var book = BoardBook.Of(facts);
            foreach (var line in RandomDays.Lines.Where(l => facts.Any(f => f.Event is CallerEvent c && c.Line == l)))
                Compare(book, facts, line, $"seed {seed}, {facts.Count} facts, {line}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Of_tasks_at_any_time_of_a_random_day(int seed)
    {
        foreach (var facts in Prefixes(seed).Where(p => p.Any(f => f.Event is CallerEvent)))
        {
            var (book, now) = (BoardBook.Of(facts), facts.Where(f => f.Event is CallerEvent).Max(f => f.Event.At));
            var promised = Calls<CallbackPromised>(facts).ToDictionary(p => p.Grain.Key, p => ((CallbackPromised)p.Event).PromisedAt);
            var made = Calls<CallbackMade>(facts).Select(p => p.Grain.Key).ToHashSet();
            var gaveUp = Calls<CallAbandoned>(facts).Where(a => ((CallAbandoned)a.Event).WaitedS > 5 && !promised.ContainsKey(a.Grain.Key) && a.Event.At > now - Duration.FromHours(24)).Select(a => a.Grain.Key);

            Shown<GaveUpCell>(book, "gave-up/").Select(c => c.Call).Order().ShouldBe(gaveUp.Order(), $"seed {seed}, {facts.Count} facts");
            Shown<OwedCallCell>(book, "owed/").Select(c => (c.Call, c.DueAt)).OrderBy(c => c.Call).ShouldBe(
                promised.Where(p => !made.Contains(p.Key)).Select(p => (p.Key, p.Value)).OrderBy(c => c.Key), $"seed {seed}, {facts.Count} facts");
            var sum = book.Cell<CallsSumCell>(Wall, "sum");
            (sum.Owed, sum.Missed).ShouldBe((promised.Keys.Except(made).Count(), Calls<CallbackMissed>(facts).Select(m => m.Grain.Key).Except(made).Count()), $"seed {seed}, {facts.Count} facts");
        }
    }

    private static void Compare(BoardBook book, List<Recorded> facts, string line, string why)
    {
        var cell = book.Cell<CallsLineCell>(Wall, $"line/{line}");
        var now = cell.AsOf!.Value;
        var today = Scenes.Samara.AtStartOfDay(now.InZone(Scenes.Samara).Date).ToInstant();
        var tomorrow = Scenes.Samara.AtStartOfDay(now.InZone(Scenes.Samara).Date.PlusDays(1)).ToInstant();
        var calls = new LineRecount(facts, line);
        Compare(cell.Today, calls, today - Duration.Epsilon, tomorrow - Duration.Epsilon, today, now, why);
        Compare(cell.Last30, calls, now - Duration.FromMinutes(30), now, now - Duration.FromMinutes(30), now, why);
        Compare(cell.Last15, calls, now - Duration.FromMinutes(15), now, now - Duration.FromMinutes(15), now, why);
        var waiting = new Recount(facts, RandomDays.Company, Scenes.Samara).InQueue(line);
        (cell.Waiting, cell.OldestAt).ShouldBe((waiting.Count, waiting.Count == 0 ? null : waiting.Min(w => w.At)), why);
        Shown<WaitingCallerCell>(book, "caller/").Where(c => c.Line == line).Select(c => c.Since).Order().ShouldBe(waiting.Select(w => w.At).Order(), why);
        Shown<CallsQuarterCell>(book, $"quarter/{line}/").Sum(q => q.Offered).ShouldBe(cell.Today.Offered, why);
        if (cell.Operators is { } staff) (staff.Talking + staff.WrapUp, staff.Available).ShouldBe((calls.Staff(OperatorPhase.Talking) + calls.Staff(OperatorPhase.WrapUp), calls.Staff(OperatorPhase.Available)), why);
    }

    /// <param name="from">Exclusive, of the calls.</param>
    /// <param name="to">Inclusive, of the calls.</param>
    /// <param name="staffFrom">Of the operators' time.</param>
    private static void Compare(CallFiguresCell told, LineRecount calls, Instant from, Instant to, Instant staffFrom, Instant now, string why)
    {
        var answered = calls.Answered.Where(a => a.OfferedAt > from && a.OfferedAt <= to).ToList();
        var abandoned = calls.Abandoned.Where(a => a.OfferedAt > from && a.OfferedAt <= to).ToList();
        var offered = answered.Count + abandoned.Count;
        var within = answered.Count(a => a.WaitedS <= 20);
        var talks = answered.Select(calls.TalkOf).OfType<int>().ToList();
        var (busy, free) = calls.StaffTime(staffFrom, now);
        told.ShouldBe(
            new CallFiguresCell(
                offered, answered.Count, within, abandoned.Count, abandoned.Count(a => a.WaitedS <= 5), Share(within, offered), Share(within + abandoned.Count(a => a.WaitedS <= 20), offered),
                Mean(answered.Select(a => a.WaitedS).ToList()), Share(abandoned.Count, offered), Mean(talks), Share(busy, busy + free)),
            why);
    }

    private static decimal? Share(long part, long whole) => whole == 0 ? null : Math.Round(part * 100m / whole, 1, MidpointRounding.AwayFromZero);

    private static decimal? Mean(List<int> seconds) => seconds.Count == 0 ? null : Math.Round((decimal)seconds.Average(s => (decimal)s), 1, MidpointRounding.AwayFromZero);

    private static IEnumerable<T> Shown<T>(BoardBook book, string prefix) => book.Keys(Wall).Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => book.Cell<T>(Wall, k));

    private static IEnumerable<Recorded> Calls<T>(List<Recorded> facts) => facts.Where(f => f.Event is T);

    private static IEnumerable<List<Recorded>> Prefixes(int seed)
    {
        var facts = RandomDays.Facts(seed, 700);
        for (var count = facts.Count; count > 0; count -= 150) yield return facts[..count];
    }
}
