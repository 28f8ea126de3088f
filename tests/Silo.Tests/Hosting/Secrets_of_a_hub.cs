using OpsHub.Silo.Engine;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Tests.Hosting;

public sealed class Secrets_of_a_hub : IDisposable
{
    private readonly Secret _secret = new($"OPSHUB_TEST_{Guid.NewGuid():N}", "Of a test.");

    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        Say(null, null);
        File.Delete(_file);
    }

    [Fact]
    public void Come_from_the_environment()
    {
        Say("open sesame", null);

        _secret.Read().ShouldBe("open sesame");
    }

    [Fact]
    public void Come_from_a_file_without_the_end_of_its_line()
    {
        File.WriteAllText(_file, "open sesame\n");
        Say(null, _file);

        _secret.Read().ShouldBe("open sesame");
    }

    [Fact]
    public void Are_nothing_where_nobody_says_them() => _secret.Read().ShouldBeNull();

    [Fact]
    public void Are_refused_where_two_places_say_them()
    {
        Say("open sesame", _file);

        Should.Throw<SettingRefusedException>(_secret.Read).Message.ShouldBe($"{_secret.Name} and {_secret.Name}_FILE are both set: keep one of them.");
    }

    [Theory]
    [InlineData(false, "cannot be read")]
    [InlineData(true, "an empty file")]
    public void Are_refused_from_a_file_that_holds_none(bool there, string why)
    {
        if (!there) File.Delete(_file);
        Say(null, _file);

        Should.Throw<SettingRefusedException>(_secret.Read).Message.ShouldContain(why);
    }

    [Theory]
    [InlineData("Engine:IdleReleaseS=0", "Engine:IdleReleaseS is 1 to 86400 seconds.")]
    [InlineData("Engine:IdleReleaseS=soon", "deploy/configuration.md")]
    public void Settings_that_cannot_be_are_refused_with_what_they_may_be(string said, string expected) =>
        Should.Throw<SettingRefusedException>(() => Settings.Read<EngineOptions>(EngineOptions.Section, [said])).Message.ShouldContain(expected);

    [Fact]
    public void Settings_of_the_log_are_read_whatever_OPSHUB_LOG_says()
    {
        Environment.SetEnvironmentVariable("OPSHUB_EventLog__PostgresWriters", "4");
        try
        {
            var read = Settings.Read<EventLogOptions>(EventLogOptions.Section, ["EventLog:MaxWaiting=7"]);
            (read.PostgresWriters, read.MaxWaiting, read.MaxBatchCommits).ShouldBe((4, 7, 1_000));
        }
        finally
        {
            Environment.SetEnvironmentVariable("OPSHUB_EventLog__PostgresWriters", null);
        }
    }

    private void Say(string? value, string? file)
    {
        Environment.SetEnvironmentVariable(_secret.Name, value);
        Environment.SetEnvironmentVariable($"{_secret.Name}_FILE", file);
    }
}
