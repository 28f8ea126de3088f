using System.Net;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Tests.Floor;

/// <summary>Who is expected, and what a day would have been, asked by HTTP and – of the day – on the command line.</summary>
public sealed class Forecast_and_what_if_over_HTTP : IAsyncLifetime
{
    private ServedFloor _floor = null!;

    public async Task InitializeAsync() => _floor = await ServedFloor.Start();

    public async Task DisposeAsync() => await _floor.DisposeAsync();

    [Fact]
    public async Task Forecasts_an_office_a_service_and_a_later_day_with_the_band_and_the_days_it_stands_on()
    {
        for (var week = 3; week >= 1; week--)
            await _floor.Send(OfficePastDays.IdOf(_floor.Company, _floor.Office), new TellPastDay(new LocalDate(2026, 11, 24).PlusWeeks(-week), [.. Enumerable.Range(0, 24).Select(h => h is >= 9 and < 17 ? 12 : 0)], []));
        await _floor.Send(new IssueTicket("contracts"));
        await _floor.Hub.CatchUp(CancellationToken.None);

        var today = await Forecast($"office={_floor.Office}");
        (today.GetProperty("day").GetString(), today.GetProperty("daysLearnt").GetInt32(), today.GetProperty("daysAlike").GetInt32(), today.GetProperty("error").GetProperty("days").GetInt32()).ShouldBe(("2026-11-24", 3, 3, 2));
        var whole = today.GetProperty("whole");
        whole.GetProperty("expected").GetDecimal().ShouldBe(96, 2);
        (whole.GetProperty("p10").GetInt32() < 96, whole.GetProperty("p90").GetInt32() > 96).ShouldBe((true, true));
        today.GetProperty("quarters").EnumerateArray().Select(q => q.GetProperty("from").GetString()).ShouldContain("09:00");
        (await Forecast($"office={_floor.Office}&day=2026-12-01")).GetProperty("daysAlike").GetInt32().ShouldBe(3);
        (await Forecast($"office={_floor.Office}&service=contracts")).GetProperty("enoughData").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("forecast", 400)]
    [InlineData("forecast?office=x&line=y", 400)]
    [InlineData("forecast?line=y&service=z", 400)]
    [InlineData("forecast?office=x&day=tomorrow", 400)]
    [InlineData("forecast?office=x&day=2030-01-01", 400)]
    [InlineData("forecast?office=nowhere", 404)]
    [InlineData("forecast?line=nowhere", 404)]
    [InlineData("what-if", 400)]
    [InlineData("what-if?office=nowhere&day=2026-11-24", 400)]
    [InlineData("what-if?office=nowhere&windows=09:00-10:00%3D%2B1", 400)]
    [InlineData("what-if?office=nowhere&day=2026-11-24&windows=09:00-10:00%3D%2B1", 404)]
    public async Task Says_what_is_wrong_with_a_question(string question, int status)
    {
        var answer = await _floor.Client.GetAsync($"/api/v1/{_floor.Company}/{question}");

        ((int)answer.StatusCode).ShouldBe(status);
        (await ServedFloor.Code(answer)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Tells_strangers_nothing()
    {
        (await _floor.Stranger().GetAsync($"/api/v1/{_floor.Company}/forecast?office={_floor.Office}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _floor.Stranger().GetAsync($"/api/v1/{_floor.Company}/what-if?office={_floor.Office}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Plays_a_day_again_with_a_window_more()
    {
        await _floor.Open(1, "contracts");
        for (var visitor = 0; visitor < 6; visitor++) await _floor.Send(new IssueTicket("contracts"));
        for (var visitor = 0; visitor < 6; visitor++)
        {
            await _floor.Send(new CallNext(1));
            await _floor.Send(new StartService(1));
            _floor.Advance(600);
            await _floor.Send(new FinishService(1));
        }

        var answer = await _floor.Get($"{_floor.Company}/what-if?office={_floor.Office}&day=2026-11-24&windows=00:00-23:00%3D%2B1");

        answer.GetProperty("faithful").GetBoolean().ShouldBeTrue();
        (answer.GetProperty("now").GetProperty("meanS").GetInt32(), answer.GetProperty("replayed").GetProperty("meanS").GetInt32()).ShouldBe((1500, 1500));
        answer.GetProperty("then").GetProperty("meanS").GetInt32().ShouldBeInRange(500, 800);
        var hour = answer.GetProperty("hours")[0];
        hour.GetProperty("replayed").GetProperty("meanS").GetInt32().ShouldBe(1500);
        (hour.GetProperty("thenWindows").GetProperty("openMin").GetInt32() > hour.GetProperty("windows").GetProperty("openMin").GetInt32()).ShouldBeTrue();
    }

    private async Task<JsonElement> Forecast(string question) => await _floor.Get($"{_floor.Company}/forecast?{question}");
}
