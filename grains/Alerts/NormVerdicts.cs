using System.Globalization;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>What the state of a norm means for an alert.</summary>
internal static class NormVerdicts
{
    /// <summary>A missed recommendation is at risk in the ledger and a warning here; what is only near its threshold is no alert.</summary>
    public static Verdict Of(NormRule rule, NormState state, decimal? value, decimal? threshold) => state switch
    {
        NormState.Breach => Verdict.Holds,
        NormState.NoData => Verdict.Unknown,
        NormState.Risk when rule.Force != NormForce.Must && IsBroken(rule, value, threshold) => Verdict.Holds,
        _ => Verdict.Over,
    };

    public static Verdict OfForecast(NormRow row) => row.State is NormState.Breach or NormState.NoData ? Verdict.Over   // what is broken already is foreseen no more
        : row.Threshold is { } limit && !Judging.Keeps(row.Rule.Comparator, new NormFigure(row.Forecast!.Value, 1), limit) ? Verdict.Holds : Verdict.Over;

    public static Reading Reading(NormRule rule, decimal? value, decimal? threshold, long n, Said? why) => new(value, threshold, Unit(rule), n, why);

    public static Said WhyForecast(NormRow row) => row.Forecast!.Error is { } error
        ? new Said($"прогноз на конец периода, ошибка в прошлом ±{error.ToString("0.##", CultureInfo.GetCultureInfo("ru"))}", $"forecast of the window's end, off by ±{error.ToString("0.##", CultureInfo.InvariantCulture)} in the past")
        : new Said("прогноз на конец периода", "forecast of the window's end");

    private static bool IsBroken(NormRule rule, decimal? value, decimal? threshold) =>
        rule.Aggregation == NormAggregation.Case ? value > 0 : value is { } figure && threshold is { } limit && !Judging.Keeps(rule.Comparator, new NormFigure(figure, 1), limit);

    private static string Unit(NormRule rule) => rule.Aggregation == NormAggregation.Case ? "cases" : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(rule.Unit.ToString());
}
