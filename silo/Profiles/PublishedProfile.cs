using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Profiles;

/// <summary>A topic that the standard lists for every way of service: visitors' consultations and appeals use the same ones.</summary>
/// <param name="Code">Unique among the topics of the company; where the standard numbers none, its clause and the place in the list.</param>
public sealed record TopicProfile(string Code, string Name, string NameEn, string Clause, string? RequirementId = null)
{
    public QueueTopic ForQueue() => new(Code, Name);
}

/// <summary>What an address of the company is for.</summary>
public enum ContactKind { Post, Email, Site, Account, Feedback, Readings, Payment, Offices }

/// <summary>An address of the company that is no office and no phone line.</summary>
/// <param name="Value">As the standard prints it.</param>
/// <param name="Show">Whether it may be handed out; false where it must be checked first, and the note says why.</param>
/// <param name="Note">What a reader should know, in Russian; or null.</param>
public sealed record ContactProfile(ContactKind Kind, string Name, string NameEn, string Value, string Clause, string? RequirementId = null, bool Show = true, string? Note = null);

/// <summary>Data that the standard wants kept for a time of its own, besides appeals.</summary>
public enum KeptData
{
    /// <summary>Waits and services of visitors.</summary>
    Visits,

    /// <summary>Recordings of calls; they lie with the exchange, which tells their references.</summary>
    Recordings,
}

/// <param name="Within">At least so long.</param>
public sealed record KeepProfile(KeptData Of, string Name, string NameEn, Limit Within, string Clause, string? RequirementId = null);

/// <summary>How a channel reaches the company.</summary>
public enum ChannelMode
{
    InPerson,
    Remote,

    /// <summary>Remote, over the internet.</summary>
    Interactive,
}

/// <param name="Mode">Null where the standard does not tell them apart.</param>
public sealed record ChannelProfile(string Id, string Name, string NameEn, ChannelMode? Mode = null);
