using System.CommandLine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Replay;
using OpsHub.Silo.Simulation;

namespace OpsHub.Silo.Cli;

/// <summary>The command line: every verb with an example.</summary>
internal static class Verbs
{
    public const int Failed = 1, Misused = 2;

    public static RootCommand Root() => new("OpsHub – live operations hub of an electricity retailer's customer service.")
    {
        DemoVerb.Create(),
        ServeVerb.Create(),
        SimulateVerb.Create(),
        ReplayVerbs.Create(),
        LogVerbs.Create(),
        CalendarVerbs.Create(),
        DeadlineVerb.Create(),
        ProfileVerbs.Create(),
        StandardVerb.Create(),
    };

    /// <summary>Runs a verb. Expected failures become one sentence on standard error and an exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? Misused : code;
        }
        catch (Exception e) when (e is LogRefusedException or LogAwayException)
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
