using System.Collections.Immutable;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Notices;

/// <summary>One of the notices that a standard asks for.</summary>
/// <param name="On">Event that makes it due.</param>
/// <param name="Deadlines">Kind of the deadlines that gives it its time; of an interruption also which channels it is about. Null where the standard names no time.</param>
/// <param name="AllOf">Places that are all needed.</param>
/// <param name="AnyOf">Places of which one is enough; empty for none.</param>
public sealed record NoticeRule(string Id, string Name, string NameEn, string Clause, string On, string? Deadlines, ImmutableArray<string> AllOf, ImmutableArray<string> AnyOf);

/// <summary>What a company's standard says of notices, and what its drafts are made with.</summary>
/// <param name="Company">As the company calls itself to customers.</param>
/// <param name="Customer">«клиент», «потребитель»…</param>
public sealed record NoticeStandard(string Company, string Customer, ImmutableArray<NoticeRule> Rules)
{
    private ServedAreas? _areas;

    public static NoticeStandard None { get; } = new("", "клиент", []);

    /// <summary>The company's offices, for the areas they serve.</summary>
    public ImmutableArray<KeyValuePair<string, OfficeDetails>> Offices { get; init; } = [];

    /// <summary>The notice that an event asks for; null where the standard asks for none.</summary>
    /// <param name="kind">Of an interruption: kind of the channel's deadlines; null for anything else.</param>
    public NoticeRule? Find(string on, string? kind) => Rules.FirstOrDefault(r => r.On == on && (kind is null || r.Deadlines == kind));

    /// <summary>Offices whose area is touched; null, which is all, where the area says nothing of it.</summary>
    public ImmutableArray<string>? Touched(ImmutableArray<OutagePlace>? area) =>
        area is { } parts && (_areas ??= new ServedAreas(Offices)).Touched(parts) is { IsEmpty: false } offices ? offices : null;
}
