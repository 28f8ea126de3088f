using System.Diagnostics;

namespace OpsHub.Testing;

/// <summary>Runs a program to its end.</summary>
public static class Shell
{
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static void Run(string program, params IEnumerable<string> arguments)
    {
        // pg_ctl leaves a server behind that would keep pipes open, so output is asked for only from what is sure to end.
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit(TimeSpan.FromMinutes(2));
        if (process.ExitCode == 0) return;

        var text = string.Join('\n', said.GetAwaiter().GetResult());
        throw new InvalidOperationException($"{program} {string.Join(' ', process.StartInfo.ArgumentList)} failed with {process.ExitCode}: {text}");
    }
}
