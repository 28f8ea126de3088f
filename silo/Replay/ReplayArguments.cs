using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Time;
using Spectre.Console;

namespace OpsHub.Silo.Replay;

/// <summary>Options that every replay has, with their bounds.</summary>
internal sealed class ReplayArguments
{
    private const string Max = "max";

    public ReplayArguments(string company, string zone)
    {
        Company = new Option<string>("--company") { Description = "Company id of the facts.", DefaultValueFactory = _ => company, CustomParser = ParseCompany };
        Zone = new Option<DateTimeZone>("--zone")
        {
            Description = "IANA zone of the source's wall clock and of the reports.",
            DefaultValueFactory = _ => DateTimeZoneProviders.Tzdb[zone],
            CustomParser = ParseZone,
        };
    }

    /// <summary>0 for as fast as can be.</summary>
    public Option<double> Speed { get; } = new("--speed")
    {
        Description = "Source seconds per real second, or max. [default: max]",
        HelpName = "N|max",
        CustomParser = ParseSpeed,
    };

    public Option<string?> Log { get; } = new("--log")
    {
        Description = "Event log to play into: sqlite:PATH or a PostgreSQL connection string. Played again, nothing is done twice. [default: one that is thrown away]",
    };

    public Option<string?> Rejects { get; } = new("--rejects") { Description = "CSV file for the lines that could not be used: file, line, reason." };

    public Option<string> Company { get; }

    public Option<DateTimeZone> Zone { get; }

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[Speed, Log, Rejects, Company, Zone]) verb.Options.Add(option);
    }

    /// <summary>The replay that was asked for.</summary>
    public ReplaySession Session(ParseResult parsed) => new(
        new ReplayOptions(parsed.GetValue(Speed) is > 0 and var speed ? speed : null, parsed.GetValue(Log), parsed.GetValue(Rejects)), AnsiConsole.Console,
        parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

    private static double ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == Max) return 0;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= 0.1 and <= Pace.Fastest) return speed;
        result.AddError($"--speed {text}: expected max, or source seconds per real second from 0.1 to {Pace.Fastest:0}.");
        return default;
    }

    private static string? ParseCompany(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!GrainId.IsPart(text)) result.AddError($"--company {text}: expected 1 to {GrainId.MaxPartLength} letters, digits or . _ : -");
        return text;
    }

    private static DateTimeZone? ParseZone(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } zone) return zone;
        result.AddError($"--zone {text}: expected an IANA zone such as Europe/Samara.");
        return null;
    }
}
