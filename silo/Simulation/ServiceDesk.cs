using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>The windows of an office on one day: shifts and breaks, and who is called, served, sent on.</summary>
internal sealed class ServiceDesk
{
    private const double NoShowChance = 0.05, LateChance = 0.06, TransferChance = 0.04, DawdleChance = 0.02, OwnNoShowChance = 0.7;

    private readonly OfficeProfile _office;
    private readonly CompanyProfile _company;
    private readonly Dice _dice;
    private readonly Courier _courier;
    private readonly Agenda _doors;
    private readonly Agenda _floor;
    private readonly CancellationToken _cancel;
    private readonly GrainId _queue;
    private readonly ImmutableArray<SimulatedWindow> _windows;
    private readonly Visitors _visitors;

    public ServiceDesk(CompanyProfile company, OfficeProfile office, Dice dice, Courier courier, Agenda doors, Agenda floor, CancellationToken cancel)
    {
        (_company, _office, _dice, _courier, _doors, _floor, _cancel) = (company, office, dice, courier, doors, floor, cancel);
        _queue = Queue.IdOf(company.Id, office.Id);
        _windows = [.. Enumerable.Range(1, office.Windows.Value).Select(n => new SimulatedWindow(n, ServicesOf(n)))];
        _visitors = new Visitors(company, _queue, dice, courier, floor, WakeOne, cancel);
    }

    /// <summary>Somebody comes.</summary>
    public Task Visit(Instant at) => _visitors.Come(at);

    /// <summary>Somebody with a booking has his ticket.</summary>
    public void Welcome(TicketIssued issued, Instant at) => _visitors.Wait(issued, at);

    /// <summary>Plans when each window opens, rests and closes.</summary>
    /// <param name="opens">The office's.</param>
    /// <param name="closes">The office's.</param>
    /// <param name="pauses">Breaks of the whole office: since when, how long.</param>
    public void PlanShifts(Instant opens, Instant closes, ImmutableArray<(Instant At, Duration Length)> pauses)
    {
        foreach (var window in _windows)
        {
            // the last third comes when the hall fills
            var late = window.Number > 2 && window.Number * 3 > _windows.Length * 2;
            _doors.Plan(opens + (late ? _dice.Seconds(1200, 5400) : _dice.Seconds(-300, 120)), at => Open(window, at));
            if (pauses.IsEmpty) PlanRest(window, BreakKind.Lunch, opens + Duration.FromMinutes(225 + (window.Number % 4 * 30)) + _dice.Seconds(0, 300), Duration.FromMinutes(30));
            foreach (var (at, length) in pauses) PlanRest(window, BreakKind.Lunch, at, length);
            if (_dice.Chance(0.15)) PlanRest(window, BreakKind.Technical, opens + ((closes - opens) * _dice.Unit()), _dice.Seconds(300, 900));
        }
    }

    /// <summary>The day is over: each window closes when it is free.</summary>
    public void SendHome(Instant at)
    {
        foreach (var window in _windows.Where(w => w.IsOpen))
        {
            (window.CloseDue, window.BreakDue) = (true, null);
            if (window.IsIdle || window.OnBreak) _doors.Plan(at, now => Close(window, now));
        }
    }

    /// <summary>The first two windows serve everything, the others specialise a little.</summary>
    private ImmutableArray<string> ServicesOf(int number)
    {
        var all = _company.Services.Select(s => s.Id).ToImmutableArray();
        return number <= 2 || all.Length < 3 ? all : all.RemoveAt(number % all.Length);
    }

    private void PlanRest(SimulatedWindow window, BreakKind kind, Instant at, Duration length) => _doors.Plan(at, now =>
    {
        if (!window.IsOpen || window.OnBreak || window.CloseDue) return;
        window.BreakDue = (kind, length);
        if (window.IsIdle) _doors.Plan(now, then => Rest(window, then));
    });

    private async Task Open(SimulatedWindow window, Instant at)
    {
        window.IsOpen = true;
        await _courier.Send(IdOf(window), new OpenWindow($"{window.Number}", window.Services), at, _cancel).ConfigureAwait(false);
        _floor.Plan(at + _dice.Seconds(5, 20), now => CallNext(window, now));
    }

    private async Task Rest(SimulatedWindow window, Instant at)
    {
        if (window.BreakDue is not var (kind, length) || !window.IsOpen) return;
        (window.BreakDue, window.IsIdle) = (null, false);
        var asked = new AskBreak(window.Number, kind, kind == BreakKind.Technical ? "Технический перерыв" : null, Math.Max(1, (int)Math.Round(length.TotalMinutes)));
        if (await _courier.Send(_queue, asked, at, _cancel).ConfigureAwait(false) is not Outcome.Done)
        {
            PlanRest(window, kind, at + Duration.FromMinutes(10), length);   // the last open window, or its opening is on its way
            _floor.Plan(at, now => CallNext(window, now));
            return;
        }
        window.OnBreak = true;
        _doors.Plan(at + length, now => Return(window, now));
    }

    private async Task Return(SimulatedWindow window, Instant at)
    {
        if (!window.IsOpen) return;
        window.OnBreak = false;
        await _courier.Send(IdOf(window), new EndBreak(), at, _cancel).ConfigureAwait(false);
        _floor.Plan(at + _dice.Seconds(5, 20), now => CallNext(window, now));
    }

    private async Task Close(SimulatedWindow window, Instant at)
    {
        if (!window.IsOpen) return;
        (window.IsOpen, window.OnBreak, window.IsIdle) = (false, false, false);
        await _courier.Send(IdOf(window), new CloseWindow("Конец смены"), at, _cancel).ConfigureAwait(false);
    }

    /// <summary>The window is free: home, rest, or the next visitor.</summary>
    private void Free(SimulatedWindow window, Instant at)
    {
        if (window.CloseDue) _doors.Plan(at, now => Close(window, now));
        else if (window.BreakDue is not null) _doors.Plan(at, now => Rest(window, now));
        else _floor.Plan(at + (_dice.Chance(DawdleChance) ? _dice.Seconds(90, 240) : _dice.Seconds(3, 14)), now => CallNext(window, now));
    }

    private async Task CallNext(SimulatedWindow window, Instant at)
    {
        if (!window.IsOpen || window.OnBreak) return;
        if (window.CloseDue || window.BreakDue is not null)
        {
            Free(window, at);
            return;
        }
        switch (await _courier.Send(_queue, new CallNext(window.Number), at, _cancel).ConfigureAwait(false))
        {
            case Outcome.Done { Events: [TicketCalled called, ..] }: Await(window, called); break;
            case Outcome.Refused { Refusal.Code: "nobody-waiting" }: window.IsIdle = true; break;
            default: _floor.Plan(at + Duration.FromSeconds(20), now => CallNext(window, now)); break;   // a no-show or an opening that is on its way
        }
    }

    /// <summary>The called visitor comes, comes late, or does not come.</summary>
    private void Await(SimulatedWindow window, TicketCalled called)
    {
        _visitors.Called(called.Ticket);
        if (_dice.Chance(NoShowChance)) Miss(window, called);
        else if (_dice.Chance(LateChance))
        {
            var recall = called.At + _dice.Seconds(40, 70);
            _floor.Plan(recall, at => _courier.Send(_queue, new RecallTicket(window.Number), at, _cancel));
            _floor.Plan(recall + _dice.Seconds(8, 40), at => Serve(window, called.Service, at));
        }
        else _floor.Plan(called.At + _dice.Seconds(8, 35), at => Serve(window, called.Service, at));
    }

    private void Miss(SimulatedWindow window, TicketCalled called)
    {
        if (!_dice.Chance(OwnNoShowChance))
        {
            _floor.Plan(called.NoShowAt + Duration.FromSeconds(5), at => Free(window, at));   // the hub itself ends the call
            return;
        }
        _floor.Plan(called.At + _dice.Seconds(70, 120), async at =>
        {
            await _courier.Send(_queue, new MarkNoShow(window.Number), at, _cancel).ConfigureAwait(false);
            Free(window, at);
        });
    }

    private async Task Serve(SimulatedWindow window, string service, Instant at)
    {
        if (await _courier.Send(_queue, new StartService(window.Number), at, _cancel).ConfigureAwait(false) is not Outcome.Done)
        {
            Free(window, at);   // the day's end or a no-show was quicker
            return;
        }
        var mean = _company.Services.First(s => s.Id == service).ServiceMin.Value * 60;
        _floor.Plan(at + _dice.LogNormal(mean, 0.7), now => Finish(window, service, now));
    }

    private async Task Finish(SimulatedWindow window, string service, Instant at)
    {
        var other = _company.Services[_dice.Whole(0, _company.Services.Length)].Id;
        var sentOn = other != service && !window.CloseDue && _dice.Chance(TransferChance);
        QueueCommand command = sentOn ? new TransferTicket(window.Number, other) : Finished(window, service);
        var outcome = await _courier.Send(_queue, command, at, _cancel).ConfigureAwait(false);
        if (outcome is Outcome.Done { Events: [TicketTransferred moved, ..] }) _visitors.SentOn(moved.Ticket, other, at);
        Free(window, at);
    }

    private FinishService Finished(SimulatedWindow window, string service)
    {
        var codes = ProfileCommands.TopicsOf(_company, _company.Services.First(s => s.Id == service))?.Select(t => t.Code).ToImmutableArray() ?? [];
        var count = _dice.Chance(0.8) ? 1 : _dice.Whole(2, 5);
        return new FinishService(window.Number, count, "Решено", codes.IsEmpty ? null : [.. codes.Skip(_dice.Whole(0, codes.Length)).Concat(codes).Take(Math.Min(count, codes.Length))]);
    }

    /// <summary>Somebody waits for a service: one idle window that offers it takes notice.</summary>
    private void WakeOne(string service, Instant at)
    {
        if (_windows.FirstOrDefault(w => w.IsIdle && w.IsOpen && !w.OnBreak && w.Services.Contains(service)) is not { } window) return;
        window.IsIdle = false;
        _floor.Plan(at + (_dice.Chance(DawdleChance) ? _dice.Seconds(90, 200) : _dice.Seconds(2, 10)), now => CallNext(window, now));
    }

    private GrainId IdOf(SimulatedWindow window) => Window.IdOf(_company.Id, _office.Id, window.Number);
}
