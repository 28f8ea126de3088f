namespace OpsHub.Grains.People;

/// <summary>A person's details that only the person's key can open.</summary>
/// <param name="Key">Which of the person's keys, from 1: after a withdrawal a new one begins and the old stays destroyed.</param>
/// <param name="Text">AES-256-GCM in base64: nonce, tag, ciphertext.</param>
public sealed record SealedPerson(int Key, string Text)
{
    /// <summary>Opaque names that begin so stand for nobody: details that tell no customer from another are sealed under them.</summary>
    public const string Nobody = "a-", Customer = "c-";
}

/// <summary>A command that comes in with a person's details readable and must not reach its grain so.</summary>
public interface IPersonal
{
    /// <summary>Readable details, or null where there are none.</summary>
    PersonDetails? Person { get; }

    /// <summary>The customer as the sender names him, or null; never kept as it came.</summary>
    string? Customer { get; }

    /// <summary>The same command with nothing readable in it.</summary>
    /// <param name="customer">Opaque key of the customer, or null when nothing tells him from others.</param>
    /// <param name="person">The details, sealed, or null where there were none.</param>
    Kernel.ICommand Sealed(string? customer, SealedPerson? person);
}
