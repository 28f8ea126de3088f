using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Duties;

namespace OpsHub.Silo.Profiles;

/// <summary>Whose standard a profile is.</summary>
public enum Actor
{
    Retailer,
    GridCompany,
    Regulator,
}

/// <summary>What must be told to customers. The hub reckons its deadline, drafts it and keeps where people published it; on hall screens it publishes itself.</summary>
/// <param name="On">Event of the deadlines that makes it due.</param>
/// <param name="AnyOf">Places of which one is enough: site, press, post…; null for none.</param>
/// <param name="AllOf">Places that are all needed; null for none.</param>
/// <param name="ChannelByContract">The customer's contract names the channel.</param>
/// <param name="Proof">Its delivery must be provable.</param>
/// <param name="Deadlines">Kind of the deadlines that gives it its clock, or null.</param>
/// <param name="Confidence">How sure the reading of the clause is; or null.</param>
public sealed record NoticeProfile(
    string Id, string Name, string NameEn, string Clause, string On, ImmutableArray<string>? AnyOf = null, ImmutableArray<string>? AllOf = null, bool ChannelByContract = false,
    bool Proof = false, string? Deadlines = null, string? RequirementId = null, Confidence? Confidence = null);

/// <summary>A form that the standard asks for, as its columns.</summary>
/// <param name="Every">How often it is due.</param>
/// <param name="Columns">In order, at least one.</param>
public sealed record ReportProfile(string Id, string Name, string NameEn, string Clause, Cadence Every, ImmutableArray<ColumnProfile> Columns, string? RequirementId = null);

/// <param name="Norm">Norm whose figure stands in it, or null where the hub has none.</param>
public sealed record ColumnProfile(string Id, string Name, string NameEn, string? Norm = null);
