using System.Collections.Immutable;

namespace OpsHub.Grains.Journeys;

/// <summary>How a customer is asked for.</summary>
public enum JourneyBy
{
    /// <summary>Opaque name, as an appeal shows it.</summary>
    Customer,

    /// <summary>Account number (лицевой счёт); a personal detail.</summary>
    Contract,

    /// <summary>The customer as another system names him, such as the customer file; a personal detail.</summary>
    Reference,
    Appeal,

    /// <summary>Office and ticket: <c>north/2026-11-10.А047</c>.</summary>
    Ticket,
    Call,
}

/// <param name="By">Of what kind <paramref name="Name"/> is.</param>
/// <param name="Take">At most so many entries, 1–200.</param>
public sealed record JourneyQuery(JourneyBy By, string Name, bool NewestFirst = true, int Skip = 0, int Take = 50)
{
    public const int MostEntries = 200;

    /// <summary>Only entries of these kinds; empty for all.</summary>
    public ImmutableArray<EntryKind> Kinds { get; init; } = [];

    /// <summary>Whether details of persons may be opened for whoever asks: outages at the address of supply are told to nobody else.</summary>
    public bool MayReadPeople { get; init; }

    /// <summary>Whether the name is a detail of a person: asked by who may read those, and never in an address.</summary>
    public static bool IsPersonal(JourneyBy by) => by is JourneyBy.Contract or JourneyBy.Reference;
}

/// <summary>Journeys of customers, joined by what the log says without being unsealed.</summary>
public interface IJourneys
{
    /// <summary>Null where nothing is known of what was asked for.</summary>
    Task<Journey?> Tell(string company, JourneyQuery query, CancellationToken cancel);

    /// <summary>Whether the ticket or call that is asked for has a known customer who is being served now: called to a window, or on the line.</summary>
    bool GoesOn(string company, JourneyQuery query);
}
