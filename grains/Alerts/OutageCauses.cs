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

    /// <summary>The first cause of each subject, each once.</summary>
    public IReadOnlyCollection<KnownCause> First => [.. _touching.Values.Select(t => t.Min!).DistinctBy(o => o.Id).Select(Cause)];

    /// <param name="id">Id of the outage.</param>
    /// <param name="now">As it is now, or null: it is over.</param>
    /// <returns>Whether <see cref="First"/> may say something else than before.</returns>
    public bool Put(string id, OpenOutage? now)
    {
        var first = false;
        if (_known.Remove(id, out var before))
            foreach (var subject in Subjects(before)) first |= Remove(subject, before);
        if (now is not { State.Active: true, Offices.IsEmpty: false }) return first;
        _known[id] = now;
        foreach (var subject in Subjects(now)) first |= Add(subject, now);
        return first;
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

    private static KnownCause Cause(OpenOutage outage) => new($"outage/{outage.Id}", Name(outage.State.Told!), [.. Subjects(outage)], Since(outage));

    private static IEnumerable<string> Subjects(OpenOutage outage) => outage.Offices.Select(f => $"{Scope.Office}/{f}").Concat(Hearing.IsHeard(outage.State.Told!) ? [Inhibition.EveryLine] : []);

    private static Instant Since(OpenOutage outage) => outage.State.Told!.StartsAt ?? outage.State.Told.At;

    /// <summary>What it is and the first place of it.</summary>
    private static string Name(OutageReported told)
    {
        var kind = told.Kind switch { OutageKind.Planned => "плановое отключение", OutageKind.Emergency => "авария", _ => "ограничение" };
        var place = told.Area.IsEmpty ? null : string.Join(", ", new[] { told.Area[0].Place, told.Area[0].Street }.Where(p => p is not null));
        return string.IsNullOrEmpty(place) ? kind : $"{kind}, {place}";
    }
}
