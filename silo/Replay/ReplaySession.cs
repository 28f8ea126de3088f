using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Reports;
using Spectre.Console;

namespace OpsHub.Silo.Replay;

/// <summary>One replay from the command line: read the source, play it with a progress bar, say what happened, write the reports.</summary>
/// <param name="options">What was asked.</param>
/// <param name="console">Where the progress bar goes, when it is a terminal.</param>
/// <param name="output">Where the summary goes.</param>
/// <param name="error">Where the sentence of a failure goes.</param>
internal sealed class ReplaySession(ReplayOptions options, IAnsiConsole console, TextWriter output, TextWriter error)
{
    public const int Done = 0, Failed = 1, Misused = 2;

    /// <summary>A log that is kept will be looked at by the time machine: what was recorded when follows the source to the minute.</summary>
    private static readonly Duration KeptStride = Duration.FromMinutes(1);

    /// <param name="read">Reads the source.</param>
    /// <param name="fold">Takes the events of the log for the reports.</param>
    /// <param name="report">Writes the reports.</param>
    /// <returns>Exit code: 1 when the hub refused facts, 2 when the source cannot be read.</returns>
    public async Task<int> Run(Func<Rejects, Playback> read, Action<Recorded> fold, Action report, CancellationToken cancel)
    {
        try
        {
            await using var list = options.Rejects is { } path ? ReportFile.Create(path) : null;
            var rejects = new Rejects(list);
            rejects.Begin();
            var playback = read(rejects);
            if (options.Log is not null) playback = playback with { Stride = Duration.Min(playback.Stride, KeptStride) };
            using var thrownAway = options.Log is null ? new ThrowawayLog() : null;
            await using var run = await ReplayRun.Open(playback, options.Log ?? thrownAway!.Connection, options.Speed, cancel);
            await PlayWithProgress(run, playback, cancel);
            await run.Read(fold, cancel);
            report();
            foreach (var (fact, reason) in run.Played.Refused) rejects.Note($"{fact.Grain} {fact.CommandId}", reason);
            Summary.Write(output, playback, run.Played);
            return run.Played.Refused.IsEmpty ? Done : Failed;
        }
        catch (SourceRefusedException e)
        {
            await error.WriteLineAsync(e.Message);
            return Misused;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await error.WriteLineAsync(options.Log is null ? "Stopped; its log is thrown away." : "Stopped; the same command goes on from here.");
            return Failed;
        }
    }

    private async Task PlayWithProgress(ReplayRun run, Playback playback, CancellationToken cancel)
    {
        var playing = run.Play(cancel);
        if (console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
            await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(bar => Follow(bar, run, playback, playing));
        await playing;
    }

    private static async Task Follow(ProgressContext bar, ReplayRun run, Playback playback, Task playing)
    {
        var task = bar.AddTask($"{playback.Facts.Count:N0} facts", maxValue: playback.Facts.Count);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!playing.IsCompleted && await tick.WaitForNextTickAsync(CancellationToken.None))   // playing ends by itself, also when it is stopped
        {
            task.Value = run.Played.Sent;
            task.Description = $"{run.Hub.Clock.GetCurrentInstant().InUtc():uuuu-MM-dd HH:mm} UTC";
        }
        task.Value = run.Played.Sent;
    }
}
