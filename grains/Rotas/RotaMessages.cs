using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Rotas;

public abstract record RotaEvent(Instant At) : IEvent;

/// <param name="Said">As put.</param>
/// <param name="Customer">Opaque name under which the address is sealed; null: the one before stays.</param>
/// <param name="Address">The address, sealed, or null: the one before stays.</param>
/// <param name="By">Who put it.</param>
[Stored("alert-contact-put")]
public sealed record AlertContactPut(AlertContact Said, string? Customer, SealedPerson? Address, string By, Instant At) : RotaEvent(At);

[Stored("alert-contact-removed")]
public sealed record AlertContactRemoved(string Contact, string By, Instant At) : RotaEvent(At);

[Stored("rota-put")]
public sealed record RotaPut(Rota Said, string By, Instant At) : RotaEvent(At);

[Stored("rota-removed")]
public sealed record RotaRemoved(string Rota, string By, Instant At) : RotaEvent(At);

/// <summary>Sent by the edge after it has checked who may change rotas.</summary>
public abstract record RotaCommand : ICommand, IInward;

/// <summary>Puts a contact; without an address the one before stays.</summary>
[Stored("put-alert-contact")]
public sealed record PutAlertContact(AlertContact Contact, PersonDetails? Person = null, SealedPerson? Address = null, string? Customer = null) : RotaCommand, IPersonal
{
    /// <summary>A contact's keys are its own, whatever its address is.</summary>
    string? IPersonal.Customer => Person is null ? null : $"alert-contact:{Contact.Id}";

    ICommand IPersonal.Sealed(string? customer, SealedPerson? person) => this with { Person = null, Address = person, Customer = customer };
}

/// <summary>Removes a contact that no rota names.</summary>
[Stored("remove-alert-contact")]
public sealed record RemoveAlertContact(string Contact) : RotaCommand;

[Stored("put-rota")]
public sealed record PutRota(Rota Rota) : RotaCommand;

[Stored("remove-rota")]
public sealed record RemoveRota(string Rota) : RotaCommand;
