using OpsHub.ClientHub.Access;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Guessing_passwords
{
    private const string Office = "10.0.0.1";

    private readonly SignInGate _gate = new(3, TimeSpan.FromSeconds(60));

    [Fact]
    public void Is_answered_slower_with_every_failure_up_to_a_bound()
    {
        var now = TimeSpan.Zero;
        var pauses = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var pause = Try("anna", now);
            pauses.Add(pause.TotalSeconds);
            now += pause;
            if (pause > TimeSpan.Zero) Try("anna", now).ShouldBe(TimeSpan.Zero);
        }

        pauses.ShouldBe([0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    [Fact]
    public void Side_by_side_is_no_faster_than_one_after_the_other() =>
        Enumerable.Range(0, 100).Count(_ => Try("anna", TimeSpan.Zero) == TimeSpan.Zero).ShouldBe(4);   // none of them is answered yet

    [Fact]
    public void Does_not_slow_down_others()
    {
        for (var i = 0; i < 10; i++) Try("anna", TimeSpan.Zero);

        Try("anna", TimeSpan.Zero).ShouldNotBe(TimeSpan.Zero);
        _gate.Enter("anna", "10.0.0.2", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
        Try("boris", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Of_many_logins_from_one_address_is_slowed_down_too()
    {
        for (var i = 0; i < 31; i++) Try($"login{i}", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);

        Try("fresh", TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Is_forgotten_after_the_longest_pause()
    {
        for (var i = 0; i < 4; i++) Try("anna", TimeSpan.Zero);

        for (var i = 0; i < 3; i++) Try("anna", TimeSpan.FromSeconds(63)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Is_forgiven_by_the_right_password()
    {
        for (var i = 0; i < 3; i++) Try("anna", TimeSpan.Zero);
        _gate.Succeeded("anna", Office, TimeSpan.Zero);

        for (var i = 0; i < 3; i++) Try("anna", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Of_others_is_not_forgiven_by_one_right_password()
    {
        for (var i = 0; i < 30; i++) Try($"login{i}", TimeSpan.Zero);
        Try("boris", TimeSpan.Zero);
        _gate.Succeeded("boris", Office, TimeSpan.Zero);

        Try("fresh", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
        Try("next", TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_hundred_screens_of_one_office_come_in_one_after_the_other()
    {
        for (var i = 0; i < 100; i++)
        {
            Try("", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
            _gate.Succeeded("", Office, TimeSpan.Zero);
        }
    }

    [Fact]
    public void Of_keys_counts_each_once()
    {
        for (var i = 0; i < 31; i++) Try("", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);

        Try("", TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Of_one_login_from_ever_new_addresses_is_slowed_and_never_for_long()
    {
        var now = TimeSpan.Zero;
        for (var i = 0; i < 30; i++) From(i, now).ShouldBe(TimeSpan.Zero);
        From(30, now).ShouldBe(TimeSpan.Zero);
        var pauses = Enumerable.Range(31, 8).Select(i =>
        {
            var pause = From(i, now);
            now += pause;
            From(i, now);
            return pause.TotalSeconds;
        }).ToArray();

        pauses.ShouldBe([2, 4, 8, 16, 30, 30, 30, 30]);
    }

    [Fact]
    public void By_strangers_elsewhere_does_not_slow_whoever_signs_in_where_he_always_does()
    {
        for (var i = 0; i < 31; i++) From(i, TimeSpan.Zero);

        From(99, TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(2));
        _gate.Enter("anna", Office, TimeSpan.Zero, known: true).ShouldBe(TimeSpan.Zero);
    }

    private TimeSpan From(int sender, TimeSpan now) => _gate.Enter("anna", $"10.1.0.{sender}", now);

    private TimeSpan Try(string login, TimeSpan now) => _gate.Enter(login, Office, now);
}
