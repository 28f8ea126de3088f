using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Callers;

/// <param name="Customer">Opaque name, or null where the caller is known to be somebody else than he was taken for.</param>
/// <param name="At">When that was said.</param>
/// <param name="Office">Office that serves him, or null.</param>
public sealed record Identified(string? Customer, Instant At, string? Office = null);

/// <summary>Whose call it is (ADR 0082). Telephony does not know; operator, customer file or menu say it, by account or by their own reference, and may have been wrong.</summary>
internal static class Identifying
{
    private static readonly Refusal NotSealed = new("not-sealed", "A person's details must be sealed before they reach the log; this process holds no keys.");
    private static readonly Refusal Nobody = new("nobody-named", "Nothing tells this caller from others; say customer, or a person with an account.");
    private static readonly Refusal NoOffice = new("office-wrong", "Office is the id of one, such as samara-01.");
    private static readonly Refusal Older = new("older-than-known", "Something newer is known of who called.");

    public static Decision<CallerEvent> Decide(CallerState call, IdentifyCaller said, Turn turn) => said switch
    {
        { Person: not null } => NotSealed,
        { Customer: null } => Nobody,
        { Office: { } office } when !GrainId.IsPart(office) => NoOffice,
        { Customer: var customer } when customer.StartsWith(SealedPerson.Nobody, StringComparison.Ordinal) => Nobody,
        _ => Told(call, said.Line, said.Customer, said.SealedPerson, turn, said.Office),
    };

    public static Decision<CallerEvent> Forget(CallerState call, ForgetCaller said, Turn turn) => call.Identity is null ? Decision<CallerEvent>.Nothing : Told(call, said.Line, null, null, turn);

    public static CallerState Evolve(CallerState call, CallerIdentified happened) => call with { Identity = new Identified(happened.Customer, happened.At, happened.Office) };

    private static Decision<CallerEvent> Told(CallerState call, string line, string? customer, SealedPerson? person, Turn turn, string? office = null) =>
        call.BeganAt is not { } began ? Caller.OutOfOrder
        : turn.OccurredAt < began ? Caller.BeforeStart
        : call.Identity is { } known && known.Customer == customer && (office ?? known.Office) == known.Office ? Decision<CallerEvent>.Nothing
        : call.Identity is { } newer && turn.OccurredAt < newer.At ? Older
        : new CallerIdentified(line, customer, person, turn.Actor, began, call.EndedAt, turn.OccurredAt, office);
}
