using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What is expected somewhere in a profile, in Russian and English: the sentences that many places need, and the checks behind them.</summary>
internal static class Expect
{
    public static Said Some { get; } = new("хотя бы одно значение", "at least one");

    public static Said Part { get; } = new($"1–{GrainId.MaxPartLength} латинских букв, цифр или знаков . _ : -", $"1 to {GrainId.MaxPartLength} latin letters, digits or . _ : -");

    public static Said BothNames { get; } = new("название name и по-английски nameEn", "a name and a nameEn");

    public static Said KindWithRule { get; } = new("вид из раздела deadlines, для которого есть правило", "a kind of the deadlines that has a rule");

    public static Said OwnId(string id) => new($"идентификатор, которого больше ни у кого нет: «{id}» уже занят", $"an id that no other has, not '{id}' again");

    public static Said Between(long least, long most, object given) => new($"от {least} до {most}, а не {given}", $"{least} to {most}, not {given}");

    public static Said Between(int least, int most, Said unit, int given) => new($"от {least} до {most} {unit.Ru}, а не {given}", $"{least} to {most} {unit.En}, not {given}");

    public static Said Among(IEnumerable<string> there, string given)
    {
        var all = there.ToList();
        return new($"одно из {(all.Count == 0 ? "пустого списка" : string.Join(", ", all))}, а не «{given}»", $"one of {(all.Count == 0 ? "none" : string.Join(", ", all))}, not '{given}'");
    }

    /// <summary>Ids are parts of a grain's id, and none stands twice.</summary>
    public static IEnumerable<(string Path, Said Expected)> Ids(IEnumerable<string> ids, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (!GrainId.IsPart(id)) yield return ($"{path}[{i}].id", Part);
            if (!seen.Add(id)) yield return ($"{path}[{i}].id", OwnId(id));
        }
    }

    /// <summary>Every word is one of those there are; a list that is told is not empty.</summary>
    public static IEnumerable<(string Path, Said Expected)> Known(ImmutableArray<string>? used, IEnumerable<string> there, string path) =>
        used is { IsDefaultOrEmpty: true } ? [(path, Some)] : Each(used, there, path);

    /// <summary>Every word is one of those there are; the list may be empty.</summary>
    public static IEnumerable<(string Path, Said Expected)> Each(ImmutableArray<string>? used, IEnumerable<string> there, string path) =>
        (used ?? []).SelectMany((id, i) => OneOf(id, there, $"{path}[{i}]"));

    public static IEnumerable<(string Path, Said Expected)> OneOf(string id, IEnumerable<string> there, string path) => there.Contains(id) ? [] : [(path, Among(there, id))];

    public static IEnumerable<(string Path, Said Expected)> Text(string text, string path, Said what) => string.IsNullOrWhiteSpace(text) ? [(path, what)] : [];

    public static IEnumerable<(string Path, Said Expected)> Names(string name, string nameEn, string path) =>
        string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(nameEn) ? [(path, BothNames)] : [];
}

/// <summary>A value of a profile is not what its field takes.</summary>
internal sealed class WrongValueException(Said expected, Exception? inner = null) : JsonException(expected.En, inner)
{
    public Said Expected { get; } = expected;
}
