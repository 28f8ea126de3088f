using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Cases;

public abstract record CaseCommand : ICommand;

/// <summary>What people do with a case. Another system may report the same as facts.</summary>
public abstract record CaseAct : CaseCommand, IFact;

/// <summary>Opens a case at the instant of the event that begins it.</summary>
/// <param name="On">One of the process's opening events; without it the first of them.</param>
/// <param name="Number">Number under which the company files it. No personal data.</param>
/// <param name="Customer">The customer as the sender names him; kept under an opaque name.</param>
[Stored("open-case")]
public sealed record OpenCase(
    string Process, string? On = null, string? Number = null, string? Category = null, string? Channel = null, bool Vip = false, string? Office = null, string? Customer = null, string? Appeal = null,
    string? Owner = null) : CaseAct, IPersonal
{
    PersonDetails? IPersonal.Person => null;

    public ICommand Sealed(string? customer, SealedPerson? person) => this with { Customer = customer };
}

/// <summary>Reports that something happened to the case, at the command's own instant: late and out of order is welcome, from the future is not.</summary>
[Stored("record-case-event")]
public sealed record RecordCaseEvent(string Event) : CaseAct;

/// <summary>Says that an event had happened at the command's instant, not when it was said before.</summary>
[Stored("correct-case-event")]
public sealed record CorrectCaseEvent(string Event, string Reason) : CaseAct;

/// <summary>Gives the case, or one step of it, to somebody else.</summary>
[Stored("change-case-owner")]
public sealed record ChangeCaseOwner(string Owner, string? Step = null) : CaseAct;

/// <summary>Completes a case whose steps are all done, skipped or never needed.</summary>
/// <param name="Result">Reference of the result. No personal data.</param>
[Stored("complete-case")]
public sealed record CompleteCase(string Result) : CaseAct;

/// <summary>Ends a case without result, on a ground of the process's closed list.</summary>
[Stored("cancel-case")]
public sealed record CancelCase(string Ground) : CaseAct;

/// <summary>Reckons the clocks anew after calendar or profile have changed.</summary>
[Stored("recount-case")]
public sealed record RecountCase : CaseCommand, IInward;

[Stored("wake-case")]
public sealed record WakeCase(string Deadline) : CaseCommand, IWake;
