using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
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
}

/// <param name="Missing">Places where it must still be published, in words.</param>
/// <param name="Offices">Offices whose customers it concerns; null for all.</param>
public sealed record NoticeLine(
    string Id, string Rule, Said Name, string Clause, string On, string About, Instant EventAt, Instant? DueAt, Instant? AmberAt, Instant? CompleteAt, NoticeStanding Standing, ImmutableArray<Said> Missing,
    ImmutableArray<string>? Offices);

public sealed record NoticeList(string CompanyName, string Zone, ImmutableArray<NoticeLine> Notices, Instant AsOf);

/// <summary>A place of publication.</summary>
/// <param name="Needed">Whether the standard asks for it; of several of which one is enough, each is.</param>
/// <param name="Draft">What to publish there, in Russian.</param>
/// <param name="Most">Longest text, in characters.</param>
public sealed record NoticePlaceCard(string Place, Said Name, bool Needed, string Draft, int Most, Publication? Published);

/// <param name="Clock">The deadline step by step, or null where the standard names no time.</param>
/// <param name="Changes">How often it has changed.</param>
public sealed record NoticeCard(NoticeLine Line, NoticeFacts Facts, ImmutableArray<NoticePlaceCard> Places, JsonObject? Clock, int Changes, string? Reason);
