using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Rotas;

/// <param name="At">When it came.</param>
public sealed record HeldPage(Page Page, Instant At);

/// <param name="Held">In the order they came.</param>
/// <param name="Spoke">When messages went, as long as that matters.</param>
/// <param name="Told">When each group was last told, as long as that matters.</param>
/// <param name="Open">Alerts that it was told of and not yet that they are over.</param>
/// <param name="Terms">As said last, or null before the first page.</param>
/// <param name="Messages">How many went.</param>
public sealed record PagerState(
    ImmutableArray<HeldPage> Held, ImmutableArray<Instant> Spoke, ImmutableSortedDictionary<string, Instant> Told, ImmutableSortedSet<string> Open, PagerTerms? Terms, int Messages)
{
    public static PagerState None { get; } = new(
        [], [], ImmutableSortedDictionary<string, Instant>.Empty.WithComparers(StringComparer.Ordinal), ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal), null, 0);
}

/// <summary>
/// What goes to one contact, and when: a storm of alerts is one message, quiet hours and limits hold back, what was taken care of meanwhile is not told. Grain id <c>pager/{company}/{contact}</c>.
/// </summary>
public static class Pager
{
    /// <summary>Pages that wait; more than a person could read.</summary>
    public const int MostHeld = 5_000;

    private const string Go = "go";

    public static GrainKind<PagerState, PagerCommand, PagerEvent> Kind { get; } = new("pager", 1, PagerState.None, Decide, Evolve, DeadlinesOf, key => new WakePager(key));

    public static GrainId IdOf(string company, string contact) => new(Kind.Name, company, contact);

    public static Decision<PagerEvent> Decide(PagerState pager, PagerCommand command, Turn turn) => command switch
    {
        PageContact { Page: { What: "resolved" } page } when !pager.Open.Contains(page.Alert) => Drop(pager, page.Alert, turn),
        PageContact page => Hold(pager, page, turn),
        DropPages { Alert: var alert } => Drop(pager, alert, turn),
        WakePager => Speak(pager, turn.OccurredAt),
        RecordPaging c => new PagerHeard(c.Message, c.Attempts, c.Reason, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static PagerState Evolve(PagerState pager, PagerEvent happened) => happened switch
    {
        PageHeld e => pager with { Held = pager.Held.Add(new HeldPage(e.Page, e.At)), Terms = e.Terms },
        PagesDropped e => pager with { Held = pager.Held.RemoveAll(h => h.Page.Alert == e.Alert) },
        PagerSpoke e => Spoken(pager, e),
        PagerHeard => pager,
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(PagerEvent happened) => happened switch
    {
        PageHeld e => [Deadline.Set(Go, e.NextAt)],
        PagesDropped e => [new Deadline(Go, e.NextAt)],
        PagerSpoke e => [new Deadline(Go, e.NextAt)],
        _ => [],
    };

    private static Decision<PagerEvent> Hold(PagerState pager, PageContact asked, Turn turn)
    {
        if (pager.Held.Any(h => h.Page == asked.Page)) return Decision<PagerEvent>.Nothing;
        if (pager.Held.Length >= MostHeld) return new Refusal("pager-full", $"{MostHeld} pages wait for this contact already.");
        var held = new PageHeld(asked.Page, asked.Terms, default, turn.OccurredAt);
        return held with { NextAt = Next(Evolve(pager, held))!.Value };
    }

    private static Decision<PagerEvent> Drop(PagerState pager, string alert, Turn turn)
    {
        if (!pager.Held.Any(h => h.Page.Alert == alert)) return Decision<PagerEvent>.Nothing;
        var dropped = new PagesDropped(alert, null, turn.OccurredAt);
        return dropped with { NextAt = Next(Evolve(pager, dropped)) };
    }

    /// <summary>A deadline that was moved while the clock spoke is not yet due. What would have waited for others goes along.</summary>
    private static Decision<PagerEvent> Speak(PagerState pager, Instant now)
    {
        if (Next(pager) is not { } due || due > now) return Decision<PagerEvent>.Nothing;
        ImmutableArray<Page> going = [.. pager.Held.Where(h => PagerPacing.MayGo(pager, h, now)).Select(h => h.Page)];
        var spoke = new PagerSpoke(pager.Messages + 1, going, PagerPacing.IsOver(pager, now), null, now);
        return spoke with { NextAt = Next(Evolve(pager, spoke)) };
    }

    private static Instant? Next(PagerState pager) => pager.Held.IsEmpty ? null : pager.Held.Min(h => PagerPacing.GoesAt(pager, h));

    private static PagerState Spoken(PagerState pager, PagerSpoke spoke)
    {
        var from = PagerPacing.Forgotten(pager.Terms!, spoke.At);
        var told = pager.Told.RemoveRange(pager.Told.Where(t => t.Value <= from).Select(t => t.Key)).SetItems(spoke.Pages.Select(p => KeyValuePair.Create(p.Group, spoke.At)));
        var open = pager.Open.Union(spoke.Pages.Where(p => p.What != "resolved").Select(p => p.Alert)).Except(spoke.Pages.Where(p => p.What == "resolved").Select(p => p.Alert));
        return pager with { Held = pager.Held.RemoveAll(h => spoke.Pages.Contains(h.Page)), Spoke = [.. pager.Spoke.Where(s => s > from), spoke.At], Told = told, Open = open, Messages = spoke.Message };
    }
}
