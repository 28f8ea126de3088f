using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>What the company's standard adds to a call: words that facts may use, hours of the line, and how long a call may go on unheard.</summary>
internal static class UnderStandard
{
    /// <returns>Why the standard does not know what the fact says, or null.</returns>
    public static Refusal? Wrong(CallerCommand command, PhoneStandard? phone) => (command, phone) switch
    {
        (UseMenu use, { Functions.IsEmpty: false }) when phone.Functions.All(f => f.Id != use.Function) =>
            new Refusal("function-unknown", $"The company's menu has no such function; there is {string.Join(", ", phone.Functions.Select(f => f.Id))}."),
        (DialOut dial, { Purposes.IsEmpty: false }) when !phone.Purposes.Contains(dial.Purpose) =>
            new Refusal("purpose-unknown", $"The company calls for no such purpose; there is {string.Join(", ", phone.Purposes)}."),
        _ => null,
    };

    public static CallerEvent Judged(CallerState call, CallerEvent happened, PhoneStandard phone) => Losing.Dated(happened switch
    {
        CallLeftMenu e => e with { Served = call.Used.Any(phone.Serves) ? true : null },
        CallQueued e => e with { Outside = Yes(phone.IsOutside(e.Line, e.At)) },
        CallAnswered e => e with { Outside = Yes(call.Phase == CallerPhase.Waiting ? call.Outside : phone.IsOutside(e.Line, e.OfferedAt)) },
        CallAbandoned e => e with { Outside = Yes(call.Outside) },
        LookupTold e => e with { Outside = Yes(call.Outside) },
        CallWrappedUp e => e with { Outside = Yes(call.Outside) },
        _ => happened,
    }, phone.Lost);

    private static bool? Yes(bool so) => so ? true : null;
}
