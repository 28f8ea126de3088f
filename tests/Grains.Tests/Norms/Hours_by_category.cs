using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Norms;

/// <summary>The week of an office as each customer category meets it.</summary>
public sealed class Hours_by_category
{
    [Theory]
    [InlineData("legal", 20)]     // its own: Monday to Friday, 8 to 12
    [InlineData("citizen", 60)]   // none of its own: the general ones
    public void Are_those_of_the_category_that_the_norm_names(string category, int hours)
    {
        var desk = new NormDesk(rules: Least(40, category));
        desk.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { HoursFor = [new CategoryHours("legal", Mornings)] }));

        (desk.Row("hours") is var row ? (row.Value, row.State) : default).ShouldBe((hours, hours < 40 ? NormState.Breach : NormState.Met));
    }

    [Fact]
    public void Of_an_office_that_does_not_serve_the_category_are_none_of_the_norms_business()
    {
        var desk = new NormDesk(rules: Least(40, "legal"));
        desk.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { Categories = ["citizen"] }));

        (desk.Row("hours") is var row ? (row.State, row.Subjects) : default).ShouldBe((NormState.NoData, 0));
    }

    private static ImmutableArray<DayHours> Mornings => [.. Enumerable.Range(1, 5).Select(day => new DayHours((IsoDayOfWeek)day, new LocalTime(8, 0), new LocalTime(12, 0)))];

    private static NormRule Least(decimal hours, string category) => new(
        "hours", "Часы", "Hours", "1", NormEntity.Office, NormMetrics.WeeklyHours, NormAggregation.ScheduleMinimum, NormUnit.HoursPerWeek, Comparator: Comparator.AtLeast, Threshold: hours,
        Where: new NormWhere(Categories: [category]));
}
