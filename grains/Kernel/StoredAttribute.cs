namespace OpsHub.Grains.Kernel;

/// <summary>The name under which an event is written to the log or a command is spoken over HTTP. A file format: never renamed, never reused.</summary>
/// <param name="name">Kebab-case, unique among events or among commands of a kind.</param>
/// <param name="version">Version of the shape; a changed meaning is a new version beside the old.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAttribute(string name, int version = 1) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;
}
