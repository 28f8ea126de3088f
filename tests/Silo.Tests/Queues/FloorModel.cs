using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Tests.Queues;

/// <summary>A visitor as the model knows him.</summary>
internal sealed class ModelTicket
{
    public required TicketIssued Issued { get; init; }

    public string Service { get; set; } = "";

    /// <summary><c>waiting | called | serving | parked | over</c>.</summary>
    public string State { get; set; } = "waiting";

    public int Window { get; set; }

    public int ForWindow { get; set; }

    public int ParkedS { get; set; }

    public Instant ParkedAt { get; set; }

    /// <summary>Calls of people who came later by windows that could have called this one instead.</summary>
    public int Overtaken { get; set; }
}

/// <summary>An office floor told plainly: what may happen and what may not, without the queue's code. It learns what happened and says what the queue had to answer.</summary>
internal sealed class FloorModel(QueueRules rules)
{
    public Dictionary<string, ModelTicket> Tickets { get; } = [];

    public Dictionary<int, (HashSet<string> Services, bool Open, bool OnBreak)> Windows { get; } = [];

    public bool Closed { get; private set; }

    public IEnumerable<ModelTicket> Waiting => Tickets.Values.Where(t => t.State == "waiting");

    public IEnumerable<ModelTicket> Live => Tickets.Values.Where(t => t.State != "over");

    public ModelTicket? At(int window) => Live.FirstOrDefault(t => t.Window == window);

    /// <summary>The refusal that the queue owes, or null when it must not refuse; commands not named here are judged by their events alone.</summary>
    public string? Refusal(QueueCommand command) => command switch
    {
        IssueTicket when Closed => "office-closed",
        IssueTicket { Service: var s } when rules.Services.All(k => k.Id != s) => "service-unknown",
        IssueTicket { Category: { } c } when rules.Discipline!.Categories!.Value.All(k => k.Id != c) => "category-unknown",
        IssueTicket { ForWindow: { } w } when !IsOpen(w) => "window-not-open",
        CallNext { Window: var w } when !IsOpen(w) => "window-not-open",
        CallNext { Window: var w } when At(w) is not null => "window-busy",
        CallNext { Window: var w } when !Waiting.Any(t => Fits(t, w)) => "nobody-waiting",
        StartService { Window: var w } when At(w) is null => "nobody-called",
        RecallTicket { Window: var w } when At(w)?.State != "called" => "nobody-called",
        MarkNoShow { Window: var w } when At(w)?.State != "called" => "nobody-called",
        FinishService { Window: var w } when At(w)?.State != "serving" => "nobody-served",
        FinishService { Window: var w, Ticket: { } t } when At(w)!.Issued.Ticket != t => "other-ticket",
        TransferTicket { Window: var w, ToWindow: { } to } when to == w || !IsOpen(to) => "window-not-open",
        TransferTicket { Window: var w } when At(w) is null => "nobody-called",
        RequeueTicket { Window: var w } when At(w) is null => "nobody-called",
        LeaveQueue { Ticket: var t } when !IsLive(t) => "ticket-unknown",
        LeaveQueue { Ticket: var t } when Tickets[t].State == "serving" => "ticket-in-service",
        ParkTicket { Ticket: var t } when !IsLive(t) => "ticket-unknown",
        ReturnTicket { Ticket: var t } when !IsLive(t) => "ticket-unknown",
        CancelTicket { Ticket: var t } when !IsLive(t) => "ticket-unknown",
        AskBreak { Window: var w } when !IsOpen(w) && !(Windows.TryGetValue(w, out var k) && k.OnBreak) => "window-closed",
        AskBreak { Window: var w } when IsOpen(w) && At(w) is not null => "ticket-in-hand",
        AskBreak { Window: var w } when IsOpen(w) && !Windows.Any(o => o.Key != w && o.Value.Open) => "last-window",
        _ => null,
    };

    /// <summary>Learns what happened and judges it.</summary>
    public void Learn(QueueEvent happened)
    {
        switch (happened)
        {
            case WindowAdmitted e: Windows[e.Window] = ([.. e.Services], true, false); break;
            case WindowWithdrawn e: Withdraw(e); break;
            case QueueOpened: Closed = false; break;
            case QueueClosed e: Closed = true; foreach (var t in e.Turned) End(t, "waiting", "called", "parked"); break;
            case QueueKept: Closed = true; break;
            case WindowIdled e: (IsOpen(e.Window) && At(e.Window) is null && Waiting.Any(t => Fits(t, e.Window))).ShouldBeTrue($"window {e.Window} is blamed for nothing"); break;
            case TicketIssued e: Issue(e); break;
            case TicketCalled e: Call(e); break;
            case TicketEvent e: Move(e); break;
        }
    }

    private void Issue(TicketIssued e)
    {
        Closed.ShouldBeFalse("no ticket is issued while the office is closed");
        Tickets.ContainsKey(e.Ticket).ShouldBeFalse($"{e.Ticket} is issued twice");
        Tickets[e.Ticket] = new ModelTicket { Issued = e, Service = e.Service, ForWindow = e.ForWindow ?? 0 };
    }

    private void Call(TicketCalled e)
    {
        var called = Tickets[e.Ticket];
        called.State.ShouldBe("waiting", $"{e.Ticket} is called while it is {called.State}");
        IsOpen(e.Window).ShouldBeTrue($"window {e.Window} calls while it is not open");
        At(e.Window).ShouldBeNull($"window {e.Window} has two tickets");
        Fits(called, e.Window).ShouldBeTrue($"window {e.Window} does not serve {e.Ticket}");
        Judge(called, e);
        (called.State, called.Window) = ("called", e.Window);
    }

    /// <summary>The two bounds of the discipline.</summary>
    private void Judge(ModelTicket called, TicketCalled e)
    {
        var law = rules.Discipline!.ByLaw!.Value.Contains(called.Issued.Class);
        foreach (var passed in Waiting.Where(t => t != called && Fits(t, e.Window) && t.Issued.At < called.Issued.At))
        {
            called.Issued.At.ShouldBeLessThanOrEqualTo(
                passed.Issued.At + Duration.FromSeconds(passed.ParkedS + Discipline.LongestLead(rules)), $"{e.Ticket} came too late to go before {passed.Issued.Ticket}");
            if (!law) passed.Overtaken.ShouldBeLessThan(rules.Discipline.OvertakenAtMost!.Value, $"{passed.Issued.Ticket} is overtaken once too often by {e.Ticket}");
            passed.Overtaken++;
        }
    }

    private void Move(TicketEvent happened)
    {
        var t = Tickets[happened.Ticket];
        switch (happened)
        {
            case TicketRecalled: t.State.ShouldBe("called"); break;
            case ServiceStarted: t.State.ShouldBe("called"); t.State = "serving"; break;
            case ServiceFinished: End(happened.Ticket, "serving"); break;
            case TicketNoShow: End(happened.Ticket, "called"); break;
            case TicketLeft: End(happened.Ticket, "waiting", "called", "parked"); break;
            case TicketCancelled: End(happened.Ticket, "waiting", "called", "serving", "parked"); break;
            case TicketTransferred e: Back(t, "called", "serving"); (t.Service, t.ForWindow) = (e.ToService, e.ToWindow ?? 0); break;
            case TicketRequeued: Back(t, "called", "serving"); break;
            case TicketParked: Back(t, "waiting", "called", "serving"); (t.State, t.ParkedAt) = ("parked", happened.At); break;
            case TicketReturned: t.State.ShouldBe("parked"); t.State = "waiting"; t.ParkedS += (int)(happened.At - t.ParkedAt).TotalSeconds; break;
        }
        happened.IssuedAt.ShouldBe(t.Issued.At, "the first instant is kept");
    }

    private void Withdraw(WindowWithdrawn e)
    {
        Windows[e.Window] = (Windows[e.Window].Services, false, e.OnBreak);
        At(e.Window)?.State.ShouldBe("serving", $"window {e.Window} has gone and left somebody called");
        foreach (var t in Live.Where(t => !e.OnBreak && t.ForWindow == e.Window)) t.ForWindow = 0;
    }

    private static void Back(ModelTicket t, params string[] from)
    {
        from.ShouldContain(t.State);
        (t.State, t.Window) = ("waiting", 0);
    }

    private void End(string ticket, params string[] from)
    {
        from.ShouldContain(Tickets[ticket].State, $"{ticket} ends while it is {Tickets[ticket].State}");
        (Tickets[ticket].State, Tickets[ticket].Window) = ("over", 0);
    }

    private bool IsLive(string ticket) => Tickets.TryGetValue(ticket, out var t) && t.State != "over";

    private bool IsOpen(int window) => Windows.TryGetValue(window, out var w) && w.Open;

    private bool Fits(ModelTicket t, int window) => t.ForWindow == window || (t.ForWindow == 0 && Windows[window].Services.Contains(t.Service));
}
