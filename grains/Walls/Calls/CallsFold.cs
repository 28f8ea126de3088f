using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Reactions;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>The contact centre of one company. Ended calls leave it but for the last half hour; its size is that of the lines, the open calls and a day's tasks.</summary>
internal sealed class CallsFold
{
    /// <summary>Rows of waiting callers; more are counted.</summary>
    public const int MostCallers = 60;

    /// <summary>Operators shown one by one.</summary>
    public const int MostOperators = 120;

    /// <summary>Rows of each list of tasks.</summary>
    public const int MostTasks = 40;

    public required string Id { get; init; }

    public CompanyRegistered? Registered { get; set; }

    public Dictionary<string, CallsLine> Lines { get; set; } = [];

    /// <summary>The line of each call that waits or talks.</summary>
    public Dictionary<string, string> Where { get; set; } = [];

    public CallbackTasks Tasks { get; set; } = new();

    /// <summary>Whether it has a board.</summary>
    public bool IsShown { get; set; }

    /// <param name="rhythm">Which days of the company are like which.</param>
    /// <returns>Whether the fact is of a contact centre, so that there is one to show.</returns>
    public bool Apply(in Recorded fact, Rhythm rhythm)
    {
        switch (fact.Event)
        {
            case CompanyRegistered e: Registered = e; return Lines.Count > 0;
            case LineEvent e: Line(fact.Grain.Key).Apply(e, rhythm); return true;
            case CallerEvent e: Call(fact.Grain.Key, e, rhythm); return true;
            case PromiseEvent e when CallbackPromise.CallOf(fact.Grain) is { } call: Tasks.Apply(call, e); return true;
            default: return false;
        }
    }

    /// <summary>What was foreseen of a call that waits, talks or is a task.</summary>
    public WaitBand? Told(string call) =>
        Tasks.GivenUp.GetValueOrDefault(call)?.Told ?? (Where.GetValueOrDefault(call) is { } line ? Lines[line].Waiting.GetValueOrDefault(call)?.Told ?? Lines[line].Talking.GetValueOrDefault(call)?.Told : null);

    private void Call(string call, CallerEvent happened, Rhythm rhythm)
    {
        var line = Where.GetValueOrDefault(call, happened.Line);
        var before = Line(line).Waiting.GetValueOrDefault(call);
        if (happened is CallQueued or CallMoved or CallAnswered or CallAbandoned && line != happened.Line)
        {
            Line(line).Forget(call);
            line = happened.Line;
        }
        Line(line).Apply(call, happened, before, rhythm);
        if (happened is CallQueued or CallMoved or CallAnswered) Where[call] = line;
        else if (happened is CallAbandoned or CallEnded or CallLeftLine) Where.Remove(call);
        Tasks.Apply(call, happened, before?.Told);
    }

    private CallsLine Line(string id)
    {
        if (!Lines.TryGetValue(id, out var line)) Lines[id] = line = new CallsLine { Id = id };
        return line;
    }
}
