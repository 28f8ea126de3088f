using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Alerts;

/// <summary>An alert as far as causes go.</summary>
/// <param name="Key">Key of its grain.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Since">When its condition began.</param>
public sealed record Inhibited(string Key, AlertRule Rule, string Subject, Instant Since)
{
    public string Group => Rule.Group ?? Rule.Id;

    /// <summary>Whether it says that a feed is silent.</summary>
    public bool IsSilence => Rule is { Watch: WatchKind.Condition, Of: ConditionKinds.FeedSilent };

    /// <summary>Whether a person pressed a button.</summary>
    public bool IsSignal => Rule.Watch == WatchKind.Condition && ConditionKinds.IsSignal(Rule.Of);
}

/// <summary>Something known outside of the alerts that causes some of them, such as an outage.</summary>
/// <param name="Key">Unique, such as <c>outage/o-17</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Subjects">What it touches; everything in these too.</param>
/// <param name="Since">What began before is none of its consequences.</param>
public sealed record KnownCause(string Key, string Name, ImmutableArray<string> Subjects, Instant Since);

/// <summary>What is known that an alert may follow from.</summary>
internal interface IKnownCauses
{
    /// <summary>The known cause that touches a subject and began first, or null.</summary>
    KnownCause? Outside(string subject);

    /// <summary>Key of an alert that says that the feed of a subject is silent, or null.</summary>
    string? Silence(string subject);

    /// <summary>Key of an alert of a group at a subject, or null.</summary>
    string? InGroup(string group, string subject);
}

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
        var touching = known.SelectMany(c => c.Subjects, (cause, subject) => (cause, subject)).ToLookup(t => t.subject, t => t.cause, StringComparer.Ordinal);
        var book = new CauseBook(subject => touching[subject].MinBy(Began));
        foreach (var alert in firing) book.Add(alert);
        return firing.Where(a => book.Of(a.Key) is not null).ToImmutableDictionary(a => a.Key, a => book.Of(a.Key)!, StringComparer.Ordinal);
    }

    /// <summary>The subject and all that it is in; every line is in <see cref="EveryLine"/>.</summary>
    internal static IEnumerable<string> Places(string subject) => Topology.Up(subject).Concat(subject.StartsWith(LinePrefix, StringComparison.Ordinal) ? [EveryLine] : []);

    /// <summary>What one alert follows from, or null.</summary>
    internal static string? CauseOf(Inhibited alert, IKnownCauses known) => alert.IsSignal ? null : Outside(alert, known) ?? Silence(alert, known) ?? Wider(alert, known);

    /// <summary>Of several the one that began first.</summary>
    private static string? Outside(Inhibited alert, IKnownCauses known) =>
        Places(alert.Subject).Select(known.Outside).OfType<KnownCause>().Where(c => c.Since <= alert.Since).MinBy(Began)?.Key;

    private static string? Silence(Inhibited alert, IKnownCauses known) => alert.IsSilence ? null : Topology.Up(alert.Subject).Select(known.Silence).FirstOrDefault(s => s is not null);

    private static string? Wider(Inhibited alert, IKnownCauses known) => Topology.Up(alert.Subject).Skip(1).Select(s => known.InGroup(alert.Group, s)).FirstOrDefault(a => a is not null);

    private static (Instant, string) Began(KnownCause cause) => (cause.Since, cause.Key);
}
