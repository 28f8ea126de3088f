using OpsHub.Silo.Cli;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Support;

namespace OpsHub.Silo.Tests.Cli;

public sealed class Help
{
    [Fact]
    public async Task Names_the_default_of_the_log_and_not_what_the_environment_holds() =>
        (await CommandLine.Run("serve", "--help")).Output.ShouldContain("[default: OPSHUB_LOG, or sqlite:var/opshub.db]");

    [Fact]
    public void Never_says_a_password_of_a_connection() => new LogPlace("Host=db;Password=sesame").ToString().ShouldNotContain("sesame");

    [Fact]
    public async Task Still_takes_the_log_that_is_named() => (await Should.ThrowAsync<LogAwayException>(() => CommandLine.Run("log", "info", "--log", "sqlite:/proc/nowhere/all.db"))).Message.ShouldContain("/proc/nowhere");
}
