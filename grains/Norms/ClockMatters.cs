using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;

namespace OpsHub.Grains.Norms;

/// <summary>The appeals of one company whose clocks norms count: the open ones, and those that ended not long ago. A fold of their events.</summary>
/// <param name="changed">Told with an appeal as it was, or null, and as it is.</param>
internal sealed class ClockMatters(Action<ClockMatter?, ClockMatter> changed)
{
    private readonly Dictionary<string, ClockMatter> _all = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ClockMatter> All => _all.Values;

    public void Apply(string id, AppealEvent happened)
    {
        var was = _all.GetValueOrDefault(id);
        if (Next(id, was, happened) is not { } now || now == was) return;
        _all[id] = now;
        changed(was, now);
    }

    /// <summary>Forgets what ended before the instant.</summary>
    public void Forget(Instant before)
    {
        foreach (var over in _all.Values.Where(m => m.OverAt < before).ToList()) _all.Remove(over.Id);
    }

    /// <summary>Takes one back from a file; nobody is told.</summary>
    public void Restore(ClockMatter matter) => _all[matter.Id] = matter;

    private static ClockMatter? Next(string id, ClockMatter? was, AppealEvent happened) => happened switch
    {
        AppealReceived e => new ClockMatter(id, Word(e.Kind), null, Word(e.Office), e.ReceivedAt, null, [], null),
        AppealRegistered e => new ClockMatter(id, Word(e.Kind), Word(e.Category), Word(e.Office), e.ReceivedAt, e.At, was?.Clocks ?? [], null),
        _ when was is null => null,
        AppealClocksSet e => was with { Clocks = [.. e.Clocks.Select(ClockMark.Of)] },
        AppealOverdue e => was with { Clocks = [.. was.Clocks.Select(c => c.Name == e.Clock ? c with { Overdue = true } : c)] },
        AppealClosed or AppealLeft => was with { OverAt = happened.At },
        _ => was,
    };

    /// <summary>The same few words come a million times.</summary>
    private static string? Word(string? word) => word is null ? null : string.Intern(word);
}
