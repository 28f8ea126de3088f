using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Time;

namespace OpsHub.Replay.Tests.Time;

public sealed class Pace_of_a_replay
{
    private static readonly Instant Source = Instant.FromUtc(1999, 2, 1, 6, 0), Real = Instant.FromUtc(2026, 11, 24, 4, 0);
    private readonly WaitedClock _clock = new();

    [Fact]
    public void Max_goes_straight_to_the_next_fact_and_waits_for_nothing()
    {
        var pace = Begun(null);

        pace.Next(Source, Source + Duration.FromHours(9)).ShouldBe(Source + Duration.FromHours(9));
        pace.Step(Duration.FromMinutes(15)).ShouldBe(Duration.FromMinutes(15));
        pace.Until(Source + Duration.FromHours(9), CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
        _clock.Waited.ShouldBeNull();
    }

    [Fact]
    public async Task Sixty_goes_in_steps_of_a_tenth_of_a_real_second()
    {
        var pace = Begun(60);

        pace.Next(Source, Source + Duration.FromHours(9)).ShouldBe(Source + Duration.FromSeconds(6));
        pace.Next(Source, Source + Duration.FromSeconds(2)).ShouldBe(Source + Duration.FromSeconds(2));
        pace.Step(Duration.FromMinutes(15)).ShouldBe(Duration.FromSeconds(6));
        await pace.Until(Source + Duration.FromMinutes(10), CancellationToken.None);
        _clock.Waited.ShouldBe(Real + Duration.FromSeconds(10));
    }

    [Fact]
    public void A_step_is_never_longer_than_the_source_allows() => Begun(Pace.Fastest).Step(Duration.FromMinutes(15)).ShouldBe(Duration.FromMinutes(15));

    private Pace Begun(double? speed)
    {
        var pace = new Pace(_clock, speed);
        pace.Begin(Source);
        return pace;
    }

    private sealed class WaitedClock : IHostClock
    {
        public Instant? Waited { get; private set; }

        public double Speed => 1;

        public Instant GetCurrentInstant() => Real;

        public Task WaitUntil(Instant instant, CancellationToken cancel)
        {
            Waited = instant;
            return Task.CompletedTask;
        }
    }
}
