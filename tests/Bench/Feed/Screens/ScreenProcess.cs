using System.Diagnostics;
using System.Globalization;

namespace OpsHub.Bench.Feed.Screens;

/// <summary>A <see cref="ScreenRoom"/> as its parent sees it.</summary>
internal sealed class ScreenProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _receipts;
    private bool _stopped;

    private ScreenProcess(Process process, string receipts) => (_process, _receipts) = (process, receipts);

    /// <summary>Starts so many screens; they are all connected, and subscribed to the views in turn if there are any, when it returns.</summary>
    public static async Task<ScreenProcess> Start(Uri server, string? key, IReadOnlyList<string> views, int count, CancellationToken cancel)
    {
        var receipts = Path.GetTempFileName();
        var url = new UriBuilder(server) { Scheme = "ws", Path = "/feed" }.Uri;
        string[] verb = ["screens", "--url", url.ToString(), "--count", count.ToString(CultureInfo.InvariantCulture), "--receipts", receipts];
        string[] asked = key is null ? verb : [.. verb, "--key", key, .. views.SelectMany(v => new[] { "--view", v })];
        var start = new ProcessStartInfo("dotnet", [typeof(ScreenProcess).Assembly.Location, .. asked]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var screens = new ScreenProcess(Process.Start(start)!, receipts);
        if (await screens._process.StandardOutput.ReadLineAsync(cancel) == ScreenRoom.Ready) return screens;
        await screens.DisposeAsync();
        throw new InvalidOperationException("The screens did not connect; their error is above.");
    }

    /// <summary>Completes when every screen has that sequence or a later one.</summary>
    public Task Reach(long seq, CancellationToken cancel) => Reach([seq], cancel);

    /// <summary>Completes when every screen has the sequence of its view or a later one.</summary>
    public async Task Reach(IReadOnlyList<long> seqs, CancellationToken cancel)
    {
        await _process.StandardInput.WriteLineAsync(string.Join(' ', seqs.Select(s => s.ToString(CultureInfo.InvariantCulture))).AsMemory(), cancel);
        await _process.StandardInput.FlushAsync(cancel);
        if (await _process.StandardOutput.ReadLineAsync(cancel) != ScreenRoom.Reached) throw new InvalidOperationException("Frames did not come to every screen.");
    }

    /// <summary>Ends the screens and returns what came to them, in the order of arrival.</summary>
    public async Task<Receipt[]> Stop(CancellationToken cancel)
    {
        _stopped = true;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancel);
        return Receipt.ReadAll(_receipts);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped) await Stop(CancellationToken.None);
        _process.Dispose();
        File.Delete(_receipts);
    }
}
