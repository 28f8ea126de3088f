using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Norms;

/// <summary>The compliance ledger (журнал соблюдения): every norm of a company with its state.</summary>
public interface INorms
{
    /// <summary>All norms of a company, trouble first; null when the company has no norms here.</summary>
    /// <param name="month">Month to judge, or null for the running one. Longer windows are those that hold the month's last day.</param>
    NormLedger? Ledger(string company, YearMonth? month);

    /// <summary>One norm with its subjects and cases; null when there is none of that id.</summary>
    /// <param name="subject"><c>office/{id}</c> or <c>line/{id}</c> to see the cases of, or null for all.</param>
    /// <param name="most">At most so many cases; how many there are is told.</param>
    NormDetail? One(string company, string norm, YearMonth? month, string? subject, int most);

    /// <summary>Where each norm and each of its offices or lines stands in the running month, without trend, forecast and cases: cheap enough to be asked after every change. Empty when the company has no norms here.</summary>
    ImmutableArray<NormStanding> Standings(string company);

    /// <summary>How often these appeals were late under a norm in its running window; 0 for norms about something else.</summary>
    long LateAppeals(string company, string norm, IReadOnlyCollection<string> appeals);
}

/// <summary>A norm that is kept, and how each of its offices or lines stands.</summary>
public sealed record NormStanding(NormRule Rule, ImmutableArray<NormSubject> Subjects);

/// <param name="Company">Company id.</param>
/// <param name="Name">As the company writes it.</param>
/// <param name="TimeZone">Zone of the company.</param>
/// <param name="Simulated">Whether its facts are invented.</param>
/// <param name="Month">Month judged.</param>
/// <param name="Day">Last day that is in the figures.</param>
/// <param name="Running">Whether the month is not over.</param>
/// <param name="At">Hub time of the reading.</param>
/// <param name="NewestAt">Hub time of the newest fact of the company, or null.</param>
/// <param name="Rows">Trouble first, then no data, then met; then what is not enforced.</param>
/// <param name="NotEnforced">Rules that have no form of a norm.</param>
public sealed record NormLedger(
    string Company, string Name, DateTimeZone TimeZone, bool Simulated, string Month, LocalDate Day, bool Running, Instant At, Instant? NewestAt,
    ImmutableArray<NormRow> Rows, ImmutableArray<UnkeptRule> NotEnforced);

/// <summary>One norm in the ledger.</summary>
/// <param name="Rule">The norm itself.</param>
/// <param name="State">How it stands.</param>
/// <param name="Why">Why there is no data, or what the state rests on; or null.</param>
/// <param name="NotEnforced">Why the hub does not keep it; null when it does.</param>
/// <param name="First">First day of the window.</param>
/// <param name="Last">Last day of the window.</param>
/// <param name="Threshold">In force for the company as a whole, in the norm's unit; or null.</param>
/// <param name="Value">In the norm's unit, three digits after the point; null without data.</param>
/// <param name="N">Cases it rests on.</param>
/// <param name="Over">Cases beyond the case limit or the threshold.</param>
/// <param name="WithAll">The same with the cases that the standard leaves out; null when none was left out.</param>
/// <param name="Subjects">Offices or lines it is about.</param>
/// <param name="WithData">Of them, those with data.</param>
/// <param name="Broken">Of them, those that break it.</param>
/// <param name="Budget">What is left of a mean; or null.</param>
/// <param name="Forecast">Of the window's end; null when it is over, or when there is too little to go by.</param>
/// <param name="Previous">The window before, or null without data.</param>
/// <param name="Trend">Value at the end of each day of the window so far, null before the first case.</param>
/// <param name="Others">The same norm over its further denominators.</param>
/// <param name="NewestAt">Source time of the newest case, or null.</param>
public sealed record NormRow(
    NormRule Rule, NormState State, Said? Why, Said? NotEnforced, LocalDate First, LocalDate Last, decimal? Threshold, decimal? Value, long N, long Over, WithAll? WithAll,
    int Subjects, int WithData, int Broken, NormBudget? Budget, NormForecast? Forecast, PreviousWindow? Previous, ImmutableArray<decimal?> Trend,
    ImmutableArray<OtherFigure> Others, Instant? NewestAt);

/// <summary>The figure with the cases that the standard leaves out.</summary>
/// <param name="LeftOut">How many are left out.</param>
public sealed record WithAll(decimal Value, long N, long LeftOut);

/// <summary>What is left of a mean (запас): n × threshold − Σ.</summary>
/// <param name="Left">In the norm's unit; negative when it is overdrawn.</param>
/// <param name="UsedPercent">Σ ÷ (n × threshold).</param>
/// <param name="RestMean">What the rest of the window must average to keep the threshold; null when nothing more is expected.</param>
/// <param name="RestN">Cases expected in the rest.</param>
public sealed record NormBudget(decimal Left, decimal UsedPercent, decimal? RestMean, long RestN);

/// <summary>Forecast of the window's end.</summary>
/// <param name="Value">In the norm's unit.</param>
/// <param name="N">Cases expected by then.</param>
/// <param name="Error">Mean absolute error of the same method on past windows, as of the same day; null while no window has passed.</param>
/// <param name="Windows">Past windows it was tried on.</param>
public sealed record NormForecast(decimal Value, long N, decimal? Error, int Windows);

/// <param name="Change">Value now − value then, in the norm's unit.</param>
public sealed record PreviousWindow(LocalDate First, decimal Value, long N, decimal? Change);

/// <summary>The figure over another denominator.</summary>
public sealed record OtherFigure(Population Denominator, decimal? Value, long N);

/// <summary>One norm, closer.</summary>
/// <param name="Row">As in the ledger.</param>
/// <param name="Definition">What the figure is.</param>
/// <param name="Offices">Its offices or lines, worst first.</param>
/// <param name="Cases">The worst cases behind the figure, at most so many as asked for.</param>
/// <param name="CaseCount">How many there are.</param>
/// <param name="CasesFrom">First day whose cases are still kept.</param>
public sealed record NormDetail(
    NormRow Row, Said Definition, ImmutableArray<NormSubject> Offices, ImmutableArray<NormCase> Cases, int CaseCount, LocalDate CasesFrom, string Company, string Name, DateTimeZone TimeZone,
    bool Simulated, Instant At);

/// <summary>An office or a line under a norm.</summary>
/// <param name="Subject"><c>office/{id}</c> or <c>line/{id}</c>.</param>
public sealed record NormSubject(string Subject, string Name, NormState State, Said? Why, decimal? Value, decimal? Threshold, long N, long Over, Instant? NewestAt);

/// <summary>One ticket, call or clock of an appeal behind a figure.</summary>
/// <param name="Id">Ticket, key of the call, or of the appeal.</param>
/// <param name="At">When it began; of an appeal, when it was in time done, or due and late.</param>
/// <param name="Value">Seconds, or null where the figure counts cases that have none.</param>
/// <param name="Over">Whether it is beyond the case limit or the threshold.</param>
/// <param name="LeftOut">Whether the standard leaves it out.</param>
/// <param name="Service">Service of the ticket, or kind of the appeal.</param>
public sealed record NormCase(string Subject, string? Id, Instant At, int? Value, bool Over, bool LeftOut, string? Service, int? Window, string? Operator);
