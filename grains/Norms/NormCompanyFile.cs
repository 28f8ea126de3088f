using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Norms;

/// <summary>What the norms rest on, as bytes.</summary>
internal static class NormCompanyFile
{
    public sealed record Kept(
        bool Simulated, Instant? AppliedAt, IReadOnlyCollection<(string Key, KnownSubject Subject)> Subjects, IReadOnlyCollection<(string Key, Instant At)> NewestAt,
        IReadOnlyCollection<ClockMatter> Matters, IReadOnlyDictionary<string, NormDays[]> Sums);

    public static void Write(BinaryWriter to, Kept kept)
    {
        to.Write(kept.Simulated);
        to.Write(kept.AppliedAt is not null);
        if (kept.AppliedAt is { } at) ContactFile.Write(to, at);
        WriteAll(to, kept.Subjects, s => s.Key, s => to.Write(JsonSerializer.Serialize(s.Subject, HubJson.Options)));
        WriteAll(to, kept.NewestAt, n => n.Key, n => ContactFile.Write(to, n.At));
        WriteAll(to, kept.Matters, m => m.Id, m => ClockMatterFile.Write(to, m));
        WriteAll(to, kept.Sums, s => s.Key, s => { foreach (var days in s.Value) days.Save(to); });
    }

    /// <param name="measures">How many sums a subject has.</param>
    public static Kept Read(BinaryReader from, int measures) => new(
        from.ReadBoolean(), from.ReadBoolean() ? ContactFile.ReadInstant(from) : null,
        [.. ReadAll(from, key => (key, JsonSerializer.Deserialize<KnownSubject>(from.ReadString(), HubJson.Options)!))],
        [.. ReadAll(from, key => (key, ContactFile.ReadInstant(from)))],
        ReadAll(from, _ => ClockMatterFile.Read(from)),
        ReadAll(from, key => (key, ReadSums(from, measures))).ToDictionary(s => s.key, s => s.Item2, StringComparer.Ordinal));

    private static NormDays[] ReadSums(BinaryReader from, int measures)
    {
        var sums = Enumerable.Range(0, measures).Select(_ => new NormDays()).ToArray();
        foreach (var days in sums) days.Load(from);
        return sums;
    }

    private static void WriteAll<T>(BinaryWriter to, IReadOnlyCollection<T> items, Func<T, string> key, Action<T> write)
    {
        to.Write(items.Count);
        foreach (var item in items)
        {
            to.Write(key(item));
            write(item);
        }
    }

    private static List<T> ReadAll<T>(BinaryReader from, Func<string, T> read) => [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => read(from.ReadString()))];
}
