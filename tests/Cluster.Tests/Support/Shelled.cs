using System.Diagnostics;

namespace OpsHub.Cluster.Tests.Support;

/// <summary>Another program, run to its end.</summary>
internal static class Shelled
{
    /// <summary>What it wrote to its standard output. It must end with 0 and in time; what it wrote is in the failure's message.</summary>
    public static async Task<string> Output(TimeSpan patience, string program, params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        using var late = new CancellationTokenSource(patience);
        try
        {
            await running.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            running.Kill(entireProcessTree: true);
        }
        running.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await said}{await complained}");
        return await said;
    }
}
