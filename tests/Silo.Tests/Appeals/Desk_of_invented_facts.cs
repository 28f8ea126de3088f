namespace OpsHub.Silo.Tests.Appeals;

/// <summary>Every page says when what it shows is invented; a desk learns it with its words.</summary>
public sealed class Desk_of_invented_facts
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_told_so(bool simulated)
    {
        await using var desk = await ServedDesk.Start(boards: true);
        await desk.Command("samara/company/profile/register-company", new { name = "Самараэнерго", timeZone = "Europe/Samara", simulated });

        (await desk.Get("samara/appeals/words")).GetProperty("simulated").GetBoolean().ShouldBe(simulated);
        (await desk.Get("saratov/appeals/words")).GetProperty("simulated").GetBoolean().ShouldBeFalse();   // another company's
    }
}
