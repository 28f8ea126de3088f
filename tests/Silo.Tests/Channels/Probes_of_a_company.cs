using NodaTime;
using OpsHub.Silo.Channels.Probes;
using static OpsHub.Silo.Tests.Channels.ChannelOf;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>What a row of looks comes to.</summary>
public sealed class Probes_of_a_company
{
    private static readonly Probe Site = Of("site", "https://site.example/"), Account = Of("account", "https://account.example/"), Api = Of("api", "https://site.example/api");

    private Instant _now = At("2025-04-29T06:00");

    [Fact]
    public void Is_down_after_so_many_failures_in_a_row_and_up_after_so_many_good_looks()
    {
        var book = new ProbeBook([Site], new HashSet<string>());
        Look(book, Site, "..x.xxx.x..").ShouldBe(["down site 06:04", "up site 06:09"]);
    }

    [Fact]
    public void Flapping_opens_nothing()
    {
        var book = new ProbeBook([Site], new HashSet<string>());
        Look(book, Site, "xx.xx.xx.xx.xx.").ShouldBeEmpty();
    }

    [Fact]
    public void One_that_fails_alone_is_down_as_soon_as_another_host_was_good_meanwhile()
    {
        var book = new ProbeBook([Site, Account], new HashSet<string>());
        Both(book, ("x", "."), ("x", "."), ("x", ".")).ShouldBe(["down site 06:00"]);
    }

    [Fact]
    public void When_everything_fails_at_once_it_is_most_likely_us_and_nothing_is_down()
    {
        var book = new ProbeBook([Site, Account], new HashSet<string>());
        Both(book, ("x", "x"), ("x", "x"), ("x", "x"), ("x", "x")).ShouldBeEmpty();
        book.LikelyOurs.ShouldBeTrue();

        Both(book, (".", "x"), (".", "x")).ShouldBeEmpty();   // what failed with all the others counts for nothing
        book.LikelyOurs.ShouldBeFalse();
        Both(book, (".", "x"), (".", "x")).ShouldBe(["down account 06:04"]);
    }

    [Fact]
    public void Two_points_at_one_host_cannot_vouch_for_each_other()
    {
        var book = new ProbeBook([Site, Api], new HashSet<string>());
        Look(book, Site, "xxx").ShouldBe(["down site 06:00"]);
    }

    [Fact]
    public void What_was_down_before_a_restart_comes_up_after_it()
    {
        var book = new ProbeBook([Site], new HashSet<string> { "site" });
        Look(book, Site, "xx..").ShouldBe(["up site 06:02"]);
    }

    [Theory]
    [InlineData("ftp://site.example/", 60, 10)]
    [InlineData("file:///etc/passwd", 60, 10)]
    [InlineData("tcp://pbx.example", 60, 10)]
    [InlineData("https://user:secret@site.example/", 60, 10)]
    [InlineData("https://site.example/", 4, 1)]
    [InlineData("https://site.example/", 10, 10)]
    public void A_probe_that_cannot_be_meant_is_refused(string target, int everyS, int timeoutS) => new Probe("saratov", "website", "p", new Uri(target), everyS, timeoutS).Problem.ShouldNotBeNull();

    [Fact]
    public void A_file_of_probes_says_where_it_is_wrong()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{ "probes": [{ "company": "saratov", "channel": "website", "id": "site", "target": "https://site.example/" }] }""");
            ProbeFile.Read(path).ShouldSatisfyAllConditions(f => f.AllowPrivate.ShouldBeFalse(), f => f.Probes.Single().ShouldBe(new Probe("saratov", "website", "site", new Uri("https://site.example/"))));

            File.WriteAllText(path, """{ "probes": [{ "company": "saratov", "channel": "website", "id": "site", "target": "https://site.example/", "failures": 0 }] }""");
            Should.Throw<ProbesRefusedException>(() => ProbeFile.Read(path)).Message.ShouldContain("$.probes[0]");
            File.WriteAllText(path, "{");
            Should.Throw<ProbesRefusedException>(() => ProbeFile.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Looks_are_spread_about_their_period_and_the_same_in_every_process()
    {
        for (var look = 1; look < 200; look++) ProbePace.Next(Site, look).TotalSeconds.ShouldBeInRange(54, 66);
        Enumerable.Range(1, 20).Select(look => ProbePace.Next(Site, look)).Distinct().Count().ShouldBeGreaterThan(15);
        ProbePace.First(Site).TotalSeconds.ShouldBeInRange(0, 60);
        ProbePace.Next(Site with { JitterPercent = 0 }, 7).ShouldBe(Duration.FromSeconds(60));
    }

    private static Probe Of(string id, string target) => new("saratov", id, id, new Uri(target));

    /// <summary>A look a minute: a dot is good, an x is not.</summary>
    private List<string> Look(ProbeBook book, Probe probe, string looks) => [.. looks.SelectMany(look => Minute(book, (probe, look)))];

    private List<string> Both(ProbeBook book, params (string Site, string Account)[] looks) => [.. looks.SelectMany(l => Minute(book, (Site, l.Site[0]), (Account, l.Account[0])))];

    private List<string> Minute(ProbeBook book, params (Probe Probe, char Look)[] looks)
    {
        var words = looks.SelectMany(l => book.After(l.Probe, new ProbeResult(l.Look == '.' ? null : "ответ 503"), _now)).ToList();
        _now += Duration.FromMinutes(1);
        return [.. words.Select(w => $"{(w is ProbeDown ? "down" : "up")} {w.Probe.Id} {w.At.InUtc():HH:mm}")];
    }
}
