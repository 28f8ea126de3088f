using System.Collections.Immutable;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Rotas;

/// <param name="Said">What is readable of it.</param>
/// <param name="Customer">Name its address is sealed under, or null while it has none.</param>
/// <param name="Address">The sealed address, or null.</param>
public sealed record KnownContact(AlertContact Said, string? Customer, SealedPerson? Address);

/// <param name="Contacts">By id.</param>
/// <param name="Rotas">By id.</param>
public sealed record RotasState(ImmutableSortedDictionary<string, KnownContact> Contacts, ImmutableSortedDictionary<string, Rota> Rotas)
{
    public static RotasState None { get; } = new(ImmutableSortedDictionary<string, KnownContact>.Empty.WithComparers(StringComparer.Ordinal), ImmutableSortedDictionary<string, Rota>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>The rota that answers for alerts of a role: the office's own, else the company's; null when nobody set one.</summary>
    public Rota? For(string role, string? office)
    {
        var ofRole = Rotas.Values.Where(r => r.Role == role).ToList();
        return (office is null ? null : ofRole.Find(r => r.Office == office)) ?? ofRole.Find(r => r.Office is null);
    }
}

/// <summary>Rotas and contacts of a company. Grain id <c>rotas/{company}/all</c>.</summary>
public static class Rotas
{
    public const int MostRotas = 500, MostContacts = 2_000;

    public static GrainKind<RotasState, RotaCommand, RotaEvent> Kind { get; } = new("rotas", 1, RotasState.None, Decide, Evolve);

    public static GrainId IdOf(string company) => new(Kind.Name, company, "all");

    public static Decision<RotaEvent> Decide(RotasState state, RotaCommand command, Turn turn) => command switch
    {
        PutAlertContact { Person: not null } => new Refusal("not-sealed", "An address is never kept readable."),
        PutAlertContact { Contact: var contact } when RotaCheck.Of(contact) is { } fault => Refused(fault),
        PutAlertContact { Address: null, Contact: var contact } when state.Contacts.GetValueOrDefault(contact.Id) is { } known && SameJson.Says(known.Said, contact) => Decision<RotaEvent>.Nothing,
        PutAlertContact { Contact: var contact } when !state.Contacts.ContainsKey(contact.Id) && state.Contacts.Count >= MostContacts => new Refusal("too-many", $"A company has at most {MostContacts} contacts."),
        PutAlertContact put => new AlertContactPut(put.Contact, put.Customer, put.Address, turn.Actor, turn.OccurredAt),
        RemoveAlertContact { Contact: var id } when state.Rotas.Values.FirstOrDefault(r => r.Contacts.Contains(id)) is { } rota => new Refusal("contact-on-duty", $"Rota '{rota.Id}' names this contact; change the rota first."),
        RemoveAlertContact { Contact: var id } => state.Contacts.ContainsKey(id) ? new AlertContactRemoved(id, turn.Actor, turn.OccurredAt) : Decision<RotaEvent>.Nothing,
        PutRota { Rota: var rota } when RotaCheck.Of(rota, state) is { } fault => Refused(fault),
        PutRota { Rota: var rota } when state.Rotas.GetValueOrDefault(rota.Id) is { } known && SameJson.Says(known, rota) => Decision<RotaEvent>.Nothing,
        PutRota { Rota: var rota } when !state.Rotas.ContainsKey(rota.Id) && state.Rotas.Count >= MostRotas => new Refusal("too-many", $"A company has at most {MostRotas} rotas."),
        PutRota { Rota: var rota } => new RotaPut(rota, turn.Actor, turn.OccurredAt),
        RemoveRota { Rota: var id } => state.Rotas.ContainsKey(id) ? new RotaRemoved(id, turn.Actor, turn.OccurredAt) : Decision<RotaEvent>.Nothing,
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static RotasState Evolve(RotasState state, RotaEvent happened) => happened switch
    {
        AlertContactPut e => state with { Contacts = state.Contacts.SetItem(e.Said.Id, Put(state.Contacts.GetValueOrDefault(e.Said.Id), e)) },
        AlertContactRemoved e => state with { Contacts = state.Contacts.Remove(e.Contact) },
        RotaPut e => state with { Rotas = state.Rotas.SetItem(e.Said.Id, e.Said) },
        RotaRemoved e => state with { Rotas = state.Rotas.Remove(e.Rota) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static KnownContact Put(KnownContact? known, AlertContactPut put) => put.Address is null ? new(put.Said, known?.Customer, known?.Address) : new(put.Said, put.Customer, put.Address);

    private static Refusal Refused(RuleFault fault) => new("rota-wrong", $"{fault.At}: {fault.Expected}");
}
