using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Channels;
using static OpsHub.Silo.Tests.Channels.ChannelOf;

namespace OpsHub.Silo.Tests.Norms;

/// <summary>What of a month's budget interruptions take, under the standard of Saratov: three of them, twelve hours, from 07:00 to 23:00 local, which is 03:00 to 19:00 UTC.</summary>
public sealed class Norms_over_interruptions
{
    private readonly FigureBook _figures = new(new TurnedClock(At("2025-03-31T12:00")));
    private readonly TurnedClock _clock = new(At("2025-03-31T12:00"));
    private readonly NormBook _book;
    private long _position;

    public Norms_over_interruptions() =>
        _book = new NormBook([ProfileNorms.Standard(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "saratov.json")))], _figures, _clock);

    [Theory, Trait("Requirement", "SARATOV-A2-3.10"), Trait("Requirement", "SARATOV-A2-4.13"), Trait("Requirement", "SARATOV-A2-5.8")]
    [InlineData("website", "site")]
    [InlineData("personal-account", "account")]
    [InlineData("contact-centre", "contact-centre")]
    public void The_fourth_interruption_of_a_month_breaks_its_budget(string channel, string norm)
    {
        var one = new ChannelOf("saratov", channel);
        foreach (var day in new[] { "03", "04", "05" }) Down(one, day, $"2025-03-{day}T06:00", $"2025-03-{day}T07:00");
        Tell(one);
        (Row($"{norm}-interruptions").State, Row($"{norm}-interruptions").Value, Row($"{norm}-downtime").Value).ShouldBe((NormState.Risk, 3m, 3m));

        Down(one, "06", "2025-03-06T06:00", "2025-03-06T06:05");
        Tell(one);

        Row($"{norm}-interruptions").State.ShouldBe(NormState.Breach);
        _book.One("saratov", $"{norm}-interruptions", March, null, 10)!.Cases.Select(c => c.Id).Order().ShouldBe([$"{channel}/03", $"{channel}/04", $"{channel}/05", $"{channel}/06"]);
    }

    [Fact, Trait("Requirement", "SARATOV-A2-3.10")]
    public void The_night_costs_nothing_and_the_thirteenth_hour_of_the_day_breaks_the_budget()
    {
        var site = new ChannelOf("saratov", "website");
        Down(site, "night", "2025-03-03T20:00", "2025-03-04T02:59");
        Down(site, "long", "2025-03-05T18:00", "2025-03-06T14:00");   // an hour of the evening, eleven of the next day
        Tell(site);
        (Row("site-interruptions").Value, Row("site-downtime").Value, Row("site-downtime").State).ShouldBe((1m, 12m, NormState.Risk));

        Down(site, "more", "2025-03-07T06:00", "2025-03-07T06:01");
        Tell(site);

        Row("site-downtime").State.ShouldBe(NormState.Breach);
    }

    [Fact, Trait("Requirement", "SARATOV-A2-3.10"), Trait("Requirement", "SARATOV-A2-5.8")]
    public void Force_majeure_is_counted_apart()
    {
        var site = new ChannelOf("saratov", "website");
        Down(site, "a", "2025-03-03T06:00", "2025-03-03T07:00");
        Down(site, "b", "2025-03-04T03:00", "2025-03-04T19:00");
        site.Do("2025-03-05T06:00", new CorrectInterruption("b", "авария у оператора связи", true));
        Tell(site);

        (Row("site-downtime").State, Row("site-downtime").Value, Row("site-downtime").WithAll!.Value).ShouldBe((NormState.Met, 1m, 17m));
        Row("site-interruptions").Value.ShouldBe(1m);
        _book.One("saratov", "site-downtime", March, null, 10)!.Cases.Single(c => c.LeftOut).ShouldSatisfyAllConditions(c => c.Id.ShouldBe("website/b"), c => c.Value.ShouldBe(16 * 3600));
    }

    [Fact]
    public void One_that_goes_on_grows_up_to_the_instant_of_reading()
    {
        Tell(new ChannelOf("saratov", "website").Do("2025-03-31T06:00", new ReportInterruption("a")));
        Row("site-downtime").Value.ShouldBe(6m);
        Row("site-interruptions").Value.ShouldBe(1m);

        _clock.Now = At("2025-03-31T18:30");

        (Row("site-downtime").Value, Row("site-downtime").State).ShouldBe((12.5m, NormState.Breach));
    }

    [Fact]
    public void One_that_was_none_or_a_part_of_another_counts_nowhere()
    {
        var site = new ChannelOf("saratov", "website");
        Down(site, "a", "2025-03-03T06:00", "2025-03-03T06:30");
        Down(site, "b", "2025-03-03T06:40", "2025-03-03T07:00");
        Down(site, "c", "2025-03-03T06:30", "2025-03-03T06:40");
        Down(site, "d", "2025-03-04T06:30", "2025-03-04T06:40");
        Tell(site.Do("2025-03-05T06:00", new WithdrawInterruption("d", "проверка")));

        (Row("site-interruptions").Value, Row("site-downtime").Value).ShouldBe((1m, 1m));
    }

    [Fact]
    public void A_book_that_was_kept_goes_on_as_it_was()
    {
        var site = new ChannelOf("saratov", "website").Do("2025-03-31T06:00", new ReportInterruption("a", ForceMajeure: true));
        Tell(site);
        Row("site-downtime").ShouldNotBeNull();
        var again = new NormBook([ProfileNorms.Standard(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "saratov.json")))], _figures, _clock);
        again.Load(_book.Save());

        again.Ledger("saratov", March)!.Rows.Single(r => r.Rule.Id == "site-downtime").WithAll!.Value.ShouldBe(6m);
    }

    private static YearMonth March => new(2025, 3);

    private static void Down(ChannelOf channel, string report, string from, string to) => channel.Do(to, new ReportInterruption(report, At(from), At(to)));

    private NormRow Row(string norm) => _book.Ledger("saratov", March)!.Rows.Single(r => r.Rule.Id == norm);

    /// <summary>Tells what has not been told yet.</summary>
    private void Tell(ChannelOf channel)
    {
        foreach (var happened in channel.Events) _book.Apply(new Recorded(++_position, channel.Id, 1, happened, happened.At));
        channel.Events.Clear();
    }

    private sealed class TurnedClock(Instant now) : IClock
    {
        public Instant Now { get; set; } = now;

        public Instant GetCurrentInstant() => Now;
    }
}
