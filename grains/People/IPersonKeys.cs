using NodaTime;

namespace OpsHub.Grains.People;

/// <summary>One key of a person.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Secret">256 bits.</param>
public sealed record PersonKey(int Number, byte[] Secret);

/// <summary>
/// The key table: what makes personal data readable, kept apart from the log. A destroyed key is gone for ever; its number is never used again.
/// Every method throws when the store is away: nothing personal is taken then.
/// </summary>
public interface IPersonKeys : IAsyncDisposable
{
    /// <summary>The key under which a company's customers get their opaque names; the same for ever.</summary>
    Task<byte[]> NamingKey(string company, CancellationToken cancel);

    /// <summary>The person's newest key that is not destroyed, made now if there is none.</summary>
    Task<PersonKey> Current(string company, string customer, Instant now, CancellationToken cancel);

    /// <summary>One of the person's keys, or null when it is destroyed.</summary>
    Task<byte[]?> Find(string company, string customer, int number, CancellationToken cancel);

    /// <summary>Destroys the keys that were made no later than the instant. Said again it changes nothing: keys made since stay.</summary>
    Task Destroy(string company, string customer, Instant madeUpTo, CancellationToken cancel);
}
