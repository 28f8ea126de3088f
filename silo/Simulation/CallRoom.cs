using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Lines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>Callers in a queue and operators who answer them, longest wait first.</summary>
/// <param name="line">Its staff.</param>
/// <param name="dice">Of the day.</param>
/// <param name="floor">The line's plans.</param>
/// <param name="say">Reports an operator.</param>
/// <param name="tell">Reports a call.</param>
internal sealed class CallRoom(LineProfile line, Dice dice, Agenda floor, Action<LineCommand, Instant> say, Action<string, CallerCommand, Instant> tell)
{
    private const double TalkMeanS = 190, WrapUpMeanS = 35, PatienceMeanS = 240, PauseChance = 0.02;

    private readonly LinkedList<string> _queue = [];
    private readonly SortedSet<int> _free = [];
    private bool _open;

    /// <summary>Operators come in the first half hour and go when the line closes and their talk is over.</summary>
    public void PlanShift(Instant opens, Instant closes)
    {
        floor.Plan(opens - Duration.FromMinutes(5), _ => _open = true);
        for (var number = 1; number <= line.Operators.Value; number++)
        {
            var who = number;
            floor.Plan(opens + (who * 3 <= line.Operators.Value * 2 ? dice.Seconds(-240, 0) : dice.Seconds(0, 2400)), at => Free(who, at));
        }
        floor.Plan(closes, Close);
    }

    /// <summary>A caller has left the menu and waits.</summary>
    public void Join(string call, Instant at)
    {
        if (!_open)
        {
            tell(call, new LeaveMenu(line.Id), at);
            return;
        }
        tell(call, new JoinQueue(line.Id, Tier: CallFate.Of(call).Tier), at);
        var place = _queue.AddLast(call);
        floor.Plan(at + dice.Exponential(PatienceMeanS), now => GiveUp(place, now));
        Match(at);
    }

    private void GiveUp(LinkedListNode<string> place, Instant at)
    {
        if (place.List is null) return;
        _queue.Remove(place);
        tell(place.Value, new AbandonCall(line.Id), at);
        if (CallFate.Of(place.Value) is { IsPromised: true } fate) PlanCallback(place.Value, at, fate.IsLate);
    }

    /// <summary>Minutes later somebody sees that he gave up.</summary>
    private void PlanCallback(string call, Instant at, bool late)
    {
        floor.Plan(at + Duration.FromMinutes(4), now => tell(call, new PromiseCallback(line.Id, now + Duration.FromMinutes(40)), now));
        floor.Plan(at + Duration.FromMinutes(late ? 75 : 30), now => tell(call, new MakeCallback(line.Id), now));
    }

    private void Match(Instant at)
    {
        while (_queue.First is { } first && _free.Count > 0)
        {
            var who = _free.Min;
            _free.Remove(who);
            _queue.RemoveFirst();
            tell(first.Value, new RingOperator(line.Id, $"{who}"), at);
            floor.Plan(at + dice.Seconds(2, 6), now => Answer(who, first.Value, now));
        }
    }

    private void Answer(int who, string call, Instant at)
    {
        tell(call, new AnswerCall(line.Id, $"{who}"), at);
        say(new ReportOperator($"{who}", OperatorPhase.Talking), at);
        var talk = dice.LogNormal(TalkMeanS, 0.9);
        if (CallFate.Of(call).IsHeld) PlanHold(call, at + (talk / 3), at + (talk / 2));
        floor.Plan(at + talk, now => HangUp(who, call, now));
    }

    private void PlanHold(string call, Instant from, Instant to)
    {
        floor.Plan(from, now => tell(call, new HoldCall(line.Id), now));
        floor.Plan(to, now => tell(call, new ResumeCall(line.Id), now));
    }

    private void HangUp(int who, string call, Instant at)
    {
        tell(call, new EndCall(line.Id), at);
        say(new ReportOperator($"{who}", OperatorPhase.WrapUp), at);
        floor.Plan(at + dice.LogNormal(WrapUpMeanS, 0.6), now => Next(who, now));
    }

    /// <summary>Another call, a pause, or home.</summary>
    private void Next(int who, Instant at)
    {
        if (_open && dice.Chance(PauseChance))
        {
            say(new ReportOperator($"{who}", dice.Chance(0.7) ? OperatorPhase.Pause : OperatorPhase.Away), at);
            floor.Plan(at + dice.Seconds(480, 1500), now => Free(who, now));
        }
        else Free(who, at);
    }

    private void Free(int who, Instant at)
    {
        if (!_open)
        {
            say(new SignOutOperator($"{who}"), at);
            return;
        }
        say(new ReportOperator($"{who}", OperatorPhase.Available), at);
        _free.Add(who);
        Match(at);
    }

    /// <summary>Whoever still waits is told that the line has closed.</summary>
    private void Close(Instant at)
    {
        _open = false;
        while (_queue.First is { } first) GiveUp(first, at);
        foreach (var who in _free) say(new SignOutOperator($"{who}"), at);
        _free.Clear();
    }
}
