namespace OpsHub.Grains.Retention;

/// <summary>An event of something that ends and that nothing is decided by long afterwards: retention may take it from the log once its time is over. An event without it is kept for ever.</summary>
/// <param name="kind">Whose period counts.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PerishesAttribute(DataKind kind) : Attribute
{
    public DataKind Kind { get; } = kind;
}
