using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Callers;

/// <summary>It became known whose call it is; what was known before was wrong, and stays in the log as history.</summary>
/// <param name="Customer">Opaque name; null when nobody knows any more.</param>
/// <param name="Person">Sealed details, or null.</param>
/// <param name="By">Who says so.</param>
/// <param name="BeganAt">When the call began, for whoever hears of its customer only now.</param>
/// <param name="EndedAt">When it ended; null while it lasts.</param>
/// <param name="Office">Office that serves him, or null where nobody has said.</param>
[Stored("caller-identified")]
[Perishes(DataKind.Calls)]
public sealed record CallerIdentified(string Line, string? Customer, SealedPerson? Person, string By, Instant BeganAt, Instant? EndedAt, Instant At, string? Office = null) : CallerAside(Line, At);
