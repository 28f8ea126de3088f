using System.Globalization;
using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;

namespace OpsHub.Bench.Days;

/// <summary>A phone line: calls come through the menu, wait, are answered or given up; operators report what they do.</summary>
internal sealed class LineLife(Town town, Chance chance, string company, string line)
{
    private const int Operators = 25;
    private const double GapS = 14.4, MenuS = 20, WaitS = 25, PatienceS = 180, TalkS = 180;

    private readonly GrainId _line = Line.IdOf(company, line);
    private readonly Queue<string> _free = new(Enumerable.Range(1, Operators).Select(i => $"{line}-{i}"));
    private bool _open;
    private int _calls;

    public void Register() => town.Send(_line, new RegisterLine(new LineDetails($"Линия {line}", DateTimeZoneProviders.Tzdb["Europe/Samara"])));

    public void Open()
    {
        _open = true;
        foreach (var who in _free) town.Send(_line, new ReportOperator(who, OperatorPhase.Available));
        town.After(chance.About(GapS), Arrive);
    }

    public void Close()
    {
        _open = false;
        foreach (var who in _free) town.Send(_line, new SignOutOperator(who));
    }

    private void Arrive()
    {
        if (!_open) return;
        town.After(chance.About(GapS), Arrive);
        var call = Caller.IdOf(company, string.Create(CultureInfo.InvariantCulture, $"{town.Now.ToUnixTimeSeconds()}.{line}.{++_calls}"));
        town.Send(call, new EnterMenu(line));
        town.After(chance.About(MenuS), () =>
        {
            if (chance.Of(0.2)) End(call, new LeaveMenu(line));
            else Wait(call);
        });
    }

    private void Wait(GrainId call)
    {
        town.Send(call, new JoinQueue(line));
        var (wait, patience) = (chance.About(WaitS), chance.About(PatienceS));
        if (patience < wait) town.After(patience, () => End(call, new AbandonCall(line)));
        else town.After(wait, () => Answer(call));
    }

    private void Answer(GrainId call)
    {
        if (!_free.TryDequeue(out var who))
        {
            End(call, new AbandonCall(line));
            return;
        }
        town.Send(call, new AnswerCall(line, who));
        town.Send(_line, new ReportOperator(who, OperatorPhase.Talking));
        town.After(chance.About(TalkS), () =>
        {
            End(call, new EndCall(line));
            town.Send(_line, new ReportOperator(who, OperatorPhase.Available));
            _free.Enqueue(who);
        });
    }

    private void End(GrainId call, ICommand with)
    {
        town.Send(call, with);
        town.Forget(call);
    }
}
