using System.Text;
using NodaTime;

namespace OpsHub.Silo.Log;

/// <summary>What both stores can hold. Checked before a commit waits, so that one bad commit never fails the batch it would travel in.</summary>
internal static class CommitRules
{
    public const int MaxStreamLength = 400;
    public const int MaxCommandIdLength = 200;
    public const int MaxTextLength = 1_000;
    public const int MaxBytes = 32 << 20;
    public const int MaxEvents = 10_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Instant Earliest = Instant.FromUtc(1700, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2260, 1, 1, 0, 0);

    /// <exception cref="ArgumentException">Which rule the commit breaks.</exception>
    public static void Check(Commit commit)
    {
        Text("The stream", commit.Stream, 1, MaxStreamLength);
        Text("The command id", commit.CommandId, 1, MaxCommandIdLength);
        Text("The actor", commit.Actor, 0, MaxTextLength);
        if (commit.Refusal is { } refusal)
        {
            Require(commit.Events.Count == 0, "A refused command has no events.");
            Text("The refusal's code", refusal.Code, 1, MaxTextLength);
            Text("The refusal's detail", refusal.Detail, 0, int.MaxValue);
        }
        Require(commit.ExpectedVersion >= 0, "The expected version is 0 or more.");
        Require(commit.RecordedAt >= Earliest && commit.RecordedAt < Latest, "Hub time is within 1700–2259.");
        Events(commit.Events);
    }

    private static void Events(IReadOnlyList<EventData> events)
    {
        Require(events.Count <= MaxEvents, $"A commit has at most {MaxEvents} events.");
        long bytes = 0;
        foreach (var happened in events)
        {
            Text("The event's name", happened.Name, 1, MaxTextLength);
            bytes += happened.Data.Length;
        }
        Require(bytes <= MaxBytes, $"A commit has at most {MaxBytes} bytes of events.");
    }

    private static void Text(string what, string text, int min, int max)
    {
        Require(text.Length >= min && text.Length <= max, $"{what} is {min}–{max} characters long.");
        Require(!text.Contains('\0'), $"{what} has no zero character.");
        if (Ascii.IsValid(text)) return;

        try
        {
            Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"{what} is not Unicode text.", e);
        }
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds) throw new ArgumentException(rule);
    }
}
