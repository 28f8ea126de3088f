using System.Text.Json;
using NodaTime;
using OpsHub.ClientHub.Json;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Facts;

/// <summary>A line that was understood, or why it was not.</summary>
/// <param name="Id">Sender's id, where it could be read.</param>
/// <param name="Grain">What it is about, where it could be read.</param>
/// <param name="Command">What it says; null when it was not understood.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Fault">Why not; null when it was understood.</param>
internal sealed record FactReading(string? Id, GrainId? Grain, ICommand? Command, Instant OccurredAt, JsonFault? Fault)
{
    private const string CommandIdPrefix = "fact:";

    /// <summary>Longest id of a fact.</summary>
    public const int MaxIdLength = Envelope.MaxCommandIdLength - 5;

    /// <summary>The command id that the fact is sent under.</summary>
    public string CommandId => CommandIdPrefix + Id;

    /// <summary>Reads one line. Pure.</summary>
    public static FactReading Of(ReadOnlyMemory<byte> line, string company, Catalog catalog)
    {
        try
        {
            return JsonSerializer.Deserialize<FactLine>(line.Span, StrictJson.Options) is { } fact
                ? Understand(fact, company, catalog)
                : NotUnderstood(new JsonFault("json-value-wrong", "The line is null.", "$", Expectation.Of(typeof(FactLine))));
        }
        catch (JsonException wrong)
        {
            return NotUnderstood(JsonFault.Of(wrong, typeof(FactLine)));
        }
    }

    private static FactReading Understand(FactLine fact, string company, Catalog catalog)
    {
        if (fact.Id.Length is 0 or > MaxIdLength || !fact.Id.All(c => c is > ' ' and <= '~'))
            return NotUnderstood(new JsonFault("fact-id-wrong", "The id is empty, too long or holds another character.", "$.id", $"1 to {MaxIdLength} printable ASCII characters"));
        if (fact.Grain.Split('/') is not [var kind, var key] || new GrainId(kind, company, key) is not { IsValid: true } grain)
            return NotUnderstood(new JsonFault("grain-wrong", "This is no grain.", "$.grain", "kind/key, such as caller/4711"), fact.Id);
        if (catalog.Command(kind, fact.Fact) is not { } type || !typeof(IFact).IsAssignableFrom(type))
            return NotUnderstood(new JsonFault("fact-unknown", "A grain of this kind takes no such fact.", "$.fact", FactsOf(kind, catalog)), fact.Id, grain);
        try
        {
            var data = fact.Data ?? JsonSerializer.SerializeToElement(new object());
            return new FactReading(fact.Id, grain, (ICommand)data.Deserialize(type, StrictJson.Options)!, fact.OccurredAt, null);
        }
        catch (JsonException wrong)
        {
            var fault = JsonFault.Of(wrong, type);
            return NotUnderstood(fault with { At = fault.At.Replace("$", "$.data", StringComparison.Ordinal) }, fact.Id, grain);
        }
    }

    private static FactReading NotUnderstood(JsonFault fault, string? id = null, GrainId? grain = null) => new(id, grain, null, default, fault);

    private static string FactsOf(string kind, Catalog catalog) =>
        catalog.Commands.Where(c => c.Key.Kind == kind && typeof(IFact).IsAssignableFrom(c.Value)).Select(c => c.Key.Name).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names
            ? "one of: " + string.Join(", ", names)
            : "a grain of a kind that takes facts: " + string.Join(", ", catalog.Commands.Where(c => typeof(IFact).IsAssignableFrom(c.Value)).Select(c => c.Key.Kind).Distinct().Order(StringComparer.Ordinal));
}
