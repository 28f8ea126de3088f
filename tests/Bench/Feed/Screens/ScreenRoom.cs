using System.Globalization;
using System.Net.WebSockets;

namespace OpsHub.Bench.Feed.Screens;

/// <summary>
/// Many screens in a process of their own, so that the server's processor time is measured alone. Says <c>ready</c> when all are connected and,
/// if they subscribed, have their first frame. A line with one sequence, or with one for each view, is answered <c>reached</c> once every screen has
/// its own; at the end of its input it writes the receipts and ends.
/// </summary>
/// <param name="Url">Of the hub.</param>
/// <param name="Key">Device key, or null.</param>
/// <param name="Views">Boards to subscribe to in turn, or none.</param>
/// <param name="Count">Screens.</param>
/// <param name="Receipts">File for the receipts.</param>
internal sealed record ScreenRoom(Uri Url, string? Key, IReadOnlyList<string> Views, int Count, string Receipts)
{
    public const string Ready = "ready";

    public const string Reached = "reached";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<Receipt> _receipts = new(1 << 20);
    private readonly long[] _newest = new long[Count];
    private (long[] Seqs, int Missing, TaskCompletionSource All) _awaited = ([0], 0, new TaskCompletionSource());

    public async Task Run(CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var screens = Enumerable.Range(0, Count).Select(i => new Screen(i, Keep)).ToArray();
        foreach (var few in screens.Index().Chunk(50)) await Task.WhenAll(few.Select(s => s.Item.Open(Url, Key, Views.Count == 0 ? null : Views[s.Index % Views.Count], cancel)));
        var watching = Task.WhenAll(screens.Select(s => Watch(s, over.Token)).Append(Ping(screens, over.Token)));
        if (Views.Count > 0) await AllHave([1]);
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync(cancel) is { } seqs)
        {
            await AllHave([.. seqs.Split(' ').Select(s => long.Parse(s, CultureInfo.InvariantCulture))]);
            Console.WriteLine(Reached);
        }
        await over.CancelAsync();
        await watching;
        foreach (var screen in screens) screen.Dispose();
        lock (_lock) Receipt.WriteAll(Receipts, [.. _receipts]);
    }

    private void Keep(Receipt receipt)
    {
        lock (_lock)
        {
            _receipts.Add(receipt);
            var before = _newest[receipt.Screen];
            _newest[receipt.Screen] = receipt.Seq;
            var wanted = _awaited.Seqs[receipt.Screen % _awaited.Seqs.Length];
            if (before < wanted && receipt.Seq >= wanted && --_awaited.Missing == 0) _awaited.All.TrySetResult();
        }
    }

    /// <summary>Completes when every screen has come to the sequence of its view.</summary>
    private Task AllHave(long[] seqs)
    {
        lock (_lock)
        {
            var missing = _newest.Index().Count(n => n.Item < seqs[n.Index % seqs.Length]);
            _awaited = (seqs, missing, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return missing == 0 ? Task.CompletedTask : _awaited.All.Task.WaitAsync(Patience);
        }
    }

    private static async Task Watch(Screen screen, CancellationToken over)
    {
        await Task.Yield();
        try
        {
            await screen.Watch(over);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            if (!over.IsCancellationRequested) await Console.Error.WriteLineAsync($"A screen lost its connection: {e.Message}");
        }
    }

    private static async Task Ping(Screen[] screens, CancellationToken over)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                foreach (var screen in screens) await screen.Ping(over);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // the end, or a lost connection that its own loop reports
        }
    }
}
