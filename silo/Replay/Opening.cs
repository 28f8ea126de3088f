using NodaTime;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay;

/// <summary>Puts in front of a source's facts what must be known before them: the company and its lines.</summary>
internal static class Opening
{
    public const string Actor = "replay";

    /// <summary>A day: a call sets no deadline, so stretches are bounded by the number of facts alone.</summary>
    private static readonly Duration CallStride = Duration.FromDays(1);

    /// <summary>A playback of phone calls.</summary>
    public static Playback Of(string company, IEnumerable<string> lines, DateTimeZone zone, int targetS, int rows, List<Envelope> facts, Notes notes, Rejects rejects)
    {
        var sorted = Sorted(facts);
        var start = sorted[0].OccurredAt!.Value;
        var opening = lines.Select(line => Register(Line.IdOf(company, line), new RegisterLine(new LineDetails(line, zone, targetS)), start));
        return new Playback(company, rows, [Company(company, zone, start), .. opening, .. sorted], CallStride, notes, rejects);
    }

    public static Envelope Company(string company, DateTimeZone zone, Instant at) => Register(Grains.Companies.Company.IdOf(company), new RegisterCompany(company, zone), at);

    public static Envelope Register(GrainId grain, ICommand command, Instant at) => new(grain, $"replay:{Catalog.NameOf(command)}", command, Actor, at);

    /// <summary>By source time; facts of one instant keep their order.</summary>
    public static List<Envelope> Sorted(IEnumerable<Envelope> facts) => [.. facts.OrderBy(f => f.OccurredAt)];
}
