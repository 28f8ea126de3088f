using System.CommandLine;
using System.Globalization;

namespace OpsHub.Endurance.Storm;

/// <summary>
/// <c>pages</c>, started by the run: many pages in a process of their own. Each time all of them show their boards again it prints one line per page – ticks, attempts, bytes, snapshot – and an empty one; it ends with its input.
/// </summary>
/// <param name="Url">Of the hub, ws://….</param>
/// <param name="Key">Device key.</param>
/// <param name="Views">Boards, in turn.</param>
/// <param name="Count">Pages.</param>
/// <param name="Seed">Of their pauses.</param>
internal sealed record PagesVerb(Uri Url, string Key, IReadOnlyList<string> Views, int Count, int Seed)
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<Return> _returns = [];

    public static Command Create()
    {
        var (url, key) = (new Option<Uri>("--url") { Required = true, CustomParser = r => new Uri(r.Tokens[0].Value) }, new Option<string>("--key") { Required = true });
        var (view, count, seed) = (new Option<string[]>("--view") { Required = true }, new Option<int>("--count"), new Option<int>("--seed"));
        var verb = new Command("pages", "Connects pages.") { url, key, view, count, seed };
        verb.Hidden = true;
        verb.SetAction((parsed, cancel) => new PagesVerb(parsed.GetRequiredValue(url), parsed.GetRequiredValue(key), parsed.GetRequiredValue(view), parsed.GetValue(count), parsed.GetValue(seed)).Run(cancel));
        return verb;
    }

    private async Task Run(CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) });
        var pages = Enumerable.Range(0, Count).Select(i => new StormPage(Views[i % Views.Count], new Random(Seed + i), Note)).ToArray();
        var living = Task.WhenAll(pages.Select(p => p.Live(Url, Key, http, over.Token)).Append(Ping(pages, over.Token)));
        while (await Console.In.ReadLineAsync(cancel) is not null) { }
        await over.CancelAsync();
        await living;
    }

    private void Note(Return returned)
    {
        lock (_lock)
        {
            _returns.Add(returned);
            if (_returns.Count < Count) return;
            foreach (var r in _returns) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.At} {r.Attempts} {r.Bytes} {(r.Snapshot ? 1 : 0)}"));
            Console.WriteLine();
            _returns.Clear();
        }
    }

    private static async Task Ping(StormPage[] pages, CancellationToken over)
    {
        using var timer = new PeriodicTimer(PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                foreach (var page in pages) await page.Ping(over);
        }
        catch (OperationCanceledException)
        {
            // the end
        }
    }
}
