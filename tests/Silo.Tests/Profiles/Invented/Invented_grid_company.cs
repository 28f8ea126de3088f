using System.Text.Json.Nodes;
using Json.Schema;
using NodaTime.Text;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles.Versions;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Profiles.Invented;

/// <summary>A sixth company needs a file and no code: an invented grid company whose deadlines use what the five do not. Instants were worked out by hand from the rule and the calendar of 2025.</summary>
public sealed class Invented_grid_company
{
    private static readonly CompanyProfile Grid = ProfileReader.Read(Path.Combine(AppContext.BaseDirectory, "Profiles", "Invented", "grid.json"));
    private static readonly DeadlineStandard Standard = ProfileDeadlines.Standard(Grid, CalendarShelf.Read(CalendarShelf.Shipped));
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    [Fact]
    public void Keeps_the_schema() => JsonSchema.FromText(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "profile.schema.json")))
        .Evaluate(JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Profiles", "Invented", "grid.json")))).IsValid.ShouldBeTrue();

    [Theory]
    [InlineData("outage", "restored", "reported=2025-06-10T09:00", "2025-06-10T18:00:00")]                             // the wall clock is earlier than 24 hours
    [InlineData("outage", "restored", "reported=2025-06-10T19:00", "2025-06-11T18:00:00")]                             // 18:00 is the next one
    [InlineData("outage", "restored", "noticed=2025-06-10T08:30|reported=2025-06-10T09:00", "2025-06-10T18:00:00")]    // one of several start events
    [InlineData("outage", "supply", "reported=2025-06-10T09:00", "2025-06-11T09:00:00")]                               // a working day in summer
    [InlineData("outage", "supply", "reported=2025-06-14T09:00", "2025-06-15T21:00:00")]                               // a Saturday in summer
    [InlineData("outage", "supply", "reported=2025-01-11T09:00", "2025-01-11T17:00:00")]                               // winter
    [InlineData("outage", "crew", "reported=2025-06-10T20:00", "2025-06-11T10:00:00")]                                 // from the next opening on
    [InlineData("outage", "crew", "reported=2025-06-10T09:00", "2025-06-11T10:00:00")]                                 // the next period, though this one still runs
    [InlineData("works", "notice", "works-begin=2025-05-13T09:00", "2025-05-06T23:59:59")]                             // 12, 7, 6 May; 8–11 are off
    [InlineData("letter", "answer", "delivered=2025-06-02T09:00", "2025-06-18T23:59:59")]                              // 12 and 13 June are off
    [InlineData("letter", "answer", "delivered=2025-06-02T09:00|asked=2025-06-03T09:00|heard=2025-07-20T09:00", "2025-07-17T23:59:59")]   // the cap of 45 days
    [InlineData("letter", "registration", "delivered=2025-06-02T09:00", "2025-06-02T23:59:59")]                        // the day itself is the first
    [InlineData("connection", "answer", "paid=2025-06-02T09:00|agreed=2025-06-20T09:00", "2025-10-20T23:59:59")]       // the latest of two
    public void Is_reckoned_by_the_engine_as_it_is(string kind, string clock, string events, string due)
    {
        var subject = Subject(kind, events);

        Local(Due(subject, clock).DueAt).ShouldBe(due);
        Explanation.Replay(Reckoning.Explain(Standard.RuleFor(subject, clock)!, subject, Standard.Setting).Steps, Grid.TimeZone).ShouldBe(Due(subject, clock).DueAt);
    }

    [Fact]
    public void Counts_the_hours_of_a_customer_category() =>
        Local(Due(Subject("letter", "delivered=2025-06-02T09:00") with { Category = "legal", Office = "one" }, DeadlineRule.Answer).DueAt).ShouldBe("2025-06-03T10:00:00");

    [Theory]
    [InlineData("2025-03-31T08:00", "2025-04-02T10:00:00")]   // the first Tuesday, 1 April, has two hours; Wednesday the third
    [InlineData("2025-04-07T08:00", "2025-04-09T12:00:00")]   // the second Tuesday is closed; all three on Wednesday
    [InlineData("2025-04-14T08:00", "2025-04-23T10:00:00")]   // the third Tuesday has two; Wednesday 16 April is closed by its date
    [InlineData("2025-05-09T08:00", "2025-05-10T13:00:00")]   // a Saturday that is told of by its date
    [InlineData("2025-06-02T08:00", "2025-06-04T08:00:00")]   // summer: Tuesday 3 June has two hours, Wednesday one from seven on
    public void Knows_first_and_third_Tuesdays_seasons_and_single_dates(string delivered, string due) =>
        Local(Due(Subject("letter", $"delivered={delivered}") with { Channel = "account" }, DeadlineRule.Answer).DueAt).ShouldBe(due);

    [Fact]
    public void Has_a_day_before_which_a_notice_is_too_early() => Local(Due(Subject("works", "works-begin=2025-05-13T09:00"), "notice").EarliestAt!.Value).ShouldBe("2025-04-13T00:00:00");

    [Fact]
    public void Waits_until_all_that_must_come_first_has_come() =>
        Reckoning.Of(Standard.RuleFor(Subject("connection", "paid=2025-06-02T09:00"), DeadlineRule.Answer)!, Subject("connection", "paid=2025-06-02T09:00"), Standard.Setting).ShouldBeOfType<NotBegun>().Awaits.ShouldBe(["paid", "agreed"]);

    [Fact]
    public void Lists_money_and_what_has_no_form_as_not_enforced() => Unkept.Of(Grid).Select(u => (u.Id, u.Clause)).ShouldBe([("any-place", "4.2"), ("late-connection", "12.1")]);

    [Theory]
    [InlineData("\"from\": \"10-15\"", "\"from\": \"15-10\"", "$.deadlines.rules[1].variants[0].season: expected a first and a last day such as 10-15 and 04-15.")]
    [InlineData("\"on\": \"day-off\"", "\"on\": \"payday\"", "$.deadlines.rules[1].variants[1].on: expected one of working-day, day-off.")]
    [InlineData("{ \"on\": \"day-off\", \"within\"", "{ \"within\"", "$.deadlines.rules[1].variants[1]: expected a season, a kind of day or an attribute of the subject that tells it from the rule's own limit.")]
    [InlineData("\"categories\": [\"legal\"], \"hours\"", "\"categories\": [\"martian\"], \"hours\"", "$.offices[0].hoursFor[0].categories[0]: expected one of legal, citizen, not 'martian'.")]
    [InlineData("\"notBefore\": { \"amount\": 30", "\"notBefore\": { \"amount\": -30", "$.deadlines.rules[3].notBefore.amount: expected 0 to 3660, not -30.")]
    public void Is_refused_with_the_path_where_it_says_what_cannot_be(string right, string wrong, string message)
    {
        Grid.Source!.ShouldContain(right);

        Should.Throw<ProfileRefusedException>(() => ProfileReader.Parse("grid.json", System.Text.Encoding.UTF8.GetBytes(Grid.Source!.Replace(right, wrong)))).Message.ShouldStartWith($"grid.json: {message}");
    }

    private static DeadlineDue Due(DeadlineSubject subject, string clock) => Reckoning.Of(Standard.RuleFor(subject, clock).ShouldNotBeNull(), subject, Standard.Setting).ShouldBeOfType<DeadlineDue>();

    private static DeadlineSubject Subject(string kind, string events) => new(kind, [.. events.Split('|').Select(e => e.Split('=')).Select(e => new SubjectEvent(e[0], Pattern.Parse(e[1]).Value.InZoneStrictly(Grid.TimeZone).ToInstant()))]);

    private static string Local(Instant at) => at.InZone(Grid.TimeZone).ToString("uuuu-MM-dd'T'HH:mm:ss", null);
}
