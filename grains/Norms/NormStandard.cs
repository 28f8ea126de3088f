using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Norms;

/// <summary>The norms of one company and what it tells of its offices and lines.</summary>
/// <param name="Company">Company id.</param>
/// <param name="Name">As the company writes it.</param>
/// <param name="Zone">Zone of the company.</param>
/// <param name="Rules">Its norms.</param>
/// <param name="NotEnforced">Rules that have no form a norm could take; listed, never dropped.</param>
/// <param name="Subjects">Attributes of <c>office/{id}</c> and <c>line/{id}</c>.</param>
/// <param name="LineHours">When operators answer, by line; lines whose hours nobody has stated are left out.</param>
public sealed record NormStandard(
    string Company, string Name, DateTimeZone Zone, ImmutableArray<NormRule> Rules, ImmutableArray<UnkeptRule> NotEnforced,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Subjects, ImmutableSortedDictionary<string, ImmutableArray<DayHours>> LineHours)
{
    /// <summary>Settlements that the standard's norms are about, by id; their attributes are among the subjects'.</summary>
    public ImmutableSortedDictionary<string, Settlement> Settlements { get; init; } = ImmutableSortedDictionary<string, Settlement>.Empty;

    /// <summary>Hours in which interruptions of channels count.</summary>
    public Daytime Daytime { get; init; } = Daytime.Whole;

    /// <summary>Which days are off, for forecasts; null where nobody has told. No part of what is summed.</summary>
    [JsonIgnore] public WorkingCalendar? Calendar { get; init; }

    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> AttributesOf(string subject) => Subjects.GetValueOrDefault(subject, None);
}

/// <param name="Name">As served areas write it.</param>
/// <param name="Offices">Ids of the offices that serve it.</param>
public sealed record Settlement(string Name, ImmutableArray<string> Offices);

/// <summary>A rule that is loaded and listed, but not kept.</summary>
/// <param name="Text">What the standard asks, in Russian, in short.</param>
/// <param name="Why">Why the hub cannot keep it.</param>
public sealed record UnkeptRule(string Id, string Clause, string RequirementId, string Text, Said Why);
