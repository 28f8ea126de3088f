using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Norms;

/// <summary>The desk's indicators, the feedback and the ledger fold the same log apart from each other and must say the same of first contact.</summary>
public sealed class First_contact_is_one_figure
{
    private static readonly Instant Start = Instant.FromUtc(2025, 3, 1, 0, 0), End = Instant.FromUtc(2025, 3, 31, 20, 59);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whatever_is_registered_forwarded_closed_and_comes_again(int seed)
    {
        var (clock, zone) = (new StandingClock(), DateTimeZoneProviders.Tzdb["Europe/Saratov"]);
        var register = new AppealRegister(NoStandards.Instance);
        var feedback = new FeedbackBook(_ => zone);
        var ledger = new NormBook([ProfileNorms.Standard(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "saratov.json")))], new FigureBook(clock), clock);
        var position = 0L;
        foreach (var (id, happened) in Month(new Random(seed)))
        {
            var fact = new Recorded(++position, Appeal.IdOf("saratov", id), 1, happened, happened.At);
            foreach (IFollower fold in (IFollower[])[register, feedback, ledger]) fold.Apply(fact);
        }

        var desk = register.Indicate("saratov", new AppealQuery(From: zone.AtStartOfDay(new(2025, 3, 1)).ToInstant(), Until: zone.AtStartOfDay(new(2025, 4, 1)).ToInstant()), default);
        var told = feedback.Read("saratov", new(2025, 3), End).Figures.Single(f => f is { Kind: "fcr", Channel: null });
        var norm = ledger.Ledger("saratov", new(2025, 3))!.Rows.Single(r => r.Rule.Id == "first-contact");

        desk.Closed.ShouldBeGreaterThan(20, $"seed {seed}");
        desk.FirstContact.ShouldBeInRange(1, desk.Closed - 1, $"seed {seed}");
        (told.N, told.Value).ShouldBe((desk.Closed, Math.Round(desk.FirstContact * 100m / desk.Closed, 2)), $"seed {seed}");
        (norm.N, Math.Round(norm.Value!.Value, 1)).ShouldBe((desk.Closed, Math.Round(desk.FirstContact * 100m / desk.Closed, 1)), $"seed {seed}");
    }

    /// <summary>A hundred appeals of eight customers on two topics, from January on so that some were closed long before they came again.</summary>
    private static IEnumerable<(string Id, AppealEvent Happened)> Month(Random random)
    {
        var days = Duration.FromDays(1);
        var all = new List<(string, AppealEvent)>();
        for (var i = 0; i < 100; i++)
        {
            var at = Start - (40 * days) + (days * random.Next(0, 70)) + Duration.FromMinutes(i);
            var closed = at + (days * random.Next(1, 20));
            all.Add(($"a-{i}", new AppealRegistered("question", null, "phone", AppealForm.Oral, $"T-{random.Next(2)}", false, null, random.Next(9) is > 0 and var c ? $"c-{c}" : null, null, [], [], null, at, null, null, "x", at)));
            if (random.Next(5) == 0) all.Add(($"a-{i}", new AppealForwarded("back", at + Duration.FromHours(1))));
            if (random.Next(4) > 0 && closed < End) all.Add(($"a-{i}", new AppealClosed("r", "ivanova", null, false, closed)));
        }
        return all.OrderBy(e => e.Item2.At);
    }

    private sealed class StandingClock : IClock
    {
        public Instant GetCurrentInstant() => End;
    }
}
