using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Journeys;

namespace OpsHub.Grains.People;

/// <summary>What a person is known by when all that is held of him is asked for.</summary>
public enum PersonBy { Account, Email, Phone, Reference, Customer }

/// <param name="By">Of what kind <paramref name="Value"/> is.</param>
/// <param name="Names">Names that are this person's, where several were told under the same account, phone or e-mail; empty where only one was.</param>
public sealed record PersonSearch(PersonBy By, string Value, ImmutableArray<string> Names);

/// <summary>An instant twice: for machines, and as the company's clocks showed it.</summary>
/// <param name="Local">Such as <c>2026-11-24T10:47:22+04:00</c>.</param>
public sealed record LocalInstant(Instant Utc, string Local);

/// <summary>A word of the document in plain language.</summary>
public sealed record ExportWord(string Name, string Ru, string En);

/// <summary>One of the person's keys, without its secret.</summary>
public sealed record ExportedKey(int Number, bool Destroyed);

/// <param name="WithdrawnAt">When consent was last withdrawn.</param>
/// <param name="KeyDestroyed">Whether the keys the person had until then are gone; false for the moment between the withdrawal and that. Nothing that they sealed is told either way.</param>
public sealed record ExportedErasure(LocalInstant WithdrawnAt, bool KeyDestroyed);

/// <summary>One contact, or what came of it.</summary>
/// <param name="About">What it belongs to, such as <c>appeal/a-1</c>, or null.</param>
/// <param name="Facts">Everything that was recorded of it, in order, with details opened where they can be.</param>
public sealed record ExportedEntry(
    EntryKind Kind, string Id, LocalInstant At, LocalInstant? EndedAt, string? About, string? Office, string? What, string? Channel, string? Outcome, ImmutableArray<JsonObject> Facts);

/// <summary>All that the hub holds of one person, readable, to be handed to that person (ADR 0112).</summary>
/// <param name="Zone">Company's time zone, of every local time in it.</param>
/// <param name="FoundBy">What the person was found by; the value stands in the details where they can be read.</param>
/// <param name="Customer">Opaque name under which facts are kept.</param>
/// <param name="Erasure">Null where consent was never withdrawn.</param>
/// <param name="Details">Newest known value of each detail; null where nothing can be read.</param>
/// <param name="Consents">Consents, withdrawals, earlier exports.</param>
/// <param name="LeftOut">Entries under the same account, phone or e-mail that are another's or nobody's by name.</param>
/// <param name="Notes">What the document does not hold, and why.</param>
/// <param name="Words">Each field, fact and value word that occurs, explained.</param>
public sealed record PersonExport(
    string Company, string Zone, LocalInstant MadeAt, PersonBy FoundBy, string Customer, ImmutableArray<ExportedKey> Keys, ExportedErasure? Erasure, PersonDetails? Details,
    ImmutableArray<JsonObject> Consents, ImmutableArray<ExportedEntry> Entries, int LeftOut, ImmutableArray<ExportWord> Notes, ImmutableArray<ExportWord> Words);

/// <summary>Why somebody who is known is not told.</summary>
public enum ExportRefusal
{
    /// <summary>Several names stand under it, and nobody has said which are the person's.</summary>
    SeveralNames,

    /// <summary>Only a name is known, and namesakes cannot be told apart.</summary>
    NameAlone,
}

/// <summary>Exactly one of the two.</summary>
public sealed record ExportAnswer(PersonExport? Export, ExportRefusal? Refusal);

/// <summary>Reads out all that is held of one person. Whoever asks may read persons; that he does is recorded by the caller, before he is told.</summary>
public interface IPersonExports
{
    /// <summary>Null where nothing is known of such a person.</summary>
    Task<ExportAnswer?> Tell(string company, PersonSearch asked, CancellationToken cancel);
}
