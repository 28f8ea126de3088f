using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>Connections that each send one message after the other, and whatever was not answered again after a restart.</summary>
internal sealed class Load(IScript script, Ledger ledger)
{
    private readonly Message?[] _open = new Message?[script.Connections];
    private readonly Message?[] _answered = new Message?[script.Connections];
    private int _acknowledged;
    private int _resent;
    private int _repeated;

    /// <summary>Messages sent again because no answer had come.</summary>
    public int Resent => _resent;

    /// <summary>Of the answers, those that the hub said it had given before.</summary>
    public int Repeated => _repeated;

    /// <summary>Sends on all connections until so many answers have come, kills the hub at that instant, and returns when every connection has noticed.</summary>
    public async Task UntilKilled(ServedHub hub, string key, int answers)
    {
        using var killed = new CancellationTokenSource();
        _acknowledged = 0;
        await Task.WhenAll(Enumerable.Range(0, script.Connections).Select(c => Connection(c)));
        return;

        async Task Connection(int connection)
        {
            using var http = EdgeClient.With(hub.Address, key);
            while (!killed.IsCancellationRequested)
            {
                _open[connection] ??= script.Next(connection);
                if (!await Answered(http, _open[connection]!, killed.Token)) continue;
                (_answered[connection], _open[connection]) = (_open[connection], null);
                if (Interlocked.Increment(ref _acknowledged) != answers) continue;
                await killed.CancelAsync();
                hub.Kill();
            }
        }
    }

    /// <summary>After a restart: what was not answered, under the same ids, until it is; and what was answered, which must be answered alike.</summary>
    public async Task SendAgain(Uri address, string key)
    {
        using var http = EdgeClient.With(address, key);
        await Task.WhenAll(_open.Concat(_answered).OfType<Message>().Select(m => Insist(http, m)));
        _resent += _open.Count(m => m is not null);
        Array.Clear(_open);
    }

    public async Task Insist(HttpClient http, Message message)
    {
        while (!await Answered(http, message, CancellationToken.None)) await Task.Yield();
    }

    private async Task<bool> Answered(HttpClient http, Message message, CancellationToken killed)
    {
        try
        {
            using var request = message.Request();
            using var response = await http.SendAsync(request, CancellationToken.None);
            if (message.Read(response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None), out var repeated) is not { } answers) return false;
            Interlocked.Add(ref _repeated, repeated);
            foreach (var (asked, answer) in answers) ledger.Note(asked, answer);
            return true;
        }
        catch (Exception e) when (killed.IsCancellationRequested && e is HttpRequestException or IOException)
        {
            return false;   // the hub is gone; whether it took the message only the log knows
        }
    }
}
