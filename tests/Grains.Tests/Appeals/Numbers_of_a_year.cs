using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Reactions;

namespace OpsHub.Grains.Tests.Appeals;

/// <summary>Invariant 4: registration numbers are unique in company and year, whatever is sent again.</summary>
public sealed class Numbers_of_a_year
{
    private static readonly Instant Now = Instant.FromUtc(2025, 4, 29, 12, 0);

    private AppealNumbersState _state = new(0, 0);

    [Fact]
    public void Follow_each_other_in_the_order_of_registration()
    {
        Allot(("b", 12), ("a", 10)).ShouldBe(["a 1", "b 2"]);
        Allot(("c", 20)).ShouldBe(["c 3"]);
    }

    [Fact]
    public void Are_not_given_again_when_a_page_is_read_again_in_other_parts()
    {
        Allot(("a", 10), ("b", 12), ("c", 14)).Length.ShouldBe(3);
        Allot(("b", 12)).ShouldBeEmpty();
        Allot(("b", 12), ("c", 14), ("d", 16)).ShouldBe(["d 4"]);
    }

    [Fact]
    public void Go_back_to_the_appeals_they_were_given_to()
    {
        var fact = new Recorded(40, AppealNumbers.IdOf("samara", 2025), 1, new AppealNumbersAllotted(7, ["a", "b"], 12, Now), Now);

        new AppealNumbering().To(fact).ShouldBe(
            [(Appeal.IdOf("samara", "a"), (ICommand)new NumberAppeal("2025-000007")), (Appeal.IdOf("samara", "b"), new NumberAppeal("2025-000008"))]);
    }

    private string[] Allot(params (string Appeal, long Position)[] wishes)
    {
        var command = new AllotNumbers([.. wishes.Select(w => new NumberWish(w.Appeal, w.Position))]);
        var decision = AppealNumbers.Decide(_state, command, new Turn(AppealNumbers.IdOf("samara", 2025), Now, Now, "test"));
        _state = decision.Events.Aggregate(_state, AppealNumbers.Evolve);
        return [.. decision.Events.Cast<AppealNumbersAllotted>().SelectMany(e => e.Appeals.Select((a, i) => $"{a} {e.First + i}"))];
    }
}
