using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Notices;

namespace OpsHub.Grains.Standards;

/// <summary>What a company's standard says of work that is no appeal: processes, promises, duties that come back. Deadlines of an office in another zone are counted there.</summary>
/// <param name="Deadlines">The company's.</param>
/// <param name="Offices">Those of offices that count otherwise.</param>
/// <param name="Processes">Its processes; empty where the standard has none.</param>
/// <param name="Promises">Kinds of deadlines that are promises.</param>
/// <param name="Duties">Work that comes back by the calendar.</param>
public sealed record ServiceStandard(
    DeadlineStandard Deadlines, FrozenDictionary<string, DeadlineStandard> Offices, ImmutableArray<CaseProcess> Processes, ImmutableArray<string> Promises, ImmutableArray<DutyRule> Duties)
{
    /// <summary>Its channels and the hours in which their interruptions count.</summary>
    public ChannelStandard Channels { get; init; } = ChannelStandard.None;

    /// <summary>What must be told to customers, and where.</summary>
    public NoticeStandard Notices { get; init; } = NoticeStandard.None;

    /// <summary>How deadlines of an office are counted; the company's for null and for an office that counts as it does.</summary>
    public DeadlineStandard DeadlinesOf(string? office) => office is not null && Offices.TryGetValue(office, out var own) ? own : Deadlines;

    /// <summary>The process of that id, or null.</summary>
    public CaseProcess? Process(string id) => Processes.FirstOrDefault(p => p.Id == id);
}

/// <summary>Each company's standard, as far as deciders look at it (ADR 0030).</summary>
public interface IStandards : IAppealStandards
{
    /// <summary>What is in force at an instant of work that is no appeal, or null where the company has told nothing.</summary>
    ServiceStandard? Service(string company, Instant at) => null;

    /// <summary>What is in force of telephones, or null where the company has told nothing.</summary>
    PhoneStandard? Phone(string company, Instant at) => null;

    /// <summary>What makes days of the company differ.</summary>
    Rhythm Rhythm(string company, Instant at) => Forecasts.Rhythm.Usual;
}

/// <summary>No company has told a standard; what reads the log needs none.</summary>
public sealed class NoStandards : IStandards
{
    public static NoStandards Instance { get; } = new();

    public AppealStandard? Of(string company, Instant at) => null;
}
