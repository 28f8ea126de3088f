using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Reactions;

/// <summary>A registered appeal gets its number from the arbiter of its company and year. The year is that of the company's zone, whichever office it is with.</summary>
public sealed class AppealNumbering : IReaction
{
    public string Name => "appeal-numbering";

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact)
    {
        var (company, position) = (fact.Grain.Company, fact.Position);
        return fact.Event switch
        {
            AppealRegistered e => [(AppealNumbers.IdOf(company, e.Year ?? e.At.InUtc().Year), new AllotNumbers([new NumberWish(fact.Grain.Key, position)]))],
            AppealNumbersAllotted e => Numbered(fact.Grain, e),
            _ => [],
        };
    }

    private static IEnumerable<(GrainId Grain, ICommand Command)> Numbered(GrainId arbiter, AppealNumbersAllotted e) =>
        e.Appeals.Select((id, i) => (Appeal.IdOf(arbiter.Company, id), (ICommand)new NumberAppeal(AppealNumbers.Written(arbiter.Key, e.First + i))));
}
