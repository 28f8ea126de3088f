using System.Text.Json.Nodes;
using OpsHub.Grains.Profiles;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>Where in a profile one is while comparing: its path, and the named thing around it.</summary>
/// <param name="Path">JSON path; list items by their ids.</param>
/// <param name="Thing">The nearest thing that has a name, or null.</param>
/// <param name="Clause">Its clause, or null.</param>
internal sealed record DiffPlace(string Path, (string Ru, string En)? Thing, string? Clause)
{
    private string Last => Path[(Path.LastIndexOf('.') + 1)..];

    public DiffPlace Field(string name) => this with { Path = $"{Path}.{name}" };

    /// <summary>A section or part keeps the thing around it.</summary>
    public DiffPlace Into(JsonObject part) => this with { Clause = Text(part, "clause") ?? Clause };

    public DiffPlace Item(string id, JsonObject item)
    {
        var (ru, en) = DiffWords.ThingOf(Path[2..]) is { Ru: not "" } whole ? whole : DiffWords.ThingOf(Last) is { Ru: not "" } thing ? thing : (Last, Last);
        var (name, nameEn) = (Text(item, "name") ?? Text(item, "text") ?? id, Text(item, "nameEn") ?? Text(item, "name") ?? Text(item, "text") ?? id);
        return new DiffPlace($"{Path}[{id}]", ($"{ru} «{name}»", $"{en} “{nameEn}”"), Text(item, "clause"));
    }

    public ProfileChange Came() => new(ChangeKind.Added, Path, Clause, $"Новое: {Of().Ru}", $"New: {Of().En}");

    public ProfileChange Gone() => new(ChangeKind.Removed, Path, Clause, $"Больше нет: {Of().Ru}", $"Gone: {Of().En}");

    public ProfileChange Changed(JsonNode? a, JsonNode? b)
    {
        var (field, was, now) = (DiffWords.FieldOf(Last), DiffWords.Say(a), DiffWords.Say(b));
        var kind = a is null ? ChangeKind.Added : b is null ? ChangeKind.Removed : ChangeKind.Changed;
        return new ProfileChange(kind, Path, Clause, $"{Before(Of().Ru)}{field.Ru}: {was.Ru} → {now.Ru}", $"{Before(Of().En)}{field.En}: {was.En} → {now.En}");
    }

    private (string Ru, string En) Of() => Thing is not var (ru, en) ? ("", "") : Clause is { } clause ? ($"{ru}, п. {clause}", $"{en}, clause {clause}") : (ru, en);

    private static string Before(string thing) => thing == "" ? "" : $"{thing} – ";

    private static string? Text(JsonObject item, string field) => item[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
