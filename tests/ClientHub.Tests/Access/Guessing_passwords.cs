using OpsHub.ClientHub.Access;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Guessing_passwords
{
    private readonly SignInGate _gate = new(3, TimeSpan.FromSeconds(60));

    [Fact]
    public void Is_answered_slower_with_every_failure_up_to_a_bound()
    {
        var pauses = Enumerable.Range(1, 12).Select(_ =>
        {
            _gate.Failed("anna", "10.0.0.1", TimeSpan.Zero);
            return _gate.Pause("anna", "10.0.0.1", TimeSpan.Zero).TotalSeconds;
        });

        pauses.ShouldBe([0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    }

    [Fact]
    public void Does_not_slow_down_others()
    {
        for (var i = 0; i < 10; i++) _gate.Failed("anna", "10.0.0.1", TimeSpan.Zero);

        _gate.Pause("anna", "10.0.0.2", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
        _gate.Pause("boris", "10.0.0.1", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Of_many_logins_from_one_address_is_slowed_down_too()
    {
        for (var i = 0; i < 31; i++) _gate.Failed($"login{i}", "10.0.0.1", TimeSpan.Zero);

        _gate.Pause("fresh", "10.0.0.1", TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Is_forgotten_after_the_longest_pause()
    {
        for (var i = 0; i < 4; i++) _gate.Failed("anna", "10.0.0.1", TimeSpan.Zero);

        _gate.Failed("anna", "10.0.0.1", TimeSpan.FromSeconds(63));

        _gate.Pause("anna", "10.0.0.1", TimeSpan.FromSeconds(63)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Is_forgiven_by_the_right_password()
    {
        for (var i = 0; i < 3; i++) _gate.Failed("anna", "10.0.0.1", TimeSpan.Zero);
        _gate.Succeeded("anna", "10.0.0.1");
        _gate.Failed("anna", "10.0.0.1", TimeSpan.Zero);

        _gate.Pause("anna", "10.0.0.1", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }
}
