using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>What the board <c>calls/{company}</c> says of a contact centre. Its size is bounded, whatever happens.</summary>
internal static class CallsDrawing
{
    public static void Draw(CallsFold centre, IStandards standards, Dictionary<string, object> cells)
    {
        cells["company"] = new CompanyCell(centre.Id, centre.Registered?.Name ?? centre.Id, centre.Registered?.TimeZone.Id ?? "UTC", centre.Registered?.Simulated ?? false);
        var figures = centre.Lines.Values.ToDictionary(l => l.Id, LineFigures.Of, StringComparer.Ordinal);
        foreach (var line in centre.Lines.Values)
        {
            cells[$"line/{line.Id}"] = Line(line, figures[line.Id]);
            foreach (var (from, sums) in line.Spans.Quarters) cells[$"quarter/{line.Id}/{from}"] = sums.Quarter(line.Id, Instant.FromUnixTimeSeconds(from));
        }
        cells["sum"] = Sum(centre, LineFigures.Of(figures.Values), standards);
        DrawCallers(centre, cells);
        DrawOperators(centre, cells);
        DrawTasks(centre.Tasks, cells);
    }

    private static CallsLineCell Line(CallsLine line, LineFigures figures)
    {
        var staff = line.Staff.ByPhase();
        var newest = line.Spans.Quarters.Values.LastOrDefault(q => q.Offered > 0);
        var state = LevelNorm.State((figures.Today.Within, figures.Today.Offered), newest is null ? default : (newest.Within, newest.Offered), line.TargetPercent);
        return new CallsLineCell(
            line.Id, line.Details?.Name ?? line.Id, line.Details?.Number, state, line.TargetS, line.TargetPercent, line.Waiting.Count, Oldest(line.Waiting.Values), line.Talking.Count, staff, Occupancy(staff),
            figures.Arrived, figures.Last15.Cell(), figures.Last30.Cell(), figures.Today.Cell(), line.MenuEnded, line.Newest is { } now ? Rounded.Wait(line.Waits.Newcomer(now)) : null, AccuracyCell.Of(line.Waits.Accuracy), line.Newest);
    }

    private static CallsSumCell Sum(CallsFold centre, LineFigures figures, IStandards standards)
    {
        var lines = centre.Lines.Values;
        var (waiting, talks) = (lines.SelectMany(l => l.Waiting.Values).ToList(), lines.SelectMany(l => l.Talking.Values).ToList());
        var staff = lines.Select(l => l.Staff.ByPhase()).OfType<OperatorsCell>().Aggregate((OperatorsCell?)null, Together);
        var asOf = lines.Max(l => l.Newest);
        return new CallsSumCell(
            waiting.Count, Oldest(waiting), waiting.Count(w => w.Rings is not null), talks.Count, talks.Count(t => t.HeldAt is not null), Tiers(waiting, talks), staff, Occupancy(staff), figures.Arrived, UsualCallsCell.Of(centre, figures.Arrived, standards),
            OperatorNeedCell.Of(centre), figures.Last15.Cell(), figures.Last30.Cell(), figures.Today.Cell(), lines.Sum(l => l.MenuEnded), lines.Sum(l => l.MenuServed), lines.Sum(l => l.Outside), centre.Tasks.GivenUp.Count, centre.Tasks.Owed.Count, centre.Tasks.Owed.Values.Count(o => o.Missed),
            asOf is { } now ? MadeToday(centre, now) : 0, AccuracyCell.Of(Together(lines.Select(l => l.Waits.Accuracy))), asOf);
    }

    private static Accuracy Together(IEnumerable<Accuracy> accuracies)
    {
        var sum = new Accuracy();
        foreach (var accuracy in accuracies) sum.Add(accuracy);
        return sum;
    }

    private static ImmutableArray<TierCell> Tiers(List<CallerInLine> waiting, List<CallInTalk> talks) =>
    [
        .. waiting.Select(w => w.Tier).Concat(talks.Select(t => t.Tier)).OfType<int>().Distinct().Order()
            .Select(tier => new TierCell(tier, waiting.Count(w => w.Tier == tier), Oldest(waiting.Where(w => w.Tier == tier)), talks.Count(t => t.Tier == tier))),
    ];

    private static int MadeToday(CallsFold centre, Instant now)
    {
        var zone = centre.Registered?.TimeZone ?? DateTimeZone.Utc;
        var today = zone.AtStartOfDay(now.InZone(zone).Date).ToInstant();
        return centre.Tasks.Made.Count(at => at >= today);
    }

    private static void DrawCallers(CallsFold centre, Dictionary<string, object> cells)
    {
        var oldest = centre.Lines.Values.SelectMany(l => l.Waiting.Select(w => (Line: l.Id, Call: w.Key, Caller: w.Value)))
            .OrderBy(w => w.Caller.Since).ThenBy(w => w.Call, StringComparer.Ordinal).Take(CallsFold.MostCallers);
        foreach (var (line, call, caller) in oldest) cells[$"caller/{call}"] = new WaitingCallerCell(call, line, caller.Since, caller.Priority, caller.Tier, caller.Rings, caller.Told);
    }

    private static void DrawOperators(CallsFold centre, Dictionary<string, object> cells)
    {
        foreach (var cell in centre.Lines.Values.OrderBy(l => l.Id, StringComparer.Ordinal).SelectMany(Operators).Take(CallsFold.MostOperators)) cells[$"operator/{cell.Line}/{cell.Operator}"] = cell;
    }

    /// <summary>Those who were reported, and those who are known only because they talk.</summary>
    private static IEnumerable<OperatorCell> Operators(CallsLine line)
    {
        var talks = line.Talking.Where(t => t.Value.Operator is not null).GroupBy(t => t.Value.Operator!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(t => t.Value.Since).ThenBy(t => t.Key, StringComparer.Ordinal).Last(), StringComparer.Ordinal);
        foreach (var who in line.Staff.Now.Keys.Union(talks.Keys).Order(StringComparer.Ordinal))
        {
            var talk = talks.TryGetValue(who, out var found) ? found : default;
            var now = line.Staff.Now.GetValueOrDefault(who) ?? new OperatorNow(OperatorPhase.Talking, talk.Value.Since);
            var serves = line.Staff.Serves.GetValueOrDefault(who);
            yield return new OperatorCell(
                who, line.Id, now.Phase, now.Since, now.Reason, talk.Key, talk.Value?.HeldAt, line.Staff.Answered.GetValueOrDefault(who), serves?.Tiers ?? [], serves?.Skills ?? [],
                line.Staff.Today.GetValueOrDefault(who)?.Cell());
        }
    }

    private static void DrawTasks(CallbackTasks tasks, Dictionary<string, object> cells)
    {
        foreach (var (call, task) in tasks.GivenUp.OrderByDescending(t => t.Value.At).ThenBy(t => t.Key, StringComparer.Ordinal).Take(CallsFold.MostTasks))
            cells[$"gave-up/{call}"] = new GaveUpCell(call, task.Line, task.At, task.WaitedS);
        foreach (var (call, owed) in tasks.Owed.OrderBy(t => t.Value.DueAt).ThenBy(t => t.Key, StringComparer.Ordinal).Take(CallsFold.MostTasks))
            cells[$"owed/{call}"] = new OwedCallCell(call, owed.Line, owed.PromisedAt, owed.DueAt, owed.Missed);
    }

    private static Instant? Oldest(IEnumerable<CallerInLine> waiting) => waiting.Min(w => (Instant?)w.Since);

    private static decimal? Occupancy(OperatorsCell? staff) => staff is null ? null : Rounded.Percent(staff.Talking + staff.WrapUp, staff.Talking + staff.WrapUp + staff.Available);

    private static OperatorsCell? Together(OperatorsCell? one, OperatorsCell other) => one is null
        ? other
        : new OperatorsCell(one.Talking + other.Talking, one.WrapUp + other.WrapUp, one.Available + other.Available, one.Pause + other.Pause, one.Away + other.Away);
}
