using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Alerts;

namespace OpsHub.Grains.Rotas;

/// <summary>Who is on duty in which hours of the week. A shift that ends at or before it begins ends on the next day and belongs to the day it begins.</summary>
/// <param name="Contact">Id of a contact.</param>
/// <param name="Days">Days it begins on.</param>
/// <param name="From">Local time.</param>
/// <param name="To">Local time; the same as <paramref name="From"/> is a whole day.</param>
public sealed record Shift(string Contact, ImmutableArray<IsoDayOfWeek> Days, LocalTime From, LocalTime To);

/// <summary>One step of an escalation.</summary>
/// <param name="Shifts">Who is told at this step.</param>
/// <param name="WaitS">How long somebody has to accept it before it goes to the next step, 30–86400 seconds; of the last step it says nothing.</param>
public sealed record RotaStep(ImmutableArray<Shift> Shifts, int WaitS);

/// <summary>Days that are not as usual: a holiday, or somebody in another's place. Of two that cover a day the later one in the list holds.</summary>
/// <param name="From">First day on which a shift that begins is changed.</param>
/// <param name="Until">First day that is as usual again.</param>
/// <param name="Contact">Whose shifts, or null for everybody's.</param>
/// <param name="By">Who stands in, or null for nobody.</param>
/// <param name="Reason">1–200 characters, or null. No personal data.</param>
public sealed record RotaException(LocalDate From, LocalDate Until, string? Contact = null, string? By = null, string? Reason = null);

/// <summary>A rota (график дежурств): who answers for the alerts of a role, in an office or in the whole company, step by step.</summary>
/// <param name="Id">Unique in the company.</param>
/// <param name="Name">For people.</param>
/// <param name="Role">Owner of the alerts it is about, such as <c>office-head</c>.</param>
/// <param name="Zone">Of the shifts.</param>
/// <param name="Owner">Contact that is told when nobody is on duty.</param>
/// <param name="Steps">1 to 5.</param>
/// <param name="Office">Only alerts of this office; null for every office without a rota of its own, and for what is of no office.</param>
/// <param name="Exceptions">Holidays and replacements.</param>
/// <param name="GroupWaitS">How long the first alert of a message waits for others, 0–600 seconds.</param>
/// <param name="GroupIntervalS">Alerts of one group and place are told so often at most, 0–86400 seconds.</param>
public sealed record Rota(
    string Id, string Name, string Role, DateTimeZone Zone, string Owner, ImmutableArray<RotaStep> Steps, string? Office = null, ImmutableArray<RotaException>? Exceptions = null,
    int GroupWaitS = 20, int GroupIntervalS = 300)
{
    /// <summary>Everybody it may ever tell.</summary>
    [JsonIgnore]
    public IEnumerable<string> Contacts => Steps.SelectMany(s => s.Shifts).Select(s => s.Contact).Concat((Exceptions ?? []).Select(e => e.By).OfType<string>()).Append(Owner).Distinct(StringComparer.Ordinal);
}

/// <summary>Hours of each day in which a contact is told only of what is bad enough. Ending at or before they begin they go over midnight.</summary>
/// <param name="Breaks">This severity and worse is told all the same.</param>
public sealed record QuietHours(LocalTime From, LocalTime To, Severity Breaks = Severity.Critical);

/// <summary>Somebody whom alerts are sent to. The address is sealed and stands beside it (ADR 0031).</summary>
/// <param name="Id">Unique in the company.</param>
/// <param name="Name">A position, such as "Дежурный по офисам". No personal data.</param>
/// <param name="Zone">Of the quiet hours.</param>
/// <param name="Account">Login in the hub, or null.</param>
/// <param name="Quiet">Quiet hours, or null for none.</param>
/// <param name="PerHour">Messages an hour, 1–120; what is beyond goes into a digest each quarter of an hour.</param>
public sealed record AlertContact(string Id, string Name, DateTimeZone Zone, string? Account = null, QuietHours? Quiet = null, int PerHour = 12);
