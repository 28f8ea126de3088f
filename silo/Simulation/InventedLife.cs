using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>One invented appeal from its arrival to its end: what is done with it and when. A few come late, are forwarded, wait for somebody, are rejected or left.</summary>
internal sealed class InventedLife
{
    private const double LetterChance = 0.5, ForwardChance = 0.15, AskOutsideChance = 0.1, ExtendChance = 0.3, RejectChance = 0.06, LeaveChance = 0.04, JudgeChance = 0.15;

    private readonly List<(Instant At, AppealCommand Step)> _steps = [];
    private readonly Dice _dice;
    private readonly Func<Instant, Dice, Instant> _working;
    private readonly AppealStandard _standard;
    private readonly RegisterAppeal _appeal;

    /// <param name="working">Moves an instant into working hours.</param>
    public InventedLife(CompanyProfile company, AppealStandard standard, string id, Instant comes, Dice dice, Func<Instant, Dice, Instant> working)
    {
        (Grain, _dice, _working, _standard) = (Appeal.IdOf(company.Id, $"sim-{id}"), dice, working, standard);
        _appeal = InventedAppeal.Of(company, standard, id, comes, dice);
        Live(comes);
    }

    public GrainId Grain { get; }

    /// <summary>In the order in which they happen.</summary>
    public IReadOnlyList<(Instant At, AppealCommand Step)> Steps => _steps;

    private void Live(Instant comes)
    {
        var registered = Arrive(comes);
        var due = DueAt(registered) ?? registered + Duration.FromDays(10);
        var taken = registered + _dice.Exponential(6 * 3600);
        if (_standard.Grounds.Length > 0 && _dice.Chance(LeaveChance))
        {
            Do(taken, new LeaveAppeal(_standard.Grounds.First(g => g.Channels is null).Id));
            return;
        }
        if (Missing is { Length: > 0 } missing) taken = Complete(missing);
        var executor = Executor();
        Do(taken, new TakeAppeal(executor));
        if (_dice.Chance(ForwardChance)) executor = Forward();
        if (_dice.Chance(AskOutsideChance)) AskOutside(due);
        Answer(executor, registered + ((due - registered) * Math.Min(1.6, _dice.LogNormal(650, 0.45).TotalSeconds / 1000)));
    }

    /// <summary>Half of the letters lie a while before somebody registers them; the customer's own words come with the registration.</summary>
    private Instant Arrive(Instant comes)
    {
        if (_appeal.Channel != "post" || !_dice.Chance(LetterChance))
        {
            _steps.Add((comes, _appeal));
            return comes;
        }
        _steps.Add((comes, new ReceiveAppeal(_appeal.Channel, Office: _appeal.Office)));
        Do(comes + _dice.Exponential(10 * 3600), _appeal with { ReceivedAt = null });
        return Last;
    }

    private ImmutableArray<string> Missing => [.. AppealDraft.Of(Given, new Turn(Grain, Last, Last, ""), _standard).Missing.Select(f => f.AnyOf[0])];

    /// <returns>When it is taken in work after that.</returns>
    private Instant Complete(ImmutableArray<string> missing)
    {
        Do(Last + _dice.Exponential(4 * 3600), new AskCustomer(missing));
        Do(Last + _dice.Exponential(2 * 86400), new HearCustomer(missing));
        return Last + _dice.Exponential(3 * 3600);
    }

    /// <summary>The appeal as its clocks see it: what is sealed on the way counts as given.</summary>
    private RegisterAppeal Given => _appeal with { Person = null, Given = [.. _appeal.Given ?? [], .. _appeal.Person!.Fields()] };

    private Instant? DueAt(Instant registered) => (Clock(registered)?.Result as DeadlineDue)?.DueAt;

    private ExplainedDeadline? Clock(Instant at) => AppealDraft.Of(Given, new Turn(Grain, at, at, ""), _standard).Clocks.FirstOrDefault(c => c.Rule.Clock == DeadlineRule.Answer);

    /// <summary>Whether the standard extends this deadline for this customer, by a length of its own.</summary>
    private bool Extendable => Clock(Last)?.Rule.Extension is { AtMost: not null } extension && extension.Categories?.Contains(_appeal.Category ?? "") != false;

    private string Forward()
    {
        var other = Executor();
        Do(Last + _dice.Exponential(4 * 3600), new ForwardAppeal(other));
        Do(Last + _dice.Exponential(5 * 3600), new TakeAppeal(other));
        return other;
    }

    private void AskOutside(Instant due)
    {
        var extends = _working(Last + _dice.Exponential(1800), _dice);
        if (extends < due && Extendable && _dice.Chance(ExtendChance))
        {
            _steps.Add((extends, new ExtendAppeal("Ответ зависит от сторонней организации")));
            Do(Last + _dice.Exponential(1800), new TellExtension(Reply));
        }
        Do(Last + _dice.Exponential(3600), new AskOutside("Сетевая организация"));
        Do(Last + _dice.Exponential(4 * 86400), new HearOutside());
    }

    private void Answer(string executor, Instant at)
    {
        Do(Instant.Max(at, Last), new OfferAnswer(Reply, executor));
        if (_dice.Chance(RejectChance))
        {
            Do(Last + _dice.Exponential(2 * 86400), new RejectAnswer("Государственная жилищная инспекция"));
            Do(Last + _dice.Exponential(86400), new OfferAnswer(Reply, executor));
        }
        Do(Last + _dice.Exponential(86400), new CloseAppeal($"ОТЧ-{_dice.Whole(1000, 10_000)}", executor, _dice.Chance(0.7)));
        if (_standard.Kind(_appeal.Kind)!.Complaint && _dice.Chance(JudgeChance)) Do(Last + _dice.Exponential(2 * 86400), new JudgeAppeal(_dice.Chance(0.4), "проверка"));
    }

    private string Reply => _appeal.ReplyBy ?? _appeal.Channel;

    private string Executor() => $"исп. {_dice.Whole(101, 109)}";

    private Instant Last => _steps[^1].At;

    private void Do(Instant at, AppealCommand step) => _steps.Add((_working(at, _dice), step));
}
