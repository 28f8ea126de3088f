using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Norms;

/// <summary>The appeals, cases, promises, duties and marks of one company that norms count: the open ones, and those that ended not long ago. A fold of their events.</summary>
/// <param name="changed">Told with an appeal as it was, or null, and as it is.</param>
/// <param name="repeats">Whether some norm asks for repeats; otherwise nothing is kept of who wrote about what.</param>
internal sealed class ClockMatters(Action<ClockMatter?, ClockMatter> changed, bool repeats)
{
    private readonly Dictionary<(MatterFamily, string), ClockMatter> _all = [];

    /// <summary>Appeal that a customer wrote last on a topic.</summary>
    private readonly Dictionary<string, string> _latest = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ClockMatter> All => _all.Values;

    /// <summary>One appeal, or null: never heard of, or forgotten.</summary>
    public ClockMatter? Appeal(string id) => _all.GetValueOrDefault((MatterFamily.Appeal, id));

    public void Apply(string id, AppealEvent happened)
    {
        if (repeats && happened is AppealRegistered e && FirstContact.MatterOf(e) is { } about) Repeat(about, id, e.At);
        Put(MatterFamily.Appeal, id, was => Next(id, was, happened));
    }

    /// <summary>Whatever else norms count; facts that are no business of theirs are passed over.</summary>
    public void Apply(string id, IEvent happened)
    {
        switch (happened)
        {
            case CaseEvent e: Put(MatterFamily.Case, id, was => OtherMatters.Next(id, was, e)); break;
            case PromiseEvent e: Put(MatterFamily.Promise, id, was => OtherMatters.Next(id, was, e)); break;
            case DutyEvent e when OtherMatters.PeriodOf(id, e) is { } period: Put(MatterFamily.Duty, period, was => OtherMatters.Next(id, period, was, e)); break;
            case InterruptionEvent e: Take(id, e); break;
            case NoticeEvent e: Put(MatterFamily.Notice, id, was => NoticeMatters.Next(id, was, e)); break;
            case FeedbackEvent e: Put(MatterFamily.Feedback, OtherMatters.MarkOf(id, e), was => OtherMatters.Next(id, was, e)); break;
            default: break;
        }
    }

    /// <summary>Counts interruptions that go on up to an instant.</summary>
    public void Advance(Instant now)
    {
        foreach (var open in _all.Values.Where(m => m is { Family: MatterFamily.Interruption, OverAt: null } && now > m.BeganAt).ToList()) Put(MatterFamily.Interruption, open.Id, was => was! with { SeenTo = now });
    }

    /// <summary>Forgets what ended before the instant.</summary>
    public void Forget(Instant before)
    {
        foreach (var over in _all.Values.Where(m => m.OverAt < before).ToList()) Drop(over);
    }

    private void Take(string channel, InterruptionEvent happened)
    {
        Put(MatterFamily.Interruption, Interruptions.IdOf(channel, happened.Interruption), was => Interruptions.Next(channel, was, happened));
        foreach (var part in happened is InterruptionJoined joined ? joined.Absorbed : []) Put(MatterFamily.Interruption, Interruptions.IdOf(channel, part), was => was is null ? null : Interruptions.Gone(was));
    }

    /// <summary>The same customer with the same topic: the appeal before may not have been solved at first contact.</summary>
    private void Repeat(string about, string id, Instant at)
    {
        if (_latest.TryGetValue(about, out var last) && last != id && _all.TryGetValue((MatterFamily.Appeal, last), out var before) && FirstContact.IsLost(before.RegisteredAt ?? before.BeganAt, before.OverAt, at))
            Put(MatterFamily.Appeal, last, was => was! with { Unsolved = true });
        _latest[about] = id;
    }

    /// <summary>Takes one back from a file; nobody is told.</summary>
    public void Restore(ClockMatter matter) => Take(matter);

    private void Drop(ClockMatter matter)
    {
        _all.Remove((matter.Family, matter.Id));
        if (matter.About is { } about && _latest.GetValueOrDefault(about) == matter.Id) _latest.Remove(about);
    }

    private void Take(ClockMatter matter)
    {
        _all[(matter.Family, matter.Id)] = matter;
        if (matter.About is { } about && !_latest.ContainsKey(about)) _latest[about] = matter.Id;
    }

    private void Put(MatterFamily family, string id, Func<ClockMatter?, ClockMatter?> next)
    {
        var was = _all.GetValueOrDefault((family, id));
        if (next(was) is not { } now || now == was) return;
        Take(now);
        changed(was, now);
    }

    private ClockMatter? Next(string id, ClockMatter? was, AppealEvent happened) => happened switch
    {
        AppealReceived e => new ClockMatter(id, Word(e.Kind), null, Word(e.Office), e.ReceivedAt, null, [], null),
        AppealRegistered e => new ClockMatter(id, Word(e.Kind), Word(e.Category), Word(e.Office), e.ReceivedAt, e.At, was?.Clocks ?? [], null, About: repeats ? FirstContact.MatterOf(e) : null),
        _ when was is null => null,
        AppealClocksSet e => was with { Clocks = [.. e.Clocks.Select(ClockMark.Of)] },
        AppealOverdue e => was with { Clocks = [.. was.Clocks.Select(c => c.Name == e.Clock ? c with { Overdue = true } : c)] },
        AppealForwarded => was with { Unsolved = true },
        AppealClosed => was with { OverAt = happened.At, Closed = true },
        AppealLeft => was with { OverAt = happened.At },
        _ => was,
    };

    /// <summary>The same few words come a million times.</summary>
    private static string? Word(string? word) => word is null ? null : string.Intern(word);
}
