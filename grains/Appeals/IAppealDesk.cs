using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Appeals;

/// <summary>Something with its names, as a screen shows it.</summary>
public sealed record DeskWord(string Id, string Name, string NameEn);

/// <summary>The words of a company's desk.</summary>
/// <param name="Simulated">Whether the company's facts are invented.</param>
/// <param name="Required">What appeals must state.</param>
/// <param name="Grounds">The closed list for no action, each name with its clause.</param>
/// <param name="Topics">Topics that the profile lists, by code; empty where any code may be said.</param>
public sealed record DeskWords(
    string Company, string TimeZone, bool Simulated, ImmutableArray<DeskWord> Kinds, ImmutableArray<DeskWord> Categories, ImmutableArray<DeskWord> Channels, ImmutableArray<DeskWord> Offices,
    ImmutableArray<DeskField> Required, ImmutableArray<DeskWord> Grounds, ImmutableArray<DeskWord> Topics);

/// <summary>Something that appeals must state.</summary>
/// <param name="Id">Fields of which one is enough, apart by <c>|</c>.</param>
/// <param name="IfMissing">What follows when it is not stated.</param>
/// <param name="Kinds">Kinds of appeals; null for all.</param>
/// <param name="Categories">Customer categories; null for all.</param>
public sealed record DeskField(string Id, string Name, string NameEn, IfMissing IfMissing, string Clause, ImmutableArray<string>? Kinds, ImmutableArray<string>? Categories);

/// <summary>What would come of registering an appeal.</summary>
/// <param name="Code">Why it would not be registered; null when it would.</param>
/// <param name="Detail">The same in a sentence.</param>
/// <param name="Missing">Ids of the required fields that it does not state.</param>
/// <param name="Clocks">Each clock it would have with every step to it, in Russian and English.</param>
public sealed record DeskDraft(string? Code, string? Detail, ImmutableArray<string> Missing, JsonArray Clocks);

/// <param name="AsOf">The moment they are counted at.</param>
public sealed record DeskAnswer(DeskCounts Counts, Instant AsOf);

/// <summary>What an interval tells.</summary>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day.</param>
/// <param name="RepeatWithinDays">Within how many days a second appeal of one customer on one topic is a repeat.</param>
public sealed record IndicatorAnswer(LocalDate From, LocalDate To, int RepeatWithinDays, DeskIndicators Indicators);

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
/// <param name="ChangedAt">Instant of its last step; whoever sends a step says it as <c>seen</c>.</param>
/// <param name="Steps">What may be done with it now by whoever asks, and why not.</param>
/// <param name="Extension">How far its time may be extended, or null.</param>
/// <param name="Grounds">Grounds for no action that hold for it.</param>
/// <param name="Clocks">Each clock with every step to it, in Russian and English.</param>
public sealed record AppealCard(
    AppealLine Line, Instant ChangedAt, ImmutableArray<OfferedStep> Steps, OfferedExtension? Extension, ImmutableArray<string> Grounds, AppealForm? Form, Instant ReceivedAt, Instant? PromisedAt, string? ReplyBy, string RegisteredBy, ImmutableArray<string> Missing, bool? Founded, string? Customer, JsonArray Clocks,
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

    /// <summary>Repeats, first-contact resolution and the like; without days, of the running month so far.</summary>
    /// <param name="from">First local day.</param>
    /// <param name="to">Last local day.</param>
    IndicatorAnswer? Indicate(string company, AppealQuery query, LocalDate? from, LocalDate? to);

    /// <summary>What would come of registering it at this moment.</summary>
    DeskDraft? Draft(string company, RegisterAppeal asked, string actor);

    /// <param name="may">Asked with a right and an office, whether whoever asks has it there.</param>
    Task<AppealCard?> Find(string company, string id, Func<Right, string?, bool> may, CancellationToken cancel);
}
