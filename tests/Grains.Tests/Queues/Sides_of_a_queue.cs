using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Queues;

/// <summary>Who waits and who is where is carried on from state to state; it must stay what a look at every ticket says.</summary>
public sealed class Sides_of_a_queue
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(300, 8)];

    [Theory, MemberData(nameof(Seeds))]
    public void Carried_on_through_random_days_they_are_what_the_tickets_say(int seed)
    {
        var (facts, changes) = (RandomDays.Facts(seed), 0);
        foreach (var office in RandomDays.Offices)
        {
            var queue = QueueState.Empty;
            foreach (var happened in facts.Where(f => f.Grain == Queue.IdOf(RandomDays.Company, office)).Select(f => (QueueEvent)f.Event))
            {
                queue = QueueFold.Evolve(queue, happened);
                Compare(queue, $"seed {seed}, {office}, after {++changes} {happened}");
            }
        }
        changes.ShouldBeGreaterThan(200);
    }

    private static void Compare(QueueState queue, string why)
    {
        var fresh = QueueSides.Of(queue.Live.Values);
        queue.Waiting.Select(t => t.Id).Order(StringComparer.Ordinal).ShouldBe(fresh.Waiting.Select(t => t.Id).Order(StringComparer.Ordinal), why);
        queue.Waiting.ShouldAllBe(t => ReferenceEquals(t, queue.Live[t.Id]), why);
        for (var window = 1; window <= 4; window++) queue.AllAt(window).ShouldBe(fresh.At(window), ignoreOrder: true, why);
    }
}
