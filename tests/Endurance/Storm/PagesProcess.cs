using System.Diagnostics;
using System.Globalization;

namespace OpsHub.Endurance.Storm;

/// <summary>A <see cref="PagesVerb"/> as its parent sees it.</summary>
internal sealed class PagesProcess : IDisposable
{
    private readonly Process _process;

    private PagesProcess(Process process) => _process = process;

    public static PagesProcess Start(Uri hub, string key, IReadOnlyList<string> views, int count, int seed)
    {
        var url = new UriBuilder(hub) { Scheme = "ws", Path = "/feed" }.Uri;
        string[] verb = ["pages", "--url", url.ToString(), "--key", key, "--count", Text(count), "--seed", Text(seed), .. views.SelectMany(v => new[] { "--view", v })];
        return new PagesProcess(Process.Start(new ProcessStartInfo("dotnet", [typeof(PagesProcess).Assembly.Location, .. verb]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>Completes when every page shows its board, for the first time or again.</summary>
    public async Task<IReadOnlyList<Return>> All(CancellationToken cancel)
    {
        List<Return> returns = [];
        while (await _process.StandardOutput.ReadLineAsync(cancel) is { Length: > 0 } line)
            if (line.Split(' ') is [var at, var attempts, var bytes, var snapshot]) returns.Add(new Return(Number(at), (int)Number(attempts), (int)Number(bytes), snapshot == "1"));
        return returns.Count > 0 ? returns : throw new InvalidOperationException("The pages ended; their error is above.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
