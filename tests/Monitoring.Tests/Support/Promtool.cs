using System.Diagnostics;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>Prometheus' own checker.</summary>
internal static class Promtool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>Its exit code and all that it said.</summary>
    public static async Task<(int Code, string Said)> Run(string folder, string input, params string[] arguments)
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(Patience);
        var said = Task.WhenAll(promtool.StandardOutput.ReadToEndAsync(patience.Token), promtool.StandardError.ReadToEndAsync(patience.Token));
        await promtool.StandardInput.WriteAsync(input);
        promtool.StandardInput.Close();
        try
        {
            await promtool.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!promtool.HasExited) promtool.Kill();
        }
        return (promtool.ExitCode, string.Concat(await said));
    }
}
