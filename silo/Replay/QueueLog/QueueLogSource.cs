using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Reports;
using OpsHub.Silo.Telephony.QueueLog;

namespace OpsHub.Silo.Replay.QueueLog;

/// <summary>Reads a whole queue_log file of Asterisk. Lines that start with # are comments.</summary>
internal static class QueueLogSource
{
    public const string Comment = "comment or empty line";
    public const string Backwards = "time runs backwards within a call: the time before it holds";
    public const string StillWaiting = "call still waits at the end of the file";
    public const string StillTalking = "call still talks at the end of the file";

    private const string Expected = "lines such as 1699286234|1699286234.123|8000|NONE|ENTERQUEUE||7145|1";

    /// <param name="path">Text, or text in gzip.</param>
    /// <param name="company">Company whose PBX it is.</param>
    /// <param name="zone">Zone in which its lines' days begin.</param>
    /// <param name="rejects">Where lines that cannot be used go.</param>
    /// <exception cref="SourceRefusedException">The file cannot be read at all, or has no call.</exception>
    public static Playback Read(string path, string company, DateTimeZone zone, Rejects rejects)
    {
        var notes = new Notes();
        var translation = new QueueLogFacts(company, notes);
        var facts = new List<Envelope>();
        var lines = Lines(path, notes, rejects, out var rows);
        foreach (var (line, number) in lines.OrderBy(l => l.Line.At))
            if (translation.Read(line, facts) is { } problem) rejects.Add(path, number, problem);
        if (facts.Count == 0) throw new SourceRefusedException($"{path} has no line that could be used ({rows} lines, {rejects.Count} rejected); expected {Expected}.");
        for (var i = 0; i < translation.Open.Waiting; i++) notes.Count(StillWaiting);
        for (var i = 0; i < translation.Open.Talking; i++) notes.Count(StillTalking);
        return Opening.Of(company, translation.Queues, zone, CallReport.TargetS, rows, facts, notes, rejects);
    }

    private static List<(QueueLogLine Line, int Number)> Lines(string path, Notes notes, Rejects rejects, out int rows)
    {
        var lines = new List<(QueueLogLine, int)>();
        var order = new CallOrder();
        using var reader = SourceFile.Open(path, Expected);
        for (rows = 0; Next(path, reader, rows) is { } text; rows++)
        {
            if (text.Length == 0 || text[0] == '#') notes.Count(Comment);
            else if (QueueLogLine.Read(text, out var line) is { } problem) rejects.Add(path, rows + 1, problem);
            else
            {
                lines.Add((order.InOrder(line, out var isBackwards), rows + 1));
                if (isBackwards) notes.Count(Backwards);
            }
        }
        return lines;
    }

    private static string? Next(string path, StreamReader reader, int line)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw SourceFile.Damaged(path, line, e);
        }
    }
}
