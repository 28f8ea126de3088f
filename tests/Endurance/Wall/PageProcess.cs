using System.Diagnostics;
using System.Text.Json;
using OpsHub.Testing;

namespace OpsHub.Endurance.Wall;

/// <summary>What a page holds, after a full collection.</summary>
/// <param name="HeapBytes">Of its scripts.</param>
/// <param name="Nodes">Of its documents, those kept alive by scripts included.</param>
/// <param name="Listeners">Event listeners.</param>
/// <param name="Documents">Documents.</param>
/// <param name="Tiles">Offices it shows.</param>
/// <param name="Attached">Elements in its document.</param>
/// <param name="Frames">Frames that have come to it so far.</param>
/// <param name="Complaints">Errors it has told of so far.</param>
internal sealed record Held(double HeapBytes, double Nodes, double Listeners, double Documents, int Tiles, int Attached, int Frames, string[] Complaints);

/// <summary>A page in a headless Chromium (<c>dashboards/tests/browser/heap.mjs</c>).</summary>
internal sealed class PageProcess : IDisposable
{
    private readonly Process _process;

    private PageProcess(Process process) => _process = process;

    /// <summary>Opens a page and waits until it shows offices.</summary>
    /// <exception cref="InvalidOperationException">It does not; why is above.</exception>
    public static async Task<PageProcess> Open(string address, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("node", ["tests/browser/heap.mjs", address]) { WorkingDirectory = Checkout.File("dashboards"), RedirectStandardInput = true, RedirectStandardOutput = true };
        var page = new PageProcess(Process.Start(start)!);
        if (await page._process.StandardOutput.ReadLineAsync(cancel) == "ready") return page;
        page.Dispose();
        throw new InvalidOperationException("The page did not open.");
    }

    public async Task<Held> Look(CancellationToken cancel)
    {
        await _process.StandardInput.WriteLineAsync("look".AsMemory(), cancel);
        await _process.StandardInput.FlushAsync(cancel);
        return JsonSerializer.Deserialize<Held>(await _process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("The page is gone."), JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
