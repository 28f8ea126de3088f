using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Text;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.WhatIf;
using OpsHub.Silo.Log;
using OpsHub.Silo.Visits;

namespace OpsHub.Silo.Cli;

/// <summary><c>what-if</c>: plays a day of an office again with more windows or fewer.</summary>
internal static class WhatIfVerb
{
    private const string Form = "{0,-12}{1,8}{2,10}{3,10}{4,10}{5,10}";

    public static Command Create()
    {
        var log = LogVerbs.Where();
        var office = new Option<string>("--office") { Description = "company/office, such as samara/samara-01.", Required = true };
        var day = new Option<string>("--day") { Description = "Local day, such as 2026-11-24.", Required = true };
        var windows = new Option<string>("--windows") { Description = $"Windows more or fewer: {WindowChange.Form}.", Required = true };
        var verb = new Command("what-if", """What a day would have been with other windows, from the log. Example: what-if --office samara/samara-01 --day 2026-11-24 --windows "09:00-12:00=+2" --log sqlite:var/demo.db""") { office, day, windows, log };
        verb.SetAction(async (parsed, cancel) =>
        {
            var console = parsed.InvocationConfiguration;
            if (parsed.GetRequiredValue(office).Split('/') is not [var company, var place] || !GrainId.IsPart(company) || !GrainId.IsPart(place)) return await Misused(console, "--office: expected company/office, such as samara/samara-01.");
            if (LocalDatePattern.Iso.Parse(parsed.GetRequiredValue(day)) is not { Success: true, Value: var date }) return await Misused(console, "--day: expected a day such as 2026-11-24.");
            if (WindowChange.Parse(parsed.GetRequiredValue(windows)) is not { } changes) return await Misused(console, $"--windows: expected {WindowChange.Form}.");
            await using var opened = await EventLogs.Open(parsed.GetRequiredValue(log).Text, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
            if (await new WhatIfDesk(opened, Concepts.Catalog).Of(company, place, date, changes, cancel) is { } answer) return await Print(answer, console);
            await console.Error.WriteLineAsync($"Nobody was called in {company}/{place} on {date:uuuu-MM-dd}, as far as this log goes.");
            return Verbs.Failed;
        });
        return verb;
    }

    private static async Task<int> Print(WhatIfAnswer answer, InvocationConfiguration console)
    {
        await console.Output.WriteLineAsync(Row("", "called", "mean, s", "longest, s", "over, %", "idle, min"));
        foreach (var (name, waits) in new[] { ("as it was", answer.Now), ("replayed", answer.Replayed), ("what if", answer.Then) }) await console.Output.WriteLineAsync(Row(name, waits, null));
        foreach (var hour in answer.Hours)
        {
            await console.Output.WriteLineAsync(Row($"{hour.Hour:00}:00", hour.Now, hour.Windows.IdleMin));
            await console.Output.WriteLineAsync(Row("  what if", hour.Then, hour.ThenWindows.IdleMin));
        }
        await console.Output.WriteLineAsync(answer.Faithful
            ? "Replayed with its own windows, the day comes out as it was within a minute, or a tenth, of the mean wait."
            : "Replayed with its own windows, the day does NOT come out as it was: what if is no more than a hint.");
        return 0;
    }

    private static string Row(string name, WaitsOf waits, int? idleMin) => Row(name, Text(waits.Called), Text(waits.MeanS), Text(waits.LongestS), Text(waits.OverNormPercent), Text(idleMin));

    private static string Row(params string[] fields) => string.Format(CultureInfo.InvariantCulture, Form, [.. fields]).TrimEnd();

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "–";

    private static async Task<int> Misused(InvocationConfiguration console, string why)
    {
        await console.Error.WriteLineAsync(why);
        return Verbs.Misused;
    }
}
