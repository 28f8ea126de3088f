using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>A visit and its office.</summary>
public readonly record struct VisitCase(string Office, VisitContact Visit);

/// <summary>A call and its line.</summary>
public readonly record struct CallCase(string Line, CallContact Call);

/// <summary>The contacts behind figures, as far back as they are kept.</summary>
public interface IContacts
{
    /// <summary>Visits whose tickets were issued in the interval, in no order.</summary>
    ImmutableArray<VisitCase> Visits(string company, IReadOnlyCollection<string> offices, Instant from, Instant to);

    /// <summary>Calls whose wait began in the interval, in no order.</summary>
    ImmutableArray<CallCase> Calls(string company, IReadOnlyCollection<string> lines, Instant from, Instant to);
}

/// <summary>Is told how contacts change while they are folded.</summary>
internal interface IContactWatch
{
    /// <param name="office">Whose.</param>
    /// <param name="before">As it was, or null for a new one.</param>
    /// <param name="after">As it is.</param>
    void Visit(string office, VisitContact? before, in VisitContact after);

    /// <param name="line">Whose.</param>
    /// <param name="before">As it was, or null for a new one.</param>
    /// <param name="after">As it is.</param>
    void Call(string line, CallContact? before, in CallContact after);
}
