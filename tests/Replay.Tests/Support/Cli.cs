using System.CommandLine;
using OpsHub.Silo.Replay;

namespace OpsHub.Replay.Tests.Support;

/// <summary>The replay verbs as a user runs them.</summary>
internal static class Cli
{
    public sealed record Said(int Code, string Output, string Error);

    /// <param name="args">What stands after <c>replay</c>.</param>
    public static async Task<Said> Replay(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = new RootCommand { ReplayVerbs.Create() }.Parse(["replay", .. args]);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new Said(code, output.ToString(), error.ToString());
    }
}
