using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Retention;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>One alert that fired again and again for a year: its runs perish as a whole, and it knows afterwards what it knew.</summary>
public sealed class Choice_of_old_alerts
{
    private static readonly Instant Start = Instant.FromUtc(2025, 1, 1, 8, 0);

    private static readonly AlertTerms Terms = new(ShippedRules.Of([]).First(r => r.ForS > 0 && r.EscalateS is not null), "office/01", "Office");

    private readonly List<OldCommit> _commits = [];
    private object _state = Alert.Kind.Initial;
    private long _position;

    [Fact]
    public void Are_all_runs_between_the_first_and_the_newest()
    {
        for (var n = 0; n < 6; n++) Run(n, fires: true);

        var chosen = Choose(Start + Duration.FromDays(365));

        chosen.Going.Select(c => c.Position).ShouldBe(_commits.Where(c => RunOf(c) is > 0 and < 5).Select(c => c.Position));
        chosen.Staying.Select(s => RunOf(s.Commit)).Distinct().ShouldBe([0, 5]);
    }

    [Fact]
    public void Keep_the_last_that_fired_when_conditions_only_passed_since()
    {
        for (var n = 0; n < 6; n++) Run(n, fires: n < 3);

        var chosen = Choose(Start + Duration.FromDays(365));

        chosen.Going.Select(RunOf).Distinct().ShouldBe([1, 3, 4]);
        var left = _commits.Except(chosen.Going).ToList();
        StreamFold.Of(Alert.Kind, left, Start).State.ShouldBe(StreamFold.Of(Alert.Kind, _commits, Start).State);
    }

    [Fact]
    public void Are_never_half_of_one_that_goes_on_over_the_cut()
    {
        for (var n = 0; n < 3; n++) Run(n, fires: true);
        var cut = _commits[^2].RecordedAt;

        var (old, young) = (_commits.Where(c => c.RecordedAt < cut).ToList(), true);
        var chosen = new StreamChoice(Alert.Kind, DataKind.Alerts, cut, 50).Of(old, young);

        chosen.Going.Select(RunOf).Distinct().ShouldBe([1]);
    }

    private StreamChosen Choose(Instant before) => new StreamChoice(Alert.Kind, DataKind.Alerts, before, 50).Of(_commits, goesOn: false);

    private static int RunOf(OldCommit commit) => (int)((commit.RecordedAt - Start).TotalDays / 10);

    /// <summary>A condition that begins, fires or passes, and is over.</summary>
    private void Run(int n, bool fires)
    {
        var at = Start + Duration.FromDays(10 * n);
        Send(new BeginCondition(Terms, new Reading(n)), at);
        if (fires)
        {
            Send(new WakeAlert("fire"), at + Duration.FromSeconds(Terms.Rule.ForS));
            Send(new AcknowledgeAlert(), at + Duration.FromHours(1));
        }
        Send(new EndCondition(), at + Duration.FromHours(2));
        if (fires) Send(new WakeAlert("resolve"), at + Duration.FromHours(3));
    }

    private void Send(AlertCommand command, Instant at)
    {
        var (events, refusal) = Alert.Kind.Decide(_state, command, new Turn(Alert.IdOf("samara", "rule", "office/01"), at, at, "test"));
        refusal.ShouldBeNull();
        if (events.IsEmpty) return;
        _state = events.Aggregate(_state, Alert.Kind.Evolve);
        _position += events.Length;
        _commits.Add(new OldCommit(_position, _position, at, [.. events], 1));
    }
}
