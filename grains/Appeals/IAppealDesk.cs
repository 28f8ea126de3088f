using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Appeals;

/// <summary>Something with its names, as a screen shows it.</summary>
public sealed record DeskWord(string Id, string Name, string NameEn);

/// <summary>The words of a company's desk.</summary>
/// <param name="Fields">What appeals must state.</param>
/// <param name="Grounds">The closed list for no action, each name with its clause.</param>
public sealed record DeskWords(
    string Company, string TimeZone, ImmutableArray<DeskWord> Kinds, ImmutableArray<DeskWord> Categories, ImmutableArray<DeskWord> Channels, ImmutableArray<DeskWord> Offices,
    ImmutableArray<DeskWord> Fields, ImmutableArray<DeskWord> Grounds);

/// <param name="AsOf">The moment they are counted at.</param>
public sealed record DeskAnswer(DeskCounts Counts, Instant AsOf);

public enum DetailsState
{
    /// <summary>Nothing personal came with it.</summary>
    None,

    /// <summary>There is something, and whoever asks may not read it.</summary>
    Withheld,

    Readable,

    /// <summary>Consent was withdrawn: nobody can read it any more.</summary>
    Destroyed,
}

/// <summary>One step of an appeal's history.</summary>
/// <param name="Name">Stored name of the event.</param>
/// <param name="By">Who sent it: account, device key, adapter, clock.</param>
public sealed record CardStep(Instant At, string Name, string Ru, string En, string By);

/// <summary>How long it must be kept.</summary>
/// <param name="Until">First day on which it need not be kept any more; null while it is open.</param>
/// <param name="Invented">The standard states no figure.</param>
public sealed record CardRetention(string Name, string NameEn, string Clause, LocalDate? Until, bool Invented);

/// <summary>One appeal, whole.</summary>
/// <param name="Clocks">Each clock with every step to it, in Russian and English.</param>
public sealed record AppealCard(
    AppealLine Line, AppealForm Form, Instant ReceivedAt, Instant? PromisedAt, string? ReplyBy, string RegisteredBy, ImmutableArray<string> Missing, bool? Founded, string? Customer, JsonArray Clocks,
    ImmutableArray<CardStep> History, ImmutableArray<CardRetention> Retention, DetailsState DetailsState, PersonDetails? Person);

/// <summary>What the web edge asks of appeals. Null: the company has told no standard of appeals, or has no such appeal.</summary>
public interface IAppealDesk
{
    DeskWords? Words(string company);

    /// <param name="from">Registered on this local day or later.</param>
    /// <param name="to">Registered on this local day or before.</param>
    DeskAnswer? Count(string company, AppealQuery query, LocalDate? from, LocalDate? to);

    /// <inheritdoc cref="Count"/>
    DeskPage? Search(string company, AppealQuery query, LocalDate? from, LocalDate? to);

    /// <param name="withPerson">Asked with each line's office, whether the person's details may be read there.</param>
    Task<AppealCard?> Find(string company, string id, Func<string?, bool> withPerson, CancellationToken cancel);
}
