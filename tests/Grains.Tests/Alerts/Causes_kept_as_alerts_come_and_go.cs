using OpsHub.Grains.Alerts;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Causes_kept_as_alerts_come_and_go
{
    private static readonly string[] Subjects = ["company", "office/0", "office/1", "window/0:1", "window/0:2", "window/1:1", "line/main", "line/second"];

    private static readonly AlertRule[] Rules = [.. new[] { "feed-silent", "wait-over-norm", "idle-window", "panic", "service-level", "no-operator" }.Select(id => ShippedRules.OfTheTrade.Single(r => r.Id == id))];

    /// <summary>Against all of them looked at anew, with outages that begin and end meanwhile.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Are_those_of_a_look_at_everything(int seed)
    {
        var random = new Random(seed);
        var (firing, outages) = (new Dictionary<string, Inhibited>(), new Dictionary<string, KnownCause>());
        var book = new CauseBook(outages.GetValueOrDefault);
        for (var round = 0; round < 600; round++)
        {
            var before = Causes();
            var changed = Step();

            Causes().ShouldBe(Inhibition.Causes(firing.Values, [.. outages.Values]), ignoreOrder: true, $"seed {seed}, round {round}");
            Causes().Except(before).Concat(before.Except(Causes())).Select(c => c.Key).ShouldBeSubsetOf(changed, $"seed {seed}, round {round}");
            book.Consequences.ToDictionary(c => c.Key, c => c.Value.Alerts).ShouldBe(Causes().Values.CountBy(c => c).ToDictionary(), ignoreOrder: true, $"seed {seed}, round {round}");
        }

        Dictionary<string, string> Causes() => firing.Keys.Where(k => book.Of(k) is not null).ToDictionary(k => k, k => book.Of(k)!);

        HashSet<string> Step()
        {
            var place = Subjects[random.Next(Subjects.Length)];
            if (random.Next(5) == 0)
            {
                if (!outages.Remove(place)) outages[place] = new KnownCause($"outage/{place}", "", [place], Scenes.Morning + NodaTime.Duration.FromMinutes(random.Next(60)));
                return book.OutsideChanged(place);
            }
            var alert = Of(Rules[random.Next(Rules.Length)], place, random.Next(60));
            if (firing.Remove(alert.Key)) return book.Remove(alert.Key);
            firing[alert.Key] = alert;
            return book.Add(alert);
        }
    }

    [Fact]
    public void Cost_one_look_for_one_alert_more_however_many_fire()
    {
        var looks = 0;
        var book = new CauseBook(_ => { looks++; return null; });
        for (var n = 0; n < 5_000; n++) book.Add(Of(Rules[1], $"office/{n}", 0));
        looks = 0;

        book.Add(Of(Rules[2], "window/7:1", 0));
        book.Of("idle-window:window/7:1").ShouldBe("wait-over-norm:office/7");
        book.Remove("idle-window:window/7:1");
        looks.ShouldBe(Inhibition.Places("window/7:1").Count());
    }

    private static Inhibited Of(AlertRule rule, string subject, int minute) => new($"{rule.Id}:{subject}", rule, subject, Scenes.Morning + NodaTime.Duration.FromMinutes(minute));
}
