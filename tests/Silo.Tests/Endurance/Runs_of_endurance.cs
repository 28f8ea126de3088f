using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Endurance.Country;
using OpsHub.Endurance.Days;
using OpsHub.Endurance.Storm;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Silo.Tests.Endurance;

/// <summary>Each run of <c>tests/Endurance</c> for some seconds, so that it does not rot between the long ones. How it comes out is not asserted: that is for a quiet machine.</summary>
public sealed class Runs_of_endurance(ITestOutputHelper output)
{
    [Fact]
    public async Task A_month_lives_and_can_be_looked_at()
    {
        await using var store = new SqliteStore();
        await using var month = await Month.Begin(store.Connection, [Profile("vladimir")], new LocalDate(2026, 11, 2), seed: 1, [], CancellationToken.None);
        var before = Look.At(month.Hub);
        await month.LiveUntil(new LocalTime(8, 20), CancellationToken.None);
        var after = Look.At(month.Hub);

        after.Facts.ShouldBeGreaterThan(before.Facts);
        after.Grains.ShouldBeGreaterThan(0);
        after.Sockets.ShouldBeGreaterThan(0);   // the web edge listens
        after.Files.ShouldBeGreaterThan(after.Sockets);
        after.HeapMiB.ShouldBeLessThan(after.WorkingSetMiB);
        month.Folds.Select(f => f.Name).ShouldContain("boards");
    }

    [Fact]
    public async Task Pages_come_back_to_a_hub_that_was_killed()
    {
        var said = new StringWriter();
        await new StormRun(Pages: 6, [0], new ResultBook(new RealClock(), said)) { Scene = new StormScene(["vladimir"], new LocalTime(8, 0)) }.Run(CancellationToken.None);
        output.WriteLine(said.ToString());

        said.ToString().ShouldContain("6 pages, down for 0 s: the last page");
    }

    [Fact]
    public async Task A_small_country_telephones_and_serves()
    {
        var said = new StringWriter();
        await using var store = new SqliteStore();
        await new CountryRun(new Scale(Companies: 2, Offices: 4, Windows: 2, CallsAnHour: 9_000, VisitsAnHour: 9_000), [1], Seconds: 1, new ResultBook(new RealClock(), said)).Run(store, CancellationToken.None);
        output.WriteLine(said.ToString());

        said.ToString().ShouldContain("a wall shows it afterwards, p99");
    }

    [Fact]
    public void Pages_of_the_storm_pause_as_real_pages_do()
    {
        var real = File.ReadAllText(Checkout.File("dashboards/src/feed/backoff.ts"));

        Number(real, "firstMs").ShouldBe(Backoff.FirstMs);
        Number(real, "longestMs").ShouldBe(Backoff.LongestMs);
        Backoff.After(1_000_000, 0).ShouldBe(TimeSpan.FromMilliseconds(Backoff.LongestMs / 2));
    }

    private static int Number(string source, string name) =>
        int.Parse(Regex.Match(source, $"const {name} = ([0-9_]+);").Groups[1].Value.Replace("_", ""), CultureInfo.InvariantCulture);

    private static CompanyProfile Profile(string id) => ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{id}.json"));
}
