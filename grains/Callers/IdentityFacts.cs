using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Callers;

/// <summary>Says whose call it is, as operator, customer file or menu know it: any time during the call or after it. A later one corrects it.</summary>
/// <param name="Line">Line the call came by.</param>
/// <param name="Customer">The customer as the sender names him; without it he is known by account, e-mail, phone or name, in this order.</param>
/// <param name="Person">Readable details, such as the account; sealed before they reach the grain.</param>
/// <param name="SealedPerson">Set by the hub.</param>
/// <param name="Office">Office whose area he lives in, as the customer file knows; calls from an outage's area are counted by it. Null where the sender does not know.</param>
[Stored("identify-caller")]
public sealed record IdentifyCaller(string Line, PersonDetails? Person = null, SealedPerson? SealedPerson = null, string? Customer = null, string? Office = null) : CallerFact, IPersonal
{
    public ICommand Sealed(string? customer, SealedPerson? person) => this with { Customer = customer, SealedPerson = person, Person = null };
}

/// <summary>Says that the caller is not the customer he was taken for, and that nobody knows who he is.</summary>
[Stored("forget-caller")]
public sealed record ForgetCaller(string Line) : CallerFact;
