using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Notices;

/// <summary>How a notice stands to its time. Missed: what it was about has begun, and nobody was told.</summary>
public enum NoticeStanding { Open, AtRisk, Overdue, Missed, InTime, Late, Withdrawn }

/// <summary>What the web edge asks of notices.</summary>
public interface INotices
{
    /// <summary>Open notices, the first due first, then what became of the newest others; null where the company's standard tells no deadlines.</summary>
    NoticeList? List(string company);

    /// <summary>One notice with its drafts and its clock; null where there is none.</summary>
    NoticeCard? Find(string company, string id);

    /// <summary>What would come of requiring a notice, nothing of it kept; null where the company's standard tells no deadlines.</summary>
    ForeseenNotice? Foresee(string company, RequireNotice said);
}

/// <summary>A notice before it is required: its clock, its drafts, and what it would be to publish it now.</summary>
/// <param name="Card">Null where it is refused.</param>
/// <param name="Norm">Norm that counts whether it was in time; null where the standard has none.</param>
/// <param name="Refused">Why it would not be taken, or null.</param>
public sealed record ForeseenNotice(NoticeCard? Card, NoticeNorm? Norm, Refusal? Refused, Instant AsOf);

public sealed record NoticeNorm(string Id, Said Name, string Clause);

/// <summary>One of the notices that the standard asks for.</summary>
/// <param name="On">Event that makes it due.</param>
/// <param name="Channels">Of an interruption: ids of the channels it is about; empty for anything else.</param>
public sealed record NoticeKind(string Id, Said Name, string Clause, string On, ImmutableArray<string> Channels);

/// <param name="Missing">Places where it must still be published, in words.</param>
/// <param name="Offices">Offices whose customers it concerns; null for all.</param>
public sealed record NoticeLine(
    string Id, string Rule, Said Name, string Clause, string On, string About, Instant EventAt, Instant? DueAt, Instant? AmberAt, Instant? CompleteAt, NoticeStanding Standing, ImmutableArray<Said> Missing,
    ImmutableArray<string>? Offices);

/// <param name="Simulated">Whether the company's facts are invented.</param>
/// <param name="Kinds">What the standard in force asks to be told.</param>
public sealed record NoticeList(string CompanyName, string Zone, bool Simulated, ImmutableArray<NoticeLine> Notices, ImmutableArray<NoticeKind> Kinds, Instant AsOf);

/// <summary>A place of publication.</summary>
/// <param name="Needed">Whether the standard asks for it; of several of which one is enough, each is.</param>
/// <param name="Draft">What to publish there, in Russian.</param>
/// <param name="Most">Longest text, in characters.</param>
public sealed record NoticePlaceCard(string Place, Said Name, bool Needed, string Draft, int Most, Publication? Published);

/// <param name="Clock">The deadline step by step, or null where the standard names no time.</param>
/// <param name="Changes">How often it has changed.</param>
public sealed record NoticeCard(NoticeLine Line, NoticeFacts Facts, ImmutableArray<NoticePlaceCard> Places, JsonObject? Clock, int Changes, string? Reason);
