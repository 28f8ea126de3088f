using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Reactions;

namespace OpsHub.Grains.Appeals;

/// <summary>An appeal that asks for a number.</summary>
/// <param name="Appeal">Its id.</param>
/// <param name="Position">Log position of its registration: what the arbiter has seen up to there it never numbers again.</param>
public sealed record NumberWish(string Appeal, long Position);

public abstract record AppealNumbersEvent(Instant At) : IEvent;

/// <param name="First">The first of the row.</param>
/// <param name="Appeals">In the order of their registration; each has the next number.</param>
/// <param name="UpTo">Log position up to which appeals have numbers.</param>
[Stored("appeal-numbers-allotted")]
public sealed record AppealNumbersAllotted(int First, ImmutableArray<string> Appeals, long UpTo, Instant At) : AppealNumbersEvent(At);

public abstract record AppealNumbersCommand : ICommand;

/// <summary>Allots numbers in a row; many wishes come as one.</summary>
[Stored("allot-numbers")]
public sealed record AllotNumbers(ImmutableArray<NumberWish> Wishes) : AppealNumbersCommand, IInward, IGathered
{
    public ICommand With(ICommand later) => new AllotNumbers(Wishes.AddRange(((AllotNumbers)later).Wishes));
}

/// <param name="Last">Last number given.</param>
/// <param name="UpTo">Log position up to which appeals have numbers.</param>
public sealed record AppealNumbersState(int Last, long UpTo);

/// <summary>
/// The one arbiter of a company's registration numbers of one year: they are unique, without gaps, in the order of registration. Grain id <c>appeal-numbers/{company}/{year}</c>.
/// </summary>
public static class AppealNumbers
{
    public static GrainKind<AppealNumbersState, AppealNumbersCommand, AppealNumbersEvent> Kind { get; } = new("appeal-numbers", 1, new AppealNumbersState(0, 0), Decide, Evolve);

    public static GrainId IdOf(string company, int year) => new(Kind.Name, company, year.ToString(CultureInfo.InvariantCulture));

    /// <summary>As people write it: <c>2026-000047</c>.</summary>
    public static string Written(string year, int number) => string.Create(CultureInfo.InvariantCulture, $"{year}-{number:000000}");

    public static Decision<AppealNumbersEvent> Decide(AppealNumbersState numbers, AppealNumbersCommand command, Turn turn) => command switch
    {
        AllotNumbers c => Fresh(numbers, c) is { Length: > 0 } fresh
            ? new AppealNumbersAllotted(numbers.Last + 1, [.. fresh.Select(w => w.Appeal)], fresh[^1].Position, turn.OccurredAt)
            : Decision<AppealNumbersEvent>.Nothing,
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static AppealNumbersState Evolve(AppealNumbersState numbers, AppealNumbersEvent happened) => happened switch
    {
        AppealNumbersAllotted e => new AppealNumbersState(e.First + e.Appeals.Length - 1, e.UpTo),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static ImmutableArray<NumberWish> Fresh(AppealNumbersState numbers, AllotNumbers c) => [.. c.Wishes.Where(w => w.Position > numbers.UpTo).OrderBy(w => w.Position)];
}
