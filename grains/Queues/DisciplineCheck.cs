using System.Collections.Immutable;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>Whether a discipline can be kept at all.</summary>
internal static class DisciplineCheck
{
    /// <summary>The first thing wrong, or null.</summary>
    public static Refusal? Problem(QueueRules rules)
    {
        if (rules.Discipline is not { } d) return null;
        var services = rules.Services.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        if (Twice(Given(d.Categories).Select(c => c.Id))) return new Refusal("category-twice", "Categories have ids of their own.");
        if (Given(d.Profiles).FirstOrDefault(p => p.Services.IsDefaultOrEmpty || p.Services.Concat(Given(p.Reserve)).Any(s => !services.Contains(s))) is { } profile)
            return new Refusal("profile-wrong", $"The window profile '{profile.Id}' offers nothing, or a service the queue does not have.");
        if (d.OvertakenAtMost is < 1 or > 1000) return new Refusal("overtaken-wrong", "A ticket may be overtaken 1 to 1000 times.");
        if (d.Parallel is < 1 or > 10) return new Refusal("parallel-wrong", "A window serves 1 to 10 visitors at once.");
        if (d.IdleS is < 10 or > 3600) return new Refusal("idle-wrong", "A window may stand free for 10 to 3600 seconds.");
        if (d.WrapUpS is < 0 or > 3600) return new Refusal("wrap-up-wrong", "Wrap-up takes 0 to 3600 seconds.");
        if (d.LostAfterS is < 600 or > 86400) return new Refusal("lost-wrong", "A service is lost after 600 to 86400 seconds.");
        return d.Booked is { } b && (b.EarlyS is < 0 or > 86400 || b.LateS is < 0 or > 86400 || b.LeadS is < 0 or > 604800)
            ? new Refusal("booked-wrong", "Early and late are 0 to 86400 seconds, the lead of a booking 0 to 604800.")
            : null;
    }

    private static ImmutableArray<T> Given<T>(ImmutableArray<T>? list) => list is { IsDefault: false } given ? given : [];

    private static bool Twice(IEnumerable<string> ids) => ids.GroupBy(i => i, StringComparer.Ordinal).Any(g => g.Count() > 1);
}
