using OpsHub.Silo.Backups;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>Keys of persons in a file of their own, never in the log's: whoever has both can read what people said (ADR 0031).</summary>
internal static class PersonKeyBackup
{
    private const string Kind = "OpsHub keys, backup 1";

    /// <exception cref="LogRefusedException">The file is there already or cannot be written.</exception>
    public static async Task<int> Take(string log, string path, CancellationToken cancel)
    {
        await using var store = await PersonKeyStores.Open(log, cancel).ConfigureAwait(false);
        var keys = await ((IKeyRows)store).All(cancel).ConfigureAwait(false);
        await BackupFile.Write(path, Kind, add =>
        {
            foreach (var key in keys) add(Write(key));
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        return keys.Count;
    }

    /// <exception cref="LogRefusedException">The file is damaged or no backup of keys.</exception>
    public static async Task<int> Restore(string path, string log, CancellationToken cancel)
    {
        var keys = BackupFile.Read(path, Kind).Select(Read).ToList();   // to the end, where the checksum stands
        await using var store = await PersonKeyStores.Open(log, cancel).ConfigureAwait(false);
        await ((IKeyRows)store).Add(keys, cancel).ConfigureAwait(false);
        return keys.Count;
    }

    private static byte[] Write(KeyRow key) => BackupRecords.Bytes(to =>
    {
        to.Write(key.Company);
        to.Write(key.Customer);
        to.Write(key.Number);
        to.Write(key.MadeAt);
        to.Write(key.Secret?.Length ?? 0);
        to.Write(key.Secret ?? []);
    });

    private static KeyRow Read(byte[] record)
    {
        using var from = BackupRecords.Reader(record);
        var (company, customer, number, madeAt, length) = (from.ReadString(), from.ReadString(), from.ReadInt32(), from.ReadInt64(), from.ReadInt32());
        return new KeyRow(company, customer, number, madeAt, length == 0 ? null : from.ReadBytes(length));
    }
}
