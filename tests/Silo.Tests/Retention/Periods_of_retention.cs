using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Retention;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>How long data are kept: what is asked, and never shorter than a year looks back or the company's standard has ever said.</summary>
public sealed class Periods_of_retention
{
    private static readonly CompanyProfile Saratov = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "saratov.json"));

    [Theory]
    [InlineData(13, 13)]
    [InlineData(37, 37)]
    [InlineData(2, 13)]
    public void Are_what_is_asked_and_at_least_thirteen_months(int asked, int kept) =>
        Plan(asked, []).Of("nobody", DataKind.Visits).ShouldBe(new KeptMonths(kept, false));

    [Fact]
    public void Are_as_long_as_any_version_of_the_standard_says()
    {
        var versions = new[] { Saratov, With(KeptData.Visits, new(5, DeadlineUnit.Years)), With(KeptData.Visits, new(60, DeadlineUnit.CalendarDays)) };

        Plan(13, versions).Of("saratov", DataKind.Visits).ShouldBe(new KeptMonths(60, true));
        Plan(72, versions).Of("saratov", DataKind.Visits).ShouldBe(new KeptMonths(72, false));
    }

    [Fact]
    public void Of_calls_are_those_of_their_recordings()
    {
        Plan(13, [Saratov]).Of("saratov", DataKind.Calls).ShouldBe(new KeptMonths(13, false), "60 days are shorter");
        Plan(13, [With(KeptData.Recordings, new(3, DeadlineUnit.Years))]).Of("saratov", DataKind.Calls).ShouldBe(new KeptMonths(36, true));
        Plan(13, [With(KeptData.Recordings, new(400, DeadlineUnit.CalendarDays))]).Of("saratov", DataKind.Calls).ShouldBe(new KeptMonths(15, true), "no month is longer than 31 days, none shorter than 28");
    }

    [Fact]
    public void Are_none_of_what_was_not_asked_for() => new RetentionPlan(new Dictionary<DataKind, int> { [DataKind.Calls] = 13 }, _ => [Saratov]).Of("saratov", DataKind.Visits).ShouldBeNull();

    [Fact]
    public void Are_never_shorter_than_the_time_that_the_standard_names_whatever_the_day()
    {
        var now = Instant.FromUtc(2026, 1, 1, 0, 0);
        for (var day = 0; day < 800; day++, now += Duration.FromDays(1))
            foreach (var days in new[] { 60, 365, 366, 400, 731 })
                (now - Plan(13, [With(KeptData.Visits, new(days, DeadlineUnit.CalendarDays))]).Before("saratov", DataKind.Visits, now)!.Value).TotalDays.ShouldBeGreaterThanOrEqualTo(days);
    }

    private static RetentionPlan Plan(int months, IReadOnlyList<CompanyProfile> versions) => new(new Dictionary<DataKind, int> { [DataKind.Visits] = months, [DataKind.Calls] = months }, _ => versions);

    private static CompanyProfile With(KeptData data, Limit within) => Saratov with { Retention = [Saratov.Retention!.Value.First(k => k.Of == data) with { Within = within }] };
}
