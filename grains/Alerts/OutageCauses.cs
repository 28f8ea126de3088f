using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Alerts;

/// <summary>
/// Outages that go on, as causes of alerts of the offices whose served areas they touch and, where many are without electricity, of the phone lines. One that touches no known office explains nothing.
/// Of all that touch a subject only the one that began first can be named as a cause (<see cref="Inhibition"/>): they are kept in that order, so that tens of thousands are not listed for every alert.
/// </summary>
internal sealed class OutageCauses
{
    private static readonly IComparer<OpenOutage> Order = Comparer<OpenOutage>.Create(static (a, b) => Since(a).CompareTo(Since(b)) is not 0 and var time ? time : string.CompareOrdinal(a.Id, b.Id));

    private readonly Dictionary<string, OpenOutage> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<OpenOutage>> _touching = new(StringComparer.Ordinal);

    public OutageCauses(IEnumerable<OpenOutage> open)
    {
        foreach (var outage in open) Put(outage.Id, outage);
    }

    /// <summary>The cause that touches a subject and began first, or null.</summary>
    public KnownCause? FirstAt(string subject) => _touching.TryGetValue(subject, out var touching) ? Cause(touching.Min!) : null;

    /// <param name="id">Id of the outage.</param>
    /// <param name="now">As it is now, or null: it is over.</param>
    /// <returns>Subjects of which <see cref="FirstAt"/> may say something else than before.</returns>
    public IReadOnlySet<string> Put(string id, OpenOutage? now)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        if (_known.Remove(id, out var before)) changed.UnionWith(Subjects(before).Where(s => Remove(s, before)).ToList());
        if (now is not { State.Active: true, Offices.IsEmpty: false }) return changed;
        _known[id] = now;
        changed.UnionWith(Subjects(now).Where(s => Add(s, now)).ToList());
        return changed;
    }

    private bool Add(string subject, OpenOutage outage)
    {
        if (!_touching.TryGetValue(subject, out var touching)) _touching[subject] = touching = new(Order);
        touching.Add(outage);
        return ReferenceEquals(touching.Min, outage);
    }

    private bool Remove(string subject, OpenOutage outage)
    {
        var touching = _touching[subject];
        var first = ReferenceEquals(touching.Min, outage);
        touching.Remove(outage);
        if (touching.Count == 0) _touching.Remove(subject);
        return first;
    }

    public static KnownCause Cause(OpenOutage outage) => new(CausedAppeals.SubjectOf(outage.Id), OutageName.Of(outage.State.Told!), [.. Subjects(outage)], Since(outage));

    private static IEnumerable<string> Subjects(OpenOutage outage) => outage.Offices.Select(f => $"{Scope.Office}/{f}").Concat(Hearing.IsHeard(outage.State.Told!) ? [Inhibition.EveryLine] : []);

    private static Instant Since(OpenOutage outage) => outage.State.Told!.StartsAt ?? outage.State.Told.At;
}
