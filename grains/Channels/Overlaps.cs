using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Channels;

/// <summary>How reports that touch each other become one interruption. The earliest keeps its id; the others are absorbed.</summary>
internal static class Overlaps
{
    /// <param name="touched">At least one; the report bridges them where there are several.</param>
    public static InterruptionJoined Joined(ImmutableArray<Interruption> touched, ReportInterruption report, Instant from, Turn turn)
    {
        var (first, goesOn) = (touched[0], report.EndsAt is null || touched.Any(i => i.EndedAt is null));
        Instant? end = goesOn ? null : touched.Max(i => i.EndedAt) is { } latest ? Instant.Max(latest, report.EndsAt!.Value) : report.EndsAt;
        return new InterruptionJoined(
            first.Id, report.Report, Instant.Min(first.StartedAt, from), report.EndsAt, end, touched.Select(i => i.Reason).FirstOrDefault(r => r is not null) ?? report.Reason,
            report.ForceMajeure && touched.All(i => i.ForceMajeure), [.. touched.Skip(1).Select(i => i.Id)], turn.Actor, turn.OccurredAt);
    }
}
