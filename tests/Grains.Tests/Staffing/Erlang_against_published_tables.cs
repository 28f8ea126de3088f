using OpsHub.Grains.Staffing;

namespace OpsHub.Grains.Tests.Staffing;

/// <summary>Values that the tables of the trade print, to the digits they print.</summary>
public sealed class Erlang_against_published_tables
{
    [Theory]
    [InlineData(10, 10, 0.214582)]
    [InlineData(20, 10, 0.001869)]
    [InlineData(1, 1, 0.5)]
    [InlineData(0, 3, 1)]
    public void Erlang_b_is_the_share_that_finds_nobody_free(int servers, double erlangs, double blocked) => Erlang.Blocked(servers, erlangs).ShouldBe(blocked, 5e-7);

    [Theory]
    [InlineData(100, 180, 13, 20, 0.2853, 17.1, 0.7956)]
    [InlineData(100, 180, 14, 20, 0.1741, 7.84, 0.8884)]
    [InlineData(360, 240, 55, 15, 0.2387, 8.18, 0.8459)]
    public void Erlang_c_tells_who_waits_and_how_long(double calls, double handlingS, int agents, double targetS, double waiting, double asaS, double within)
    {
        var run = Erlang.Of(Traffic.PerHalfHour(calls, handlingS), agents, targetS);

        run.Waiting.ShouldBe(waiting, 5e-5);
        run.MeanWaitS.ShouldBe(asaS, 0.05);
        run.Within.ShouldBe(within, 5e-5);
        run.GivingUp.ShouldBe(0);
    }

    [Fact]
    public void Erlang_a_lets_people_give_up()
    {
        var run = Erlang.Of(new Traffic(48 / 60d, 60, 120), 50, 20);

        run.Waiting.ShouldBe(0.46777, 5e-6);
        run.MeanWaitS.ShouldBe(3.709, 5e-4);
        run.GivingUp.ShouldBe(0.03091, 5e-6);
        run.Within.ShouldBe(0.94302, 5e-6);
    }

    [Fact]
    public void Erlang_a_with_endless_patience_is_erlang_c()
    {
        var patient = Erlang.Of(Traffic.PerHalfHour(100, 180), 14, 20);
        var nearly = Erlang.Of(Traffic.PerHalfHour(100, 180, 1e9), 14, 20);

        nearly.Waiting.ShouldBe(patient.Waiting, 1e-5);
        nearly.MeanWaitS.ShouldBe(patient.MeanWaitS, 1e-3);
        nearly.Within.ShouldBe(patient.Within, 1e-5);
    }

    [Theory]
    [InlineData(180, 14)]
    [InlineData(240, 17)]
    [InlineData(300, 21)]
    public void Eighty_in_twenty_needs_so_many(double handlingS, int agents) => Need.ForLevel(Traffic.PerHalfHour(100, handlingS), 0.8, 20).ShouldBe(agents);

    [Fact]
    public void The_fewest_keep_the_norm_and_one_fewer_does_not()
    {
        var traffic = Traffic.PerHalfHour(40, 600);
        var windows = Need.ForMeanWait(traffic, 300)!.Value;

        Erlang.Of(traffic, windows, 0).MeanWaitS.ShouldBeLessThanOrEqualTo(300);
        Erlang.Of(traffic, windows - 1, 0).MeanWaitS.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void A_load_that_is_not_below_the_servers_has_no_end_and_one_beyond_all_servers_no_answer()
    {
        Erlang.Of(Traffic.PerHalfHour(100, 180), 10, 20).ShouldBe(LongRun.Hopeless);
        Need.ForMeanWait(new Traffic(Need.Most, 2), 60).ShouldBeNull();
    }
}
