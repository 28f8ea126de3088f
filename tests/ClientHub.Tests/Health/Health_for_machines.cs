using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Tests.Host;

namespace OpsHub.ClientHub.Tests.Health;

public sealed class Health_for_machines
{
    [Fact]
    public async Task Is_ready_when_nothing_is_missing()
    {
        await using var hub = await TestHub.Start();

        (await hub.Client().GetStringAsync("/health/live")).ShouldBe("""{"status":"live"}""");
        (await hub.Client().GetStringAsync("/health/ready")).ShouldBe("""{"status":"ready"}""");
    }

    [Fact]
    public async Task Sends_nobody_away_for_want_of_rights_before_the_rights_are_known()
    {
        await using var hub = await TestHub.Start();
        hub.Readiness.Missing = new NotReady("catching-up", "Boards are 5 facts behind the log.");

        (await (await hub.Client().GetAsync("/api/v1/session")).Problem()).Code.ShouldBe("catching-up");
        hub.Readiness.Missing = null;
        (await (await hub.Client().GetAsync("/api/v1/session")).Problem()).Code.ShouldBe("not-signed-in");
        hub.Readiness.Missing = new NotReady("log-away", "The log cannot be reached.");
        (await (await hub.Client().GetAsync("/api/v1/session")).Problem()).Code.ShouldBe("not-signed-in");
    }

    [Fact]
    public async Task Lives_and_says_what_is_missing()
    {
        await using var hub = await TestHub.Start();
        hub.Readiness.Missing = new NotReady("log-away", "The log cannot be reached.");

        (await (await hub.Client().GetAsync("/health/ready")).Problem()).ShouldBe((503, "log-away", null, null));
        (await hub.Client().GetStringAsync("/health/live")).ShouldBe("""{"status":"live"}""");
    }
}
