using OpsHub.Grains.Alerts;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

/// <summary>Random conditions over days, told twice and late, against the rule said another way: second by second.</summary>
public sealed class Alert_against_a_model
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Fires_and_ends_exactly_when_a_count_of_seconds_says_so(int seed)
    {
        var random = new Random(seed);
        var (forS, settleS) = (random.Next(0, 200), random.Next(0, 200));
        var desk = new AlertDesk(AlertDesk.Rule with { ForS = forS, SettleS = settleS, EscalateS = random.Next(2) == 0 ? null : 100 });
        var (holds, model, second) = (false, new Model(forS, settleS), 0);
        for (var step = 0; step < 400; step++)
        {
            holds = random.Next(3) > 0 ? !holds : holds;   // every third time only said again
            if (holds) desk.Begin();
            else desk.End();
            if (random.Next(4) == 0) desk.World.Try(desk.Id, new AcknowledgeAlert());
            model.Tell(second, holds);
            var seconds = random.Next(1, 250);
            model.Pass(second, second += seconds);
            desk.World.Advance(seconds);
            (desk.State.Phase == AlertPhase.Firing).ShouldBe(model.Fires, $"seed {seed}, step {step}, second {second}");
        }

        var told = desk.World.Facts.Where(f => f.Event is AlertFired or AlertResolved).Select(f => ((int)(f.Event.At - Scenes.Morning).TotalSeconds, f.Event is AlertFired)).ToList();
        told.ShouldBe(model.Story, $"seed {seed}");
        told.Count.ShouldBeGreaterThan(10, "the seed must say something");
    }

    /// <summary>Knows no events: since when the condition has been so, and whether the alert fires.</summary>
    private sealed class Model(int forS, int settleS)
    {
        private int? _since, _overSince;

        public bool Fires { get; private set; }

        public List<(int Second, bool Fired)> Story { get; } = [];

        public void Tell(int second, bool holds)
        {
            if (holds) (_since, _overSince) = (_since ?? second, null);
            else (_since, _overSince) = (Fires ? _since : null, Fires ? _overSince ?? second : null);
            Look(second);
        }

        /// <summary>Every second up to the last one.</summary>
        public void Pass(int from, int to)
        {
            for (var second = from; second <= to; second++) Look(second);
        }

        private void Look(int second)
        {
            if (!Fires && _since is { } since && second >= since + forS) Turn(second, true);
            if (Fires && _overSince is { } over && second >= over + settleS) (_since, _overSince) = Turn(second, false);
        }

        private (int?, int?) Turn(int second, bool fires)
        {
            Fires = fires;
            Story.Add((second, fires));
            return (null, null);
        }
    }
}
