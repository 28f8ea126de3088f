namespace OpsHub.Grains.Walls.Calls;

/// <summary>Operators that the next half hour needs, of several lines, which have operators of their own, the sum.</summary>
/// <param name="Coming">Calls expected within it, the mean.</param>
/// <param name="DaysLearnt">Days that the forecast stands on, of the line with the fewest.</param>
public sealed record OperatorNeedCell(int Operators, int Coming, int DaysLearnt)
{
    /// <summary>Its place in <see cref="LineAdviceCell.Needed"/>.</summary>
    private const int HalfHour = 1;

    /// <summary>Null: some line cannot say.</summary>
    internal static OperatorNeedCell? Of(CallsFold centre)
    {
        var advice = centre.Lines.Values.Where(l => l.Ahead.Arrivals.Day != default).Select(l => l.Ahead.Advice.Cell).ToList();
        return advice.Count > 0 && advice.All(a => a?.Needed[HalfHour] is not null)
            ? new OperatorNeedCell(advice.Sum(a => a!.Needed[HalfHour]!.Value), advice.Sum(a => a!.Coming), advice.Min(a => a!.DaysLearnt)) : null;
    }
}
