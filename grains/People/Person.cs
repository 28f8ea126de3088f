using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.People;

public abstract record PersonEvent(Instant At) : IEvent;

/// <summary>The person agreed that data are processed.</summary>
/// <param name="How">Where and how, such as <c>office:north</c> or <c>account-page</c>.</param>
[Stored("consent-given")]
public sealed record ConsentGiven(string How, Instant At) : PersonEvent(At);

/// <summary>Consent was withdrawn; the keys the person had until now are destroyed after this, and what was sealed with them is read by nobody any more.</summary>
/// <param name="Basis">What the decision rests on: the number of the written statement. No personal data.</param>
/// <param name="By">Who decided.</param>
[Stored("consent-withdrawn")]
public sealed record ConsentWithdrawn(string Basis, string By, Instant At) : PersonEvent(At);

/// <summary>All that the hub holds of the person was read out into a file (ADR 0112).</summary>
/// <param name="Found">What the person was found by, such as <c>account</c>; never the value.</param>
/// <param name="Entries">How many contacts the file tells.</param>
/// <param name="By">Who read them.</param>
[Stored("person-data-exported")]
public sealed record PersonDataExported(string Found, int Entries, string By, Instant At) : PersonEvent(At);

public abstract record PersonCommand : ICommand;

/// <summary>Records a consent.</summary>
[Stored("give-consent")]
public sealed record GiveConsent(string How) : PersonCommand;

/// <summary>Withdraws consent: a human decision, for it cannot be undone. Only its own address offers it, under its own right.</summary>
[Stored("withdraw-consent")]
public sealed record WithdrawConsent(string Basis) : PersonCommand, IInward;

/// <summary>Records that a person's data are read out; the file is told only after it. Each time anew, for each is a reading.</summary>
[Stored("export-person-data")]
public sealed record ExportPersonData(string Found, int Entries) : PersonCommand, IInward;

/// <param name="WithdrawnAt">When consent was last withdrawn, or null while it never was or is given again.</param>
/// <param name="GivenAt">When it was last given, or null.</param>
public sealed record PersonState(Instant? WithdrawnAt, Instant? GivenAt);

/// <summary>Somebody whose data the company keeps, under an opaque name (ADR 0031). Grain id <c>person/{company}/{customer}</c>.</summary>
public static class Person
{
    public const int MaxBasisLength = 100;

    private static readonly Refusal BasisWrong = new("basis-wrong", $"The basis is the number of the statement, 1 to {MaxBasisLength} characters.");

    public static GrainKind<PersonState, PersonCommand, PersonEvent> Kind { get; } = new("person", 1, new PersonState(null, null), Decide, Evolve);

    public static GrainId IdOf(string company, string customer) => new(Kind.Name, company, customer);

    public static Decision<PersonEvent> Decide(PersonState person, PersonCommand command, Turn turn) => command switch
    {
        GiveConsent { How.Length: 0 or > MaxBasisLength } or WithdrawConsent { Basis.Length: 0 or > MaxBasisLength } => BasisWrong,
        GiveConsent when person is { GivenAt: not null, WithdrawnAt: null } => Decision<PersonEvent>.Nothing,
        GiveConsent c => new ConsentGiven(c.How, turn.OccurredAt),
        WithdrawConsent when person.WithdrawnAt is not null => Decision<PersonEvent>.Nothing,
        WithdrawConsent c => new ConsentWithdrawn(c.Basis, turn.Actor, turn.OccurredAt),
        ExportPersonData c => new PersonDataExported(c.Found, c.Entries, turn.Actor, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static PersonState Evolve(PersonState person, PersonEvent happened) => happened switch
    {
        ConsentGiven e => new PersonState(null, e.At),
        ConsentWithdrawn e => person with { WithdrawnAt = e.At },
        PersonDataExported => person,
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
