using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Alerts;

public sealed class Rules_over_HTTP
{
    private const string Rules = $"{ServedAlerts.Company}/alert-rules";

    [Fact]
    public async Task Every_norm_that_is_kept_has_a_rule_and_a_company_overrides_switches_and_restores_it()
    {
        await using var hub = await ServedAlerts.Start();
        await hub.Hub.CatchUp(CancellationToken.None);
        var ids = (await hub.Get(Rules)).GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("rule").GetProperty("id").GetString()).ToList();
        ids.ShouldContain("panic");
        ids.ShouldContain("norm-queue-wait");
        ids.ShouldContain("forecast-queue-wait-b2c");

        var rule = ShippedRules.OfTheTrade.Single(r => r.Id == "wait-foreseen") with { Threshold = 70 };
        var put = await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rules}/wait-foreseen", rule));
        (put.GetProperty("shipped").GetBoolean(), put.GetProperty("own").GetBoolean(), put.GetProperty("on").GetBoolean()).ShouldBe((true, true, true));
        (await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rules}/wait-foreseen/switch", new { on = false }))).GetProperty("on").GetBoolean().ShouldBeFalse();
        await ServedAlerts.Json(await hub.Call(HttpMethod.Delete, $"{Rules}/wait-foreseen"));
        One(await hub.Get(Rules), "wait-foreseen").GetProperty("rule").GetProperty("threshold").GetDecimal().ShouldBe(50);
    }

    [Fact]
    public async Task A_rule_played_over_the_past_fires_as_the_running_hub_did()
    {
        await using var hub = await ServedAlerts.Start();
        var rule = new AlertRule("long-wait", "Долго ждут", "Long wait", WatchKind.Figure, "visitors-longest-wait", Per: "office", Threshold: 300, ForS: 60, SettleS: 60);
        var began = hub.Clock.GetCurrentInstant();
        var issued = await hub.Send(Queue.IdOf(ServedAlerts.Company, hub.Office), new IssueTicket("bills", TicketClass.Ordinary));
        hub.Clock.AdvanceTo(began + Duration.FromMinutes(20));
        await hub.Send(Queue.IdOf(ServedAlerts.Company, hub.Office), new CancelTicket(issued.Events.OfType<TicketIssued>().Single().Ticket, "test"));
        hub.Clock.AdvanceTo(began + Duration.FromMinutes(30));
        await hub.Hub.CatchUp(CancellationToken.None);

        string At(Duration after) => Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(began + after));
        var told = await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rules}/back-test?from={At(Duration.Zero)}&to={At(Duration.FromMinutes(30))}", rule));
        (told.GetProperty("fired").GetInt32(), told.GetProperty("useful").GetInt32(), told.GetProperty("stepS").GetInt32()).ShouldBe((1, 1, 15));
        var firing = told.GetProperty("firings")[0];
        InstantPattern.ExtendedIso.Parse(firing.GetProperty("firedAt").GetString()!).Value.ShouldBe(began + Duration.FromSeconds(315 + 60));
        InstantPattern.ExtendedIso.Parse(firing.GetProperty("endedAt").GetString()!).Value.ShouldBeGreaterThan(began + Duration.FromMinutes(21) - Duration.FromSeconds(1));

        (await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rules}/back-test?from={At(Duration.Zero)}&to={At(Duration.FromMinutes(30))}", rule with { Threshold = 3000 }))).GetProperty("fired").GetInt32().ShouldBe(0);
        await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rules}/back-test?from=yesterday", rule), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_rule_that_contradicts_another_is_kept_and_told_at_once_until_one_of_them_is_off()
    {
        await using var hub = await ServedAlerts.Start();
        var high = new AlertRule("high", "Много ждут", "Many wait", WatchKind.Figure, "visitors-waiting", Per: "office", Threshold: 10, Clear: 8);
        var low = high with { Id = "low", Name = "Мало ждут", NameEn = "Few wait", Comparator = Grains.Norms.Comparator.LessThan, Threshold = 12, Clear = 14 };
        (await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rules}/high", high))).GetProperty("contradictions").GetArrayLength().ShouldBe(0);

        var told = (await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rules}/low", low))).GetProperty("contradictions").EnumerateArray().ShouldHaveSingleItem();
        told.GetProperty("said").GetProperty("ru").GetString()!.ShouldContain("не остаётся ни одного спокойного значения");
        new[] { told.GetProperty("rule").GetString(), told.GetProperty("with").GetString() }.ShouldBe(["high", "low"], ignoreOrder: true);
        (await hub.Get(Rules)).GetProperty("contradictions").GetArrayLength().ShouldBe(1);
        await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rules}/low/switch", new { on = false }));
        (await hub.Get(Rules)).GetProperty("contradictions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Silencing_all_of_a_company_for_a_month_is_refused_with_what_to_name_instead()
    {
        await using var hub = await ServedAlerts.Start();
        var problem = await ServedAlerts.Json(
            await hub.Call(HttpMethod.Post, $"{ServedAlerts.Company}/silences/all/set-silence", new { silence = "all", until = hub.Clock.GetCurrentInstant() + Duration.FromDays(30), reason = "надоело" }), HttpStatusCode.Conflict);

        problem.GetProperty("type").GetString().ShouldBe("urn:opshub:problem:silence-too-wide");
        problem.GetProperty("detail").GetString()!.ShouldContain("name a rule, a subject, an office or hours of the week");
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_the_member_and_what_may_stand_there()
    {
        await using var hub = await ServedAlerts.Start();
        var rule = new AlertRule("own", "Своё", "Own", WatchKind.Figure, "visitors-waiting", Per: "office", Threshold: 10, Clear: 12);

        var wrong = await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rules}/own", rule), HttpStatusCode.BadRequest);
        (wrong.GetProperty("at").GetString(), wrong.GetProperty("expected").GetString()).ShouldBe(("clear", "at most 10"));
        await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rules}/other", rule with { Clear = null }), HttpStatusCode.BadRequest);
        await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rules}/own", rule with { Watch = WatchKind.Norm, Of = "no-such-norm", Threshold = null, Clear = null }), HttpStatusCode.BadRequest);
        await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rules}/nobody/switch", new { on = false }), HttpStatusCode.NotFound);
        await ServedAlerts.Json(await hub.Call(HttpMethod.Delete, $"{Rules}/panic"), HttpStatusCode.NotFound);
    }

    [Fact]
    public void Every_rule_that_follows_from_a_shipped_standard_can_be_kept_and_has_an_id_of_its_own()
    {
        foreach (var profile in ProfileReader.All(ProfileReader.Shipped))
        {
            var standing = ProfileNorms(profile).Select(r => new Grains.Norms.NormStanding(r, [])).ToList();
            var rules = ShippedRules.Of(standing);
            rules.Select(RuleCheck.Of).ShouldAllBe(f => f == null, profile.Id);
            rules.Select(r => r.Id).ShouldBeUnique(profile.Id);
            standing.ShouldAllBe(n => rules.Any(r => r.Of == n.Rule.Id && r.Watch == WatchKind.Norm && r.Clause == n.Rule.Clause), profile.Id);
        }
    }

    private static IEnumerable<Grains.Norms.NormRule> ProfileNorms(CompanyProfile profile) => Silo.Norms.ProfileNorms.Standards([profile]).Single().Rules;

    private static JsonElement One(JsonElement answer, string id) => answer.GetProperty("rules").EnumerateArray().Single(r => r.GetProperty("rule").GetProperty("id").GetString() == id);
}
