using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Cli;

/// <summary><c>forecast</c> and <c>what-if</c>, on a log with four told weeks and a morning of one window.</summary>
public sealed class Forecast_and_what_if_verbs : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-forecast-");
    private readonly VirtualClock _clock = new(Instant.FromUtc(2026, 11, 24, 4, 0));

    public async Task InitializeAsync()
    {
        await using var hub = await Hub.Start(new HubOptions { Log = Log, Clock = _clock, Catalog = Concepts.Catalog, WatchDeadlines = false }, NullLoggerFactory.Instance, CancellationToken.None);
        var queue = Queue.IdOf("volga", "north");
        for (var day = 28; day >= 1; day--)
            await Send(hub, OfficePastDays.IdOf("volga", "north"), new TellPastDay(new LocalDate(2026, 11, 24).PlusDays(-day), [.. Enumerable.Range(0, 24).Select(h => h is >= 9 and < 17 ? 12 + (day % 7) : 0)], []));
        await Send(hub, queue, new ConfigureQueue(new QueueRules(DateTimeZoneProviders.Tzdb["Europe/Samara"], [new QueueService("contracts", "Договоры", "А")])));
        await Send(hub, queue, new AdmitWindow(1, ["contracts"]));
        for (var visitor = 0; visitor < 6; visitor++) await Send(hub, queue, new IssueTicket("contracts"));
        for (var visitor = 0; visitor < 6; visitor++)
        {
            await Send(hub, queue, new CallNext(1));
            await Send(hub, queue, new StartService(1));
            _clock.AdvanceTo(_clock.GetCurrentInstant() + Duration.FromSeconds(600));
            await Send(hub, queue, new FinishService(1));
        }
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Print_the_errors_of_the_forecast_beside_last_week_and_the_mean()
    {
        var said = await CommandLine.Run("forecast", "--log", Log);

        said.Code.ShouldBe(0, said.Error);
        var lines = said.Output.Split('\n').Where(l => l.StartsWith("volga/office/north", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        lines.Select(l => l[1]).ShouldBe(["forecast", "last-week", "mean"]);
        lines.ShouldAllBe(l => l[2] == "22");   // the 21 told days with a week before them, and the day itself
    }

    [Fact]
    public async Task Play_a_day_again_with_a_window_more()
    {
        var said = await CommandLine.Run("what-if", "--office", "volga/north", "--day", "2026-11-24", "--windows", "08:00-12:00=+1", "--log", Log);

        said.Code.ShouldBe(0, said.Error);
        var lines = said.Output.Split('\n').Select(l => l.TrimEnd()).ToList();
        lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["as", "it", "was", "6", "1500", "3000", "66.7", "–"]);
        lines[2].ShouldBe(lines[1].Replace("as it was", "replayed ", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("Replayed with its own windows, the day comes out as it was", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("north", "2026-11-24", "08:00-12:00=+1", "--office: expected company/office, such as samara/samara-01.")]
    [InlineData("volga/north", "today", "08:00-12:00=+1", "--day: expected a day such as 2026-11-24.")]
    [InlineData("volga/north", "2026-11-24", "two", "--windows: expected 09:00-12:00=+2, several with commas between them.")]
    [InlineData("volga/north", "2026-11-23", "08:00-12:00=+1", "Nobody was called in volga/north on 2026-11-23, as far as this log goes.")]
    public async Task Say_what_is_wrong_with_a_question(string office, string day, string windows, string error)
    {
        var said = await CommandLine.Run("what-if", "--office", office, "--day", day, "--windows", windows, "--log", Log);

        said.Code.ShouldNotBe(0);
        said.Error.ShouldBe(error);
    }

    private string Log => $"sqlite:{Path.Combine(_folder.FullName, "opshub.db")}";

    private static async Task Send(Hub hub, GrainId grain, ICommand command)
    {
        var outcome = await hub.Grains.Send(new Envelope(grain, Guid.NewGuid().ToString(), command, "test"), CancellationToken.None);
        outcome.ShouldBeOfType<Outcome.Done>(outcome.ToString());
    }
}
