using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Kernel;

/// <summary>Every concept with its stored names: what turns names and bytes into events and commands, and back.</summary>
public sealed class Catalog
{
    private static readonly ConcurrentDictionary<Type, StoredAttribute> Stored = new();   // looking an attribute up costs more than a decision

    private readonly FrozenDictionary<string, GrainKind> _kinds;
    private readonly FrozenDictionary<string, Type> _events;
    private readonly FrozenDictionary<Type, string> _names;
    private readonly FrozenDictionary<(string Kind, string Name), Type> _commands;

    /// <param name="kinds">All concepts.</param>
    /// <exception cref="InvalidOperationException">A type has no stored name, or two share one.</exception>
    public Catalog(IEnumerable<GrainKind> kinds)
    {
        _kinds = kinds.ToFrozenDictionary(k => k.Name);
        var events = _kinds.Values.SelectMany(k => k.Events).ToList();
        _events = Unique(events.Select(t => (EventName(t), t)));
        _names = events.ToFrozenDictionary(t => t, EventName);
        _commands = Unique(_kinds.Values.SelectMany(k => k.Commands.Select(t => ((k.Name, StoredOf(t).Name), t))));
    }

    public IReadOnlyCollection<GrainKind> Kinds => _kinds.Values;

    /// <summary>Stored names of all events with their types.</summary>
    public IReadOnlyDictionary<string, Type> Events => _events;

    /// <summary>All commands by kind and stored name.</summary>
    public IReadOnlyDictionary<(string Kind, string Name), Type> Commands => _commands;

    /// <summary>The kind of that name, or null.</summary>
    public GrainKind? Kind(string name) => _kinds.GetValueOrDefault(name);

    /// <summary>The command of that kind and name, or null.</summary>
    public Type? Command(string kind, string name) => _commands.GetValueOrDefault((kind, name));

    /// <summary>Stored name of a command, such as <c>call-next</c>.</summary>
    public static string NameOf(ICommand command) => StoredOf(command.GetType()).Name;

    /// <summary>Stored name with version of an event, such as <c>ticket-issued/1</c>.</summary>
    public string NameOf(IEvent happened) => _names[happened.GetType()];

    public byte[] Write(IEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), HubJson.Options);

    /// <summary>Reads a stored event.</summary>
    /// <exception cref="InvalidOperationException">The name is unknown: the log was written by a newer program. An unknown fact is never skipped.</exception>
    /// <exception cref="JsonException">The bytes are damaged.</exception>
    public IEvent Read(string name, ReadOnlySpan<byte> data)
    {
        if (!_events.TryGetValue(name, out var type)) throw new InvalidOperationException($"Unknown event '{name}': the log was written by a newer version of the program.");
        return (IEvent)JsonSerializer.Deserialize(data, type, HubJson.Options)!;
    }

    /// <summary>Stored name with version of a type of event.</summary>
    public static string EventName(Type type) => StoredOf(type) is var stored ? $"{stored.Name}/{stored.Version}" : "";

    private static StoredAttribute StoredOf(Type type) => Stored.GetOrAdd(type, static t =>
        t.GetCustomAttribute<StoredAttribute>() ?? throw new InvalidOperationException($"{t.Name} has no stored name; add [Stored(\"…\")]."));

    private static FrozenDictionary<TKey, Type> Unique<TKey>(IEnumerable<(TKey Key, Type Type)> pairs)
        where TKey : notnull
    {
        var unique = new Dictionary<TKey, Type>();
        foreach (var (key, type) in pairs)
            if (!unique.TryAdd(key, type)) throw new InvalidOperationException($"{type.Name} and {unique[key].Name} share the stored name {key}.");
        return unique.ToFrozenDictionary();
    }
}
