using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>
/// Tells facts of one person for his export: only fields that <see cref="ExportWords"/> explains, so neither staff nor another customer nor a code that opens something; details opened where they are this
/// person's and were told after the last withdrawal. A lane that has not destroyed the key yet makes no difference.
/// </summary>
/// <param name="withdrawnAt">Log position of the last withdrawal; 0 for never.</param>
internal sealed class ExportFacts(string company, string customer, IPersonKeys? keys, DateTimeZone zone, long withdrawnAt)
{
    private static readonly OffsetDateTimePattern Local = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    private readonly Dictionary<int, byte[]?> _secrets = [];

    /// <summary>Names that occur in what was told.</summary>
    public SortedSet<string> Occurring { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers of keys that sealed something of the person, and whether each is destroyed.</summary>
    public IEnumerable<ExportedKey> Keys => _secrets.OrderBy(s => s.Key).Select(s => new ExportedKey(s.Key, s.Value is null));

    /// <summary>Whether a key that must go after the withdrawal was met and is not gone yet.</summary>
    public bool StillThere { get; private set; }

    /// <param name="opened">Gets the details that could be opened.</param>
    public async Task<JsonObject> Tell(LogRecord record, List<PersonDetails> opened, CancellationToken cancel)
    {
        var name = NameOf(record);
        Occurring.UnionWith([name, "fact"]);
        var told = new JsonObject { ["fact"] = name };
        foreach (var (field, value) in await Part(Parse(record), record.Position, opened, cancel).ConfigureAwait(false)) told[field] = value?.DeepClone();
        return told;
    }

    public LocalInstant At(Instant at) => new(at, Local.Format(at.InZone(zone).ToOffsetDateTime()));

    /// <summary>Whether a key is gone.</summary>
    public async Task<bool> IsDestroyed(int key, CancellationToken cancel) => await Secret(key, cancel).ConfigureAwait(false) is null;

    public static string NameOf(LogRecord record) => record.Event.Name[..record.Event.Name.IndexOf('/', StringComparison.Ordinal)];

    public static JsonObject Parse(LogRecord record) => JsonNode.Parse(record.Event.Data.Span)!.AsObject();

    private async Task<JsonObject> Part(JsonObject said, long position, List<PersonDetails> opened, CancellationToken cancel)
    {
        var told = new JsonObject();
        foreach (var (field, value) in said)
        {
            if (field == "person" && value is JsonObject box) await Open(told, box, (string?)said["customer"], position, opened, cancel).ConfigureAwait(false);
            if (value is null || !ExportWords.All.ContainsKey(field)) continue;
            Occurring.Add(field);
            told[field] = value is JsonObject inner && field != "attributes" ? await Part(inner, position, opened, cancel).ConfigureAwait(false) : Value(value);
        }
        return told;
    }

    private JsonNode Value(JsonNode said)
    {
        if (said.GetValueKind() != JsonValueKind.String || InstantPattern.ExtendedIso.Parse((string)said!) is not { Success: true } at) return said.DeepClone();
        Occurring.UnionWith(["utc", "local"]);
        return JsonSerializer.SerializeToNode(At(at.Value), HubJson.Options)!;
    }

    private async Task Open(JsonObject told, JsonObject box, string? owner, long position, List<PersonDetails> opened, CancellationToken cancel)
    {
        var person = box.Deserialize<SealedPerson>(HubJson.Options)!;
        var secret = owner == customer && keys is not null ? await Secret(person.Key, cancel).ConfigureAwait(false) : null;
        var state = owner != customer ? "otherName" : keys is null ? "withheld" : secret is null || position < withdrawnAt ? "destroyed" : "readable";
        StillThere |= secret is not null && position < withdrawnAt;
        told["personState"] = state;
        Occurring.UnionWith(["personState", state]);
        if (state != "readable") return;
        var details = Sealer.Open(person, company, customer, secret!);
        opened.Add(details);
        told["person"] = JsonSerializer.SerializeToNode(details, HubJson.Options);
        Occurring.UnionWith(["person", .. told["person"]!.AsObject().Select(d => d.Key)]);
    }

    private async Task<byte[]?> Secret(int key, CancellationToken cancel)
    {
        if (keys is null) return null;
        if (!_secrets.TryGetValue(key, out var secret)) _secrets[key] = secret = await keys.Find(company, customer, key, cancel).ConfigureAwait(false);
        return secret;
    }
}
