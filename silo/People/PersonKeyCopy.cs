using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>One row of a key table.</summary>
/// <param name="MadeAt">Unix ticks of 100 ns.</param>
/// <param name="Secret">Null once it was destroyed.</param>
internal sealed record KeyRow(string Company, string Customer, int Number, long MadeAt, byte[]? Secret);

/// <summary>A key table that can be read out and filled.</summary>
internal interface IKeyRows
{
    Task<IReadOnlyList<KeyRow>> All(CancellationToken cancel);

    /// <summary>Adds what is not there; a key that is there stays as it is, so a destroyed one never comes back to life.</summary>
    Task Add(IReadOnlyList<KeyRow> keys, CancellationToken cancel);
}

/// <summary>Takes keys from the table of one log to that of another.</summary>
internal static class PersonKeyCopy
{
    /// <returns>How many rows.</returns>
    public static async Task<int> Between(string from, string to, CancellationToken cancel)
    {
        if (EventLogs.FileOf(from) is { } path && !File.Exists(PersonKeyStores.Beside(path))) return 0;
        await using var old = await PersonKeyStores.Open(from, cancel).ConfigureAwait(false);
        await using var other = await PersonKeyStores.Open(to, cancel).ConfigureAwait(false);
        var keys = await ((IKeyRows)old).All(cancel).ConfigureAwait(false);
        await ((IKeyRows)other).Add(keys, cancel).ConfigureAwait(false);
        return keys.Count;
    }
}
