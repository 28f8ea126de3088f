using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Alerts;

/// <summary>An alert as far as causes go.</summary>
/// <param name="Key">Key of its grain.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Since">When its condition began.</param>
public sealed record Inhibited(string Key, AlertRule Rule, string Subject, Instant Since);

/// <summary>Something known outside of the alerts that causes some of them, such as an outage.</summary>
/// <param name="Key">Unique, such as <c>outage/o-17</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Subjects">What it touches; everything in these too.</param>
/// <param name="Since">What began before is none of its consequences.</param>
public sealed record KnownCause(string Key, string Name, ImmutableArray<string> Subjects, Instant Since);

/// <summary>
/// Which alert another one is the consequence of (ADR 0076). What a person said by a button is never a consequence. In this order: a known cause that touches the subject; the silence of the
/// feed that the figure rests on; the same trouble of something wider, that is an alert of the same group at what the subject is in.
/// </summary>
public static class Inhibition
{
    /// <summary>Subject of a known cause that touches every phone line.</summary>
    public const string EveryLine = LinePrefix + "*";

    private const string LinePrefix = $"{Figures.Scope.Line}/";

    /// <summary>Cause by key of the alert; alerts without one are left out. A cause is never itself a consequence of its consequences.</summary>
    public static ImmutableDictionary<string, string> Causes(IReadOnlyCollection<Inhibited> firing, IReadOnlyCollection<KnownCause> known)
    {
        var silent = firing.Where(IsSilence).ToLookup(a => a.Subject, StringComparer.Ordinal);
        var touching = known.SelectMany(c => c.Subjects, (cause, subject) => (cause, subject)).ToLookup(t => t.subject, t => t.cause, StringComparer.Ordinal);
        var groups = firing.ToLookup(a => (a.Rule.Group ?? a.Rule.Id, a.Subject));
        var causes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var alert in firing)
            if (!IsSignal(alert) && (Known(alert, touching) ?? Silence(alert, silent) ?? Wider(alert, groups)) is { } cause) causes[alert.Key] = cause;
        return causes.ToImmutable();
    }

    /// <summary>Of several the one that began first.</summary>
    private static string? Known(Inhibited alert, ILookup<string, KnownCause> touching) =>
        Topology.Up(alert.Subject).Concat(alert.Subject.StartsWith(LinePrefix, StringComparison.Ordinal) ? [EveryLine] : []).SelectMany(s => touching[s]).Where(c => c.Since <= alert.Since).MinBy(c => (c.Since, c.Key))?.Key;

    private static string? Silence(Inhibited alert, ILookup<string, Inhibited> silent) =>
        IsSilence(alert) ? null : Topology.Up(alert.Subject).SelectMany(s => silent[s]).FirstOrDefault()?.Key;

    private static string? Wider(Inhibited alert, ILookup<(string, string), Inhibited> groups) =>
        Topology.Up(alert.Subject).Skip(1).SelectMany(s => groups[(alert.Rule.Group ?? alert.Rule.Id, s)]).FirstOrDefault()?.Key;

    private static bool IsSilence(Inhibited alert) => alert.Rule is { Watch: WatchKind.Condition, Of: ConditionKinds.FeedSilent };

    private static bool IsSignal(Inhibited alert) => alert.Rule.Watch == WatchKind.Condition && ConditionKinds.IsSignal(alert.Rule.Of);
}
