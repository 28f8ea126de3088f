using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Rotas;

namespace OpsHub.Grains.Alerts;

/// <summary>An alert that is pending or fires.</summary>
/// <param name="Key">Key of its grain.</param>
/// <param name="Terms">What it is about.</param>
/// <param name="Holds">Whether its condition holds as far as its grain has been told.</param>
public sealed record OpenAlert(string Key, AlertTerms Terms, bool Holds);

/// <summary>What a company said of a rule once.</summary>
/// <param name="What"><c>put | removed | on | off</c>.</param>
/// <param name="Rule">As put, or null.</param>
public sealed record RuleVersion(string What, AlertRule? Rule, string By, Instant At);

/// <summary>Alerts as the evaluator and the routes see them, folded from the log.</summary>
public interface IAlerts
{
    /// <summary>Companies that anything is known of.</summary>
    IReadOnlyCollection<string> Companies { get; }

    /// <summary>What the company says of its rules.</summary>
    RulesState Rules(string company);

    /// <summary>What the company said of one rule, newest first.</summary>
    ImmutableArray<RuleVersion> Versions(string company, string rule);

    /// <summary>Who answers for its alerts.</summary>
    RotasState Rotas(string company);

    /// <summary>Pending and firing alerts.</summary>
    ImmutableArray<OpenAlert> Open(string company);

    /// <summary>An alert that fires, as its inbox shows it; null when it does not.</summary>
    AlertCell? Firing(string company, string key);

    /// <summary>The newest firing of an alert that is over; null when there was none lately.</summary>
    PastAlert? Past(string company, string key);
}
