using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Visits;

/// <summary>Explains a call from the queue as it was just before.</summary>
public static class Why
{
    public static WhyAnswer Of(string office, QueueState before, TicketCalled call)
    {
        var window = before.Windows[call.Window];
        var again = Discipline.Next(before, call.Window, call.At);
        var called = before.Live[call.Ticket];
        return new WhyAnswer(
            office, call.Ticket, called.Number, call.Window, call.Operator, call.At, call.Reason,
            again is var (ticket, reason) && ticket.Id == call.Ticket && (call.Reason.Rule is null || reason == call.Reason), window.Services,
            before.Rules!.Discipline?.OvertakenAtMost, Discipline.LongestLead(before.Rules),
            [.. before.Waiting.OrderBy(t => t.StandsSince).ThenBy(t => t.Id, StringComparer.Ordinal).Select(t => new WhyCandidate(
                t.Id, t.Number, t.Service, t.Class, t.IssuedAt, Discipline.WaitedS(t, call.At), t.HeadStartS, t.StandsSince, t.Overtaken, Verdict(t, called, window, call)))]);
    }

    private static string Verdict(Ticket t, Ticket called, AdmittedWindow window, TicketCalled call)
    {
        if (t.Id == called.Id) return "called";
        if (t.ForWindow != 0 && t.ForWindow != call.Window) return "other-window";
        if (!Discipline.Serves(window, call.Window, t)) return "other-service";
        if (!window.IsOwn(t, call.Window) && call.Reason.Rule != CallRule.Reserve && t.NearAt > call.At) return "reserve";
        return t.StandsSince < called.StandsSince ? "overtaken" : "later";   // earlier in line and not called: somebody protected went first
    }
}
