using OpsHub.Grains.Notices;

namespace OpsHub.Grains.Norms;

/// <summary>How notices become matters that norms count: each has one clock, which ends when it is wherever the standard asks for.</summary>
internal static class NoticeMatters
{
    private const string Told = "told";

    public static ClockMatter? Next(string id, ClockMatter? was, NoticeEvent happened) => happened switch
    {
        NoticeRequired { Deadline: { } rule } e => new ClockMatter(id, e.Rule, null, null, e.At, e.At, [new ClockMark(Told, rule, e.DueAt, null, false, false)], null, MatterFamily.Notice),
        _ when was is null => null,
        NoticeChanged e => Changed(was, e),
        NoticePublished { Complete: true } e => With(was, c => c with { EndedAt = e.At }) with { OverAt = e.At },
        NoticeOverdue => With(was, c => c with { Overdue = true }),
        NoticeWithdrawn e => With(was, c => c is { EndedAt: null, Overdue: false } ? c with { DueAt = null } : c) with { OverAt = e.At },
        _ => was,
    };

    /// <summary>Who was told another time is told anew.</summary>
    private static ClockMatter Changed(ClockMatter was, NoticeChanged e) =>
        With(was, c => c with { DueAt = e.DueAt, EndedAt = e.Told ? c.EndedAt : null, Overdue = c.Overdue && c.DueAt == e.DueAt }) with { OverAt = e.Told ? was.OverAt : null };

    private static ClockMatter With(ClockMatter matter, Func<ClockMark, ClockMark> change) => matter with { Clocks = [.. matter.Clocks.Select(change)] };
}
