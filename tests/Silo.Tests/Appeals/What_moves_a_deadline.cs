using OpsHub.Grains.Appeals;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>Stops, extensions and VIP of the shipped standards, company by company. 29 April 2025 is a Tuesday.</summary>
public sealed class What_moves_a_deadline
{
    private const string Tuesday = "2025-04-29T16:00", Wednesday = "2025-04-30T10:00", Monday = "2025-05-05T10:00";

    private static readonly string[] Everything = ["grounds", "contract", "contract-date", "account", "contact", "name", "reply-address", "address"];

    private static DeskOf Registered(string company, bool vip = false, string? category = null) => new DeskOf(company).Do(Tuesday, company switch
    {
        "khges" => new RegisterAppeal("complaint", "post", Given: [.. Everything]),
        "samara" => new RegisterAppeal("claim-quality", "internet-reception", "citizen", Given: [.. Everything]),
        "saratov" => new RegisterAppeal("complaint", "email", category ?? "b2b", Topic: "T-1", Vip: vip, Given: [.. Everything]),
        "vladimir" => new RegisterAppeal("claim", "post", "individual", Given: [.. Everything]),
        _ => throw new InvalidOperationException(company),
    });

    [Theory]
    [InlineData("khges")]
    [InlineData("samara")]
    [InlineData("saratov")]
    [InlineData("vladimir")]
    public void Waiting_stops_no_clock_because_no_standard_says_so(string company)
    {
        var desk = Registered(company);
        var due = desk.Due;
        desk.Do(Wednesday, new AskCustomer(["account"])).Due.ShouldBe(due);
        desk.Do(Wednesday, new HearCustomer(["account"])).Do(Wednesday, new AskOutside("grid")).Due.ShouldBe(due);
        desk.Do(Monday, new HearOutside()).Due.ShouldBe(due);
    }

    [Theory]
    [InlineData("khges", "extension-not-allowed", null)]
    [InlineData("saratov", "extension-not-allowed", null)]
    [InlineData("samara", null, "2025-06-05")]        // A1-1.7: at most 30 days more than 6 May
    [InlineData("vladimir", "new-day-missing", null)] // G5 names no limit
    public void An_extension_is_as_long_as_the_standard_allows(string company, string? refusal, string? longest)
    {
        var desk = Registered(company);
        desk.Refusal(Wednesday, new ExtendAppeal("reason")).ShouldBe(refusal);
        if (longest is not null) desk.Do(Wednesday, new TellExtension("email")).Due.ShouldBe($"{longest}T23:59:59");
    }

    [Fact]
    public void A_citizens_extension_is_no_extension_for_others() =>
        new DeskOf("samara").Do(Tuesday, new RegisterAppeal("claim-quality", "internet-reception", "other", Given: [.. Everything])).Refusal(Wednesday, new ExtendAppeal("reason")).ShouldBe("extension-not-allowed");

    [Fact]
    public void An_extension_that_nobody_is_told_of_in_time_does_not_hold()
    {
        var desk = Registered("samara").Do(Wednesday, new ExtendAppeal("reason"));
        desk.Due.ShouldBe("2025-05-06T23:59:59");
        desk.Do("2025-05-07T00:10", new TellExtension("email")).Due.ShouldBe("2025-05-06T23:59:59");
    }

    [Theory]
    [InlineData("b2b", false, "2025-05-19")]
    [InlineData("b2b", true, "2025-05-19")]   // the faster pace is a recommendation: it moves the warning, not the deadline
    [InlineData("b2c", false, "2025-05-19")]
    [InlineData("b2c", true, "2025-05-09")]
    public void A_VIP_of_Saratov_is_answered_sooner(string category, bool vip, string due) => Registered("saratov", vip, category).Due.ShouldBe($"{due}T23:59:59");

    [Fact]
    public void A_VIP_company_of_Saratov_is_warned_of_after_two_thirds_of_the_time()
    {
        var desk = Registered("saratov", vip: true);
        desk.Local(desk.Answer.AmberAt!.Value)[..10].ShouldBe("2025-05-12");
    }
}
