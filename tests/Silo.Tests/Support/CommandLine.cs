using System.CommandLine;
using OpsHub.Silo.Cli;

namespace OpsHub.Silo.Tests.Support;

/// <summary>The command line as a user runs it.</summary>
internal static class CommandLine
{
    public sealed record Said(int Code, string Output, string Error);

    public static async Task<Said> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Verbs.Root().Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new Said(code, output.ToString().TrimEnd(), error.ToString().TrimEnd());
    }
}
