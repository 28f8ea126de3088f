using System.Text.Json;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Grains.People;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Journeys;

/// <summary>What each fact changes in a company's journeys.</summary>
internal static class JourneyFold
{
    public static bool Concerns(IEvent happened) => happened
        is AppealEvent or CaseEvent or PromiseEvent or FeedbackEvent or TicketIssued or TicketCalled or TicketTransferred or TicketRequeued or TicketParked or VisitorIdentified or IVisitEnd or QueueClosed or BookingEvent or OutageEvent or ConsentWithdrawn
        or CallDialled or DialGivenUp or DialEnded or CallerIdentified or CallEnded or CallAbandoned or CallLeftMenu or CallLeftLine;

    public static void Apply(CompanyJourneys company, in Recorded fact)
    {
        var key = $"{fact.Grain.Kind}/{fact.Grain.Key}";
        switch (fact.Event)
        {
            case AppealEvent e: Appeal(company, key, fact.Grain.Key, e); break;
            case CaseEvent e: Case(company, key, fact.Grain.Key, e); break;
            case PromiseEvent e: Promise(company, key, fact.Grain.Key, e); break;
            case FeedbackEvent e: Feedback(company, fact.Grain.Key, e); break;
            case QueueEvent e: JourneyVisits.Apply(company, fact.Grain.Key, e); break;
            case BookingEvent e: JourneyBookings.Apply(company, fact.Grain.Key, e); break;
            case OutageEvent e: JourneyOutages.Apply(company.Outages, fact.Grain.Key, e); break;
            case CallerEvent e: Call(company, key, fact.Grain.Key, e); break;
            case ConsentWithdrawn e: company.Erased[fact.Grain.Key] = e.At; break;
            default: throw new InvalidOperationException($"Unknown event {fact.Event}.");
        }
    }

    private static void Appeal(CompanyJourneys company, string key, string id, AppealEvent happened)
    {
        switch (happened)
        {
            case AppealRegistered e:
                if (FirstContact.MatterOf(e) is { } matter)
                {
                    if (company.Latest.TryGetValue(matter, out var last))
                        company.Change(last, before => before with { CameAgain = before.CameAgain || FirstContact.IsLost(before.At, before.EndedAt, e.At) });
                    company.Latest[matter] = key;
                }
                company.Add(key, new KeptEntry(EntryKind.Appeal, id, e.At, e.Customer, Office: e.Office, What: e.Kind, Channel: e.Channel));
                break;
            case AppealForwarded: company.Change(key, a => a with { Forwarded = true }); break;
            case AppealClosed e: company.Change(key, a => a.End(KeptEntry.Closed, e.At)); break;
            case AppealLeft e: company.Change(key, a => a.End("left", e.At)); break;
            default: break;   // neither its begin nor its end
        }
    }

    private static void Case(CompanyJourneys company, string key, string id, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseOpened e: company.Add(key, new KeptEntry(EntryKind.Case, id, e.At, e.Customer, e.Appeal is { } appeal ? $"appeal/{appeal}" : null, e.Office, e.Process, e.Channel)); break;
            case CaseCompleted e: company.Change(key, c => c.End("completed", e.At)); break;
            case CaseCancelled e: company.Change(key, c => c.End("cancelled", e.At)); break;
            default: break;   // its steps are told by its card
        }
    }

    private static void Promise(CompanyJourneys company, string key, string id, PromiseEvent happened)
    {
        switch (happened)
        {
            case PromiseMade e: company.Add(key, new KeptEntry(EntryKind.Promise, id, e.At, null, e.Subject, e.Office, e.Kind)); break;
            case PromiseBroken: company.Change(key, p => p with { Outcome = "broken" }); break;
            case PromiseKept e: company.Change(key, p => p.End(e.Late ? "late" : "kept", e.At)); break;
            case PromiseReleased e: company.Change(key, p => p.End("released", e.At)); break;
            default: break;   // moved: still the same promise
        }
    }

    private static void Feedback(CompanyJourneys company, string subject, FeedbackEvent happened)
    {
        if (happened is FeedbackGiven e) company.Add(Key(e.Kind), new KeptEntry(EntryKind.Feedback, Id(e.Kind), e.At, null, e.Subject, e.Office ?? e.Line, Word(e.Kind), e.Channel, $"{e.Value}", e.At));
        if (happened is FeedbackCorrected c) company.Change(Key(c.Kind), f => f with { Outcome = $"{c.Value}" });

        string Id(FeedbackKind kind) => $"{subject}/{Word(kind)}";
        string Key(FeedbackKind kind) => $"feedback/{Id(kind)}";
    }

    /// <summary>A call that the company made because it had promised one, or one of which somebody has said whose it is. All others stay in the log.</summary>
    private static void Call(CompanyJourneys company, string key, string id, CallerEvent happened)
    {
        switch (happened)
        {
            case CallDialled { For: { } promised } e: company.Add(key, new KeptEntry(EntryKind.Call, id, e.At, null, $"caller/{promised}", e.Line, e.Purpose, KeptEntry.Phone)); break;
            case CallerIdentified e:
                if (e.Customer is not null) company.Add(key, new KeptEntry(EntryKind.Call, id, e.BeganAt, null, null, e.Line, null, KeptEntry.Phone, EndedAt: e.EndedAt, Served: true));
                company.Assign(key, e.Customer);
                break;
            default:
                if (CallEnds.OutcomeOf(happened) is { } outcome) company.Change(key, c => c.End(outcome, happened.At));
                break;
        }
    }

    private static string Word<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
