using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Appeals;

public enum AppealForm { Written, Oral }

public abstract record AppealEvent(Instant At) : IEvent;

/// <summary>A letter reached the company and is not registered yet.</summary>
/// <param name="Channel">How it came.</param>
/// <param name="Kind">One of the company's kinds, or null while nobody has read it.</param>
/// <param name="Office">Office it is with, or null.</param>
/// <param name="ReceivedAt">When it reached the company; the clock of registration runs from here.</param>
/// <param name="By">Who took it in.</param>
[Stored("appeal-received")]
public sealed record AppealReceived(string Channel, string? Kind, string? Office, Instant ReceivedAt, string By, Instant At) : AppealEvent(At);

/// <summary>The appeal is registered. Nobody is named in it: the customer by an opaque key, his details sealed.</summary>
/// <param name="Kind">One of the company's kinds.</param>
/// <param name="Category">Customer category, or null.</param>
/// <param name="Topic">Topic code (ЕКТО), or null.</param>
/// <param name="Vip">Whether the customer is a VIP.</param>
/// <param name="Office">Office it is with, or null.</param>
/// <param name="Customer">Opaque key of the customer, under whose keys the details are sealed; of an anonymous appeal null or a name of its own.</param>
/// <param name="ReplyBy">Channel that the customer named for the answer, or null.</param>
/// <param name="Given">Names of the fields that it states.</param>
/// <param name="Missing">What the standard asks for and it does not state; it is not taken up before that.</param>
/// <param name="ReceivedAt">When it reached the company; the clock of registration runs from here.</param>
/// <param name="PromisedAt">Answer promised by, or null.</param>
/// <param name="Executor">Whose it is from the beginning, or null.</param>
/// <param name="By">Who registered it.</param>
[Stored("appeal-registered")]
public sealed record AppealRegistered(
    string Kind, string? Category, string Channel, AppealForm Form, string? Topic, bool Vip, string? Office, string? Customer, string? ReplyBy, ImmutableArray<string> Given,
    ImmutableArray<string> Missing, SealedPerson? Person, Instant ReceivedAt, Instant? PromisedAt, string? Executor, string By, Instant At) : AppealEvent(At)
{
    /// <summary>Year of its number: the company's local one. Null in facts older than this: then UTC's.</summary>
    public int? Year { get; init; }

    /// <summary>What else its limits depend on; null where nothing was said.</summary>
    public ImmutableSortedDictionary<string, string>? Attributes { get; init; }

    /// <summary>A class of its own: nobody can be answered.</summary>
    public bool Anonymous => Customer is null || Customer.StartsWith(SealedPerson.Nobody, StringComparison.Ordinal);
}

/// <summary>Its clocks, as the standard has them from now on.</summary>
/// <param name="NextAt">When somebody must be told next, or null.</param>
[Stored("appeal-clocks-set")]
public sealed record AppealClocksSet(ImmutableArray<KeptClock> Clocks, Instant? NextAt, Instant At) : AppealEvent(At);

/// <param name="Number">Registration number, unique in company and year.</param>
[Stored("appeal-numbered")]
public sealed record AppealNumbered(string Number, Instant At) : AppealEvent(At);

/// <param name="Executor">Who works on it from now on.</param>
[Stored("appeal-taken")]
public sealed record AppealTaken(string Executor, Instant At) : AppealEvent(At);

/// <summary>Handed over; it is not closed by that.</summary>
[Stored("appeal-forwarded")]
public sealed record AppealForwarded(string Executor, Instant At) : AppealEvent(At);

/// <param name="Fields">Names of what is missing.</param>
[Stored("appeal-data-requested")]
public sealed record AppealDataRequested(ImmutableArray<string> Fields, Instant At) : AppealEvent(At);

/// <param name="Fields">Names of what came.</param>
/// <param name="Customer">Under whose keys the details are sealed, or null.</param>
/// <param name="Person">The details that came, sealed; or null.</param>
[Stored("appeal-data-received")]
public sealed record AppealDataReceived(ImmutableArray<string> Fields, string? Customer, SealedPerson? Person, Instant At) : AppealEvent(At);

/// <param name="Organisation">Who is asked outside the company.</param>
[Stored("appeal-outside-asked")]
public sealed record AppealOutsideAsked(string Organisation, Instant At) : AppealEvent(At);

[Stored("appeal-outside-answered")]
public sealed record AppealOutsideAnswered(Instant At) : AppealEvent(At);

/// <param name="To">The new last day, or null for the longest that the rule allows.</param>
/// <param name="Reason">Why. No personal data.</param>
[Stored("appeal-extended")]
public sealed record AppealExtended(LocalDate? To, string Reason, Instant At) : AppealEvent(At);

/// <summary>The customer was told of the extension; it holds from here on, if this was in time.</summary>
[Stored("appeal-extension-told")]
public sealed record AppealExtensionTold(string Channel, Instant At) : AppealEvent(At);

/// <param name="Channel">How the answer went.</param>
[Stored("appeal-answer-offered")]
public sealed record AppealAnswerOffered(string Channel, string Executor, Instant At) : AppealEvent(At);

/// <summary>The customer does not accept the answer: the appeal stays open.</summary>
/// <param name="ReferredTo">Where he was told to turn next.</param>
[Stored("appeal-answer-rejected")]
public sealed record AppealAnswerRejected(string ReferredTo, Instant At) : AppealEvent(At);

/// <param name="Result">Reference of the result report. No personal data.</param>
/// <param name="FirstContact">Whether the customer's question was solved at first contact; null where nobody asked.</param>
/// <param name="Late">Whether the answer came after its deadline.</param>
[Stored("appeal-closed")]
public sealed record AppealClosed(string Result, string Executor, bool? FirstContact, bool Late, Instant At) : AppealEvent(At);

/// <summary>Neither examined nor answered.</summary>
/// <param name="Ground">One of the standard's closed list.</param>
[Stored("appeal-left")]
public sealed record AppealLeft(string Ground, string Clause, Instant At) : AppealEvent(At);

/// <summary>A check or a court found the complaint founded or not; never said at intake.</summary>
[Stored("appeal-judged")]
public sealed record AppealJudged(bool Founded, string Basis, Instant At) : AppealEvent(At);

/// <param name="Clock">Which of its clocks.</param>
/// <param name="NextAt">When somebody must be told next, or null.</param>
[Stored("appeal-at-risk")]
public sealed record AppealAtRisk(string Clock, Instant? DueAt, Instant? NextAt, Instant At) : AppealEvent(At);

/// <param name="Clock">Which of its clocks.</param>
/// <param name="Warn">A warning rather than a breach.</param>
/// <param name="NextAt">When somebody must be told next, or null.</param>
[Stored("appeal-overdue")]
public sealed record AppealOverdue(string Clock, Instant DueAt, bool Warn, Instant? NextAt, Instant At) : AppealEvent(At);
