using System.CommandLine;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Replay;
using OpsHub.Silo.Simulation;

namespace OpsHub.Silo.Cli;

/// <summary>The command line: every verb with an example.</summary>
public static class Verbs
{
    internal const int Failed = 1, Misused = 2;

    /// <summary>What a process that was asked to end may take to finish its commands and hand over its grains.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    /// <param name="clustering">How <c>serve --engine orleans</c> joins its cluster; null in the program that has the embedded engine only.</param>
    internal static RootCommand Root(IClustering? clustering = null) => new("OpsHub – live operations hub of an electricity retailer's customer service.")
    {
        DemoVerb.Create(),
        ServeVerb.Create(clustering),
        SimulateVerb.Create(),
        ReplayVerbs.Create(),
        LogVerbs.Create(clustering),
        VerifyVerb.Create(),
        BackupVerbs.Backup(),
        BackupVerbs.Restore(),
        RetentionVerb.Create(),
        CalendarVerbs.Create(),
        DeadlineVerb.Create(),
        ProfileVerbs.Create(),
        MigrateVerbs.Create(),
        StandardVerb.Create(),
        WhyVerb.Create(),
        AlertVerbs.Create(),
        ForecastVerb.Create(),
        WhatIfVerb.Create(),
    };

    /// <summary>Runs a verb. Expected failures become one sentence on standard error and an exit code.</summary>
    /// <param name="clustering">The engine for several processes, where the program has one.</param>
    public static async Task<int> Run(string[] args, IClustering? clustering = null)
    {
        try
        {
            var parsed = Root(clustering).Parse(args);   // reads secrets, which can be refused too
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Farewell });
            return parsed.Errors.Count > 0 ? Misused : code;
        }
        catch (Exception e) when (e is LogRefusedException or LogAwayException or ProfileRefusedException or CalendarRefusedException or SettingRefusedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
    }
}
