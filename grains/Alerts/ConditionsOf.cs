using System.Globalization;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Alerts;

/// <summary>Reads the conditions of one office or line off what the walls know of it.</summary>
internal static class ConditionsOf
{
    public static IEnumerable<Condition> Office(OfficeTile tile)
    {
        var (now, floor) = (tile.Now, tile.Now.Floor);
        var (subject, name, norm) = ($"{Scope.Office}/{now.Id}", now.ShortName, now.Rules?.WaitNormS);
        if (now.Shown.StalledAt is { } stalled) yield return new Condition(ConditionKinds.FeedSilent, subject, name, CountsFrom: stalled);
        if (tile.OverSince is not null && floor.Tickets.Line.Oldest is { } oldest)
            yield return new Condition(ConditionKinds.WaitOverNorm, subject, name, floor.Tickets.Line.Over, null, norm, "s", oldest.Since);
        if (now.Ewt(null) is { } band && Foreseeing.Percent(band.P50S, band.P90S, norm) is { } percent)
            yield return new Condition(ConditionKinds.WaitForeseen, subject, name, now.Waiting, percent, null, "percent");
        if (floor.Drift.Cell is { } drift) yield return Drift(subject, name, drift);
        if (now is { Open: true, CountsOnly: false, Waiting: > 0 } && floor.OpenWindows == 0) yield return new Condition(ConditionKinds.NoWindow, subject, name, now.Waiting);
        foreach (var (number, window) in floor.Windows)
            if (window.IdleSince is { } idle && floor.WaitingFor(window) is > 0 and var waiting)
                yield return new Condition(ConditionKinds.IdleWindow, $"{Scope.Window}/{now.Id}:{number}", Window(name, number), waiting, CountsFrom: idle);
    }

    public static IEnumerable<Condition> Line(LineCell line)
    {
        var subject = $"{Scope.Line}/{line.Id}";
        if (line is { State: NormState.Breach, LevelPercent: { } level }) yield return new Condition(ConditionKinds.ServiceLevel, subject, line.Name, line.Offered, level, line.TargetPercent, "percent");
        if (line is { InQueue: > 0, Operators: { Talking: 0, WrapUp: 0, Available: 0 } }) yield return new Condition(ConditionKinds.NoOperator, subject, line.Name, line.InQueue, CountsFrom: line.OldestAt);
        if (line.Drift is { } drift) yield return Drift(subject, line.Name, drift);
    }

    private static Condition Drift(string subject, string name, DriftCell drift) => new(ConditionKinds.Drift, subject, name, 1, drift.WaitS, drift.UsualS, "s");

    /// <summary>A signal holds until somebody says that it is over; nobody's answer to it is a trouble of its own.</summary>
    public static IEnumerable<Condition> Signal(string office, string name, SignalRaised signal, bool unanswered)
    {
        var (subject, told) = signal.Window is { } number ? ($"{Scope.Window}/{office}:{number}", Window(name, number)) : ($"{Scope.Office}/{office}", name);
        yield return new Condition(KindOf(signal.Kind), subject, told, CountsFrom: signal.At);
        if (unanswered) yield return new Condition(ConditionKinds.Unanswered, subject, told, CountsFrom: signal.At);
    }

    private static string Window(string office, int number) => string.Create(CultureInfo.InvariantCulture, $"{office}: окно {number}");

    private static string KindOf(SignalKind kind) => kind switch
    {
        SignalKind.Panic => ConditionKinds.Panic,
        SignalKind.Conflict => ConditionKinds.Conflict,
        SignalKind.StaffCall => ConditionKinds.StaffCall,
        SignalKind.Assist => ConditionKinds.Assist,
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };
}
