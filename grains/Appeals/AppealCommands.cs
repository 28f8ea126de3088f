using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Appeals;

public abstract record AppealCommand : ICommand;

/// <summary>What people do with an appeal. Another system may report the same as facts.</summary>
public abstract record AppealStep : AppealCommand, IFact
{
    /// <summary>Instant of the last step that the sender has seen: if somebody was quicker the step is refused. Null: whatever has happened.</summary>
    public Instant? Seen { get; init; }
}

/// <summary>Takes in a letter that nobody has registered yet: its clock of registration runs from now on.</summary>
/// <param name="Channel">How it came.</param>
/// <param name="Kind">Its kind, where that is seen from the outside.</param>
/// <param name="ReceivedAt">When it reached the company; without it, now.</param>
[Stored("receive-appeal")]
public sealed record ReceiveAppeal(string Channel, string? Kind = null, string? Office = null, Instant? ReceivedAt = null) : AppealStep;

/// <summary>Registers an appeal at the command's own instant.</summary>
/// <param name="Given">Names of fields that it states besides those in <paramref name="Person"/>, such as <c>contract</c>.</param>
/// <param name="Customer">The customer as the sender names him; without it he is known by account, e-mail, phone or name, in this order.</param>
/// <param name="ReceivedAt">When it reached the company; without it, now.</param>
/// <param name="PromisedAt">Answer promised by.</param>
/// <param name="Person">Readable details; sealed before they reach the grain.</param>
/// <param name="SealedPerson">Set by the hub.</param>
/// <param name="Attributes">What else its limits depend on, such as <c>settlement</c> <c>rural</c>. No personal data.</param>
[Stored("register-appeal")]
public sealed record RegisterAppeal(
    string Kind, string Channel, string? Category = null, AppealForm Form = AppealForm.Written, string? Topic = null, bool Vip = false, string? Office = null, string? ReplyBy = null,
    ImmutableArray<string>? Given = null, string? Customer = null, Instant? ReceivedAt = null, Instant? PromisedAt = null, string? Executor = null, PersonDetails? Person = null,
    SealedPerson? SealedPerson = null, ImmutableSortedDictionary<string, string>? Attributes = null) : AppealStep, IPersonal
{
    public ICommand Sealed(string? customer, SealedPerson? person) =>
        this with { Customer = customer, SealedPerson = person, Given = [.. (Given ?? []).Union(Person?.Fields() ?? [])], Person = null };
}

/// <summary>Takes the appeal in work.</summary>
[Stored("take-appeal")]
public sealed record TakeAppeal(string Executor) : AppealStep;

/// <summary>Hands the appeal over to an executor; it is not closed by that.</summary>
[Stored("forward-appeal")]
public sealed record ForwardAppeal(string Executor) : AppealStep;

/// <summary>Asks the customer for what is missing.</summary>
[Stored("ask-customer")]
public sealed record AskCustomer(ImmutableArray<string> Fields) : AppealStep;

/// <summary>The customer sent what was missing.</summary>
/// <param name="SealedPerson">Set by the hub.</param>
[Stored("hear-customer")]
public sealed record HearCustomer(ImmutableArray<string>? Fields = null, PersonDetails? Person = null, SealedPerson? SealedPerson = null, string? Customer = null) : AppealStep, IPersonal
{
    public ICommand Sealed(string? customer, SealedPerson? person) =>
        this with { Customer = customer, SealedPerson = person, Fields = [.. (Fields ?? []).Union(Person?.Fields() ?? [])], Person = null };
}

/// <summary>Asks an organisation outside the company.</summary>
[Stored("ask-outside")]
public sealed record AskOutside(string Organisation) : AppealStep;

/// <summary>The outside organisation answered.</summary>
[Stored("hear-outside")]
public sealed record HearOutside : AppealStep;

/// <summary>Extends the time for the answer, within the rule.</summary>
/// <param name="To">The new last day; without it the longest that the rule allows.</param>
[Stored("extend-appeal")]
public sealed record ExtendAppeal(string Reason, LocalDate? To = null) : AppealStep;

/// <summary>Tells the customer of the extension.</summary>
[Stored("tell-extension")]
public sealed record TellExtension(string Channel) : AppealStep;

/// <summary>Sends the answer or the offered settlement.</summary>
/// <param name="ByLaw">The law asks for this channel, whatever the customer named.</param>
[Stored("offer-answer")]
public sealed record OfferAnswer(string Channel, string? Executor = null, bool ByLaw = false) : AppealStep;

/// <summary>The customer rejects what was offered.</summary>
[Stored("reject-answer")]
public sealed record RejectAnswer(string ReferredTo) : AppealStep;

/// <summary>Closes the appeal.</summary>
/// <param name="Result">Reference of the result report. No personal data.</param>
/// <param name="Executor">Who answered; without it whoever has it in work.</param>
[Stored("close-appeal")]
public sealed record CloseAppeal(string Result, string? Executor = null, bool? FirstContact = null) : AppealStep;

/// <summary>Leaves the appeal without action.</summary>
[Stored("leave-appeal")]
public sealed record LeaveAppeal(string Ground) : AppealStep;

/// <summary>Records what a check or a court found.</summary>
[Stored("judge-appeal")]
public sealed record JudgeAppeal(bool Founded, string Basis) : AppealStep;

/// <summary>Gives the appeal the number that the arbiter allotted.</summary>
[Stored("number-appeal")]
public sealed record NumberAppeal(string Number) : AppealCommand, IInward;

/// <summary>Reckons the clocks anew after calendar or profile have changed.</summary>
[Stored("recount-clocks")]
public sealed record RecountClocks : AppealCommand, IInward;

[Stored("wake-appeal")]
public sealed record WakeAppeal(string Deadline) : AppealCommand, IWake;
