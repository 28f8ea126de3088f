using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Queues;

/// <summary>Says whose visit it is, as the window, the kiosk or the customer file know it: from the issue of the ticket to the end of the day on which the visit ended. A later one corrects it, and a booking too.</summary>
/// <param name="Customer">The customer as the sender names him; without it he is known by account, e-mail, phone or name, in this order.</param>
/// <param name="Person">Readable details, such as the account; sealed before they reach the grain.</param>
/// <param name="SealedPerson">Set by the hub.</param>
[Stored("identify-visitor")]
public sealed record IdentifyVisitor(string Ticket, PersonDetails? Person = null, SealedPerson? SealedPerson = null, string? Customer = null) : QueueCommand, IPersonal
{
    public ICommand Sealed(string? customer, SealedPerson? person) => this with { Customer = customer, SealedPerson = person, Person = null };
}

/// <summary>Says that the visitor is not the customer he was taken for, and that nobody knows who he is.</summary>
[Stored("forget-visitor")]
public sealed record ForgetVisitor(string Ticket) : QueueCommand;
