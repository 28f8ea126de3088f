using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>
/// Follows a live queue_log. A run begins at the beginning of the file that is there, so that calls in progress are known again; what was told before is told under
/// the same command ids and done once. Each run needs a feed of its own.
/// </summary>
internal sealed class QueueLogFeed(QueueLogPlace place, IGrains grains, IHostClock clock, ILogger logger)
{
    /// <summary>How long the file is left alone when nothing new was in it.</summary>
    private static readonly Duration Pause = Duration.FromMilliseconds(250);

    private readonly QueueLogFacts _facts = new(place.Company, new Notes());
    private readonly CallOrder _order = new();
    private readonly PbxFacts _sent = new(grains, logger);
    private int _line;

    /// <summary>Reads until cancelled; a file that is not there or cannot be read is waited for.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            await Follow(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // the next run tells what this one did not
        }
    }

    private async Task Follow(CancellationToken cancel)
    {
        using var tail = new LogTail(place.Path);
        string? trouble = null;
        while (true)
        {
            var lines = Read(tail, ref trouble);
            var facts = Facts(lines);
            await _sent.Send(facts, cancel).ConfigureAwait(false);
            if (lines.Count == 0) await clock.WaitUntil(clock.GetCurrentInstant() + Pause * Math.Max(clock.Speed, 1), cancel).ConfigureAwait(false);
        }
    }

    private List<string> Read(LogTail tail, ref string? trouble)
    {
        var now = "";
        try
        {
            return tail.Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            now = e.Message;   // a disk or a right that may come back
            return [];
        }
        finally
        {
            now = now.Length == 0 && !tail.IsOpen ? "there is no such file yet" : now;
            if (now != trouble && now.Length > 0) logger.QueueLogWaits(place.Company, place.Path, now);
            trouble = now;
        }
    }

    private List<Envelope> Facts(List<string> lines)
    {
        var facts = new List<Envelope>();
        foreach (var text in lines)
        {
            _line++;
            if (text.Length == 0 || text[0] == '#') continue;
            if ((QueueLogLine.Read(text, out var line) ?? _facts.Read(_order.InOrder(line with { Queue = place.LineOf(line.Queue) }, out _), facts)) is { } problem)
                logger.QueueLogLineUnused(place.Company, place.Path, _line, problem);
        }
        if (lines.Count == 0) facts.AddRange(_facts.Lost(clock.GetCurrentInstant()));   // only once all that is written is known
        return facts;
    }
}
