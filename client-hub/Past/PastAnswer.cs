using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Past;

/// <summary>What came of asking for a recording.</summary>
/// <param name="Refused">Stable code of what was wrong, or null; a recording that was already playing then goes on as before.</param>
/// <param name="Detail">The same in a sentence.</param>
/// <param name="Begins">Hub time from which on there is something to look at; null where nothing is recorded, or where that was not looked up.</param>
/// <param name="At">Where it stands now.</param>
public sealed record PastAnswer(string? Refused, string? Detail, string? Begins, string? At)
{
    public static PastAnswer No(Refusal refusal, Instant? begins = null) => new(refusal.Code, refusal.Detail, begins is { } first ? InstantPattern.ExtendedIso.Format(first) : null, null);

    public static PastAnswer Playing(Instant begins, Instant at) => new(null, null, InstantPattern.ExtendedIso.Format(begins), InstantPattern.ExtendedIso.Format(at));
}
