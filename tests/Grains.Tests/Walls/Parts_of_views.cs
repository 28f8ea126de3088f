using OpsHub.Grains.Boards;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>What a view says of its parts, on facts of the real deciders in random order: whoever writes a part while facts go on relies on it (ADR 0121).</summary>
public sealed class Parts_of_views
{
    private const int Steps = 400;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_fact_changes_none_but_those_that_it_may(int seed)
    {
        var (book, changed) = (new BoardBook(), 0);
        var before = book.Views.Select(Parts).ToList();
        foreach (var fact in RandomDays.Facts(seed, Steps))
        {
            book.Apply([fact]);
            for (var view = 0; view < book.Views.Count; view++)
            {
                var (may, after) = (book.Views[view].PartsOf(fact), Parts(book.Views[view]));
                var did = before[view].Where(p => !after[p.Key].SequenceEqual(p.Value)).Select(p => p.Key).ToList();
                did.Except(may).ShouldBeEmpty($"{book.Views[view].GetType().Name}, {fact.Event}, seed {seed}");
                (before[view], changed) = (after, changed + did.Count);
            }
        }
        changed.ShouldBeGreaterThan(Steps);
    }

    [Fact]
    public void Offices_have_their_own_where_a_company_has_many()
    {
        var book = BoardBook.Of(RandomDays.Facts(1, Steps));

        var ofOffices = book.Views.Where(v => v.Parts.Any(p => KeptParts.Read(p).Office is not null)).Select(v => v.GetType().Name);

        ofOffices.ShouldBe(["CompanyWallView", "HallScreenView", "FloorView"]);
    }

    private static Dictionary<string, byte[]> Parts(IKeptView view) => view.Parts.ToDictionary(p => p, view.Save);
}
