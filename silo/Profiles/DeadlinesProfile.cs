using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>The deadlines of a company's standard, and how it counts.</summary>
/// <param name="Kinds">What deadlines are of: appeals, process steps, notices, promises.</param>
/// <param name="Categories">Customer categories that deadlines tell apart.</param>
/// <param name="Channels">Channels that deadlines tell apart.</param>
/// <param name="Events">Events that start, stop and extend clocks.</param>
/// <param name="Rules">Every deadline of the standard that has a figure.</param>
/// <param name="NotEnforced">Rules the hub cannot keep, with the reason; never dropped in silence.</param>
/// <param name="DaysMean">How days of no named kind are read.</param>
/// <param name="Roll">What becomes of a last day that is a day off, where a rule does not say.</param>
/// <param name="Region">Region whose own days off count too, or null.</param>
/// <param name="WorkingTime">The company's working time, for limits in working hours; null where none is stated.</param>
/// <param name="ShortenedByMin">By how much its offices and lines close earlier on a shortened day, 0–240 minutes.</param>
public sealed record DeadlinesProfile(
    ImmutableArray<KindProfile> Kinds, ImmutableArray<CategoryProfile> Categories, ImmutableArray<ChannelProfile> Channels, ImmutableArray<NamedProfile> Events,
    ImmutableArray<DeadlineRule> Rules, ImmutableArray<NotEnforcedProfile> NotEnforced, DeadlineUnit DaysMean = DeadlineUnit.CalendarDays, Roll Roll = Roll.None,
    string? Region = null, Stated<WeekHours>? WorkingTime = null, int ShortenedByMin = 0);

/// <param name="Name">In Russian, as screens show it.</param>
/// <param name="NameEn">In English.</param>
public sealed record NamedProfile(string Id, string Name, string NameEn);

/// <param name="Family">What sort of subject it is.</param>
public sealed record KindProfile(string Id, string Name, string NameEn, KindFamily Family = KindFamily.Appeal);

public enum KindFamily
{
    Appeal,
    ProcessStep,
    Notice,
    Survey,
    Promise,

    /// <summary>A duty that the calendar brings, such as putting flags up.</summary>
    Task,
}

/// <param name="Vip">Whether its customers are VIP by that alone.</param>
public sealed record CategoryProfile(string Id, string Name, string NameEn, bool Vip = false);

/// <summary>A rule of the standard that is loaded and listed, but not kept.</summary>
/// <param name="Text">What the standard asks, in Russian, in short.</param>
/// <param name="Why">Why the hub cannot keep it, in English.</param>
/// <param name="WhyRu">The same in Russian; null repeats the English.</param>
public sealed record NotEnforcedProfile(string Id, string Clause, string RequirementId, string Text, string Why, string? WhyRu = null)
{
    public Said Reason() => new(WhyRu ?? Why, Why);
}
