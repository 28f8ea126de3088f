using System.Diagnostics.Metrics;
using NodaTime;
using OpsHub.ClientHub.Feed;
using OpsHub.ClientHub.Tests.Host;

namespace OpsHub.ClientHub.Tests.Feed;

/// <summary>How old news are when screens get them: what the hub promises of its freshness is measured by it.</summary>
public sealed class Age_of_news
{
    private readonly List<double> _ages = [];

    [Fact]
    public void Is_that_of_the_oldest_fact_since_the_last_push()
    {
        using var setup = new PumpSetup(new FeedOptions { PushIntervalMs = 300 });
        using var listening = Listen(setup);
        Show(setup, 1, secondsAgo: 60);
        setup.Watch();
        setup.Cycle(300);
        _ages.ShouldBeEmpty("a first look is no news");
        Show(setup, 2, secondsAgo: 3);
        setup.Cycle(300);
        Show(setup, 3, secondsAgo: 2);
        setup.Cycle(100);
        Show(setup, 4, secondsAgo: 1);
        setup.Cycle(100);
        _ages.ShouldBe([3], "the others are not due yet");

        setup.Cycle(100);
        setup.Cycle(300);
        Show(setup, 5, secondsAgo: 0.5);
        setup.Cycle(300);

        _ages.ShouldBe([3, 2, 0.5]);
    }

    [Fact]
    public void Counts_real_seconds_where_the_hub_s_clock_runs_faster()
    {
        using var setup = new PumpSetup();
        using var listening = Listen(setup);
        setup.Clock.Speed = 60;
        Show(setup, 1, secondsAgo: 0);
        setup.Watch();
        setup.Cycle();

        Show(setup, 2, secondsAgo: 30);
        setup.Cycle();

        _ages.ShouldBe([0.5]);
    }

    [Fact]
    public void Is_not_told_of_facts_that_nobody_watches_or_that_are_too_old_to_be_known()
    {
        using var setup = new PumpSetup();
        using var listening = Listen(setup);
        Show(setup, 1, secondsAgo: 1);
        setup.Cycle();
        setup.Watch();
        setup.Cycle();

        setup.Show(2, "a", 2);
        setup.Cycle();

        _ages.ShouldBeEmpty();
    }

    private static void Show(PumpSetup setup, long position, double secondsAgo)
    {
        setup.Boards.Recorded[position] = TestClock.Morning - Duration.FromSeconds(secondsAgo);
        setup.Show(position, "a", position);
    }

    private MeterListener Listen(PumpSetup setup)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument == setup.Meter.FeedLag) l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, age, _, _) => _ages.Add(age));
        listener.Start();
        return listener;
    }
}
