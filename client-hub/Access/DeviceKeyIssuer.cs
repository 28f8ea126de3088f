using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>Issues device keys on the host's own word, such as those a demonstration prints.</summary>
public sealed class DeviceKeyIssuer(IGrains grains, AccessDirectory directory)
{
    /// <summary>Makes a key that may do so much with the boards of a company, or of one of its offices.</summary>
    /// <returns>The key as its holder keeps it; it is shown nowhere else.</returns>
    /// <exception cref="InvalidOperationException">The log did not take the key; the message says why.</exception>
    public async Task<string> Issue(string label, string company, string? office, ImmutableArray<Right> rights, Instant expiresAt, CancellationToken cancel)
    {
        var key = DeviceKeyText.Make();
        var issue = new IssueDeviceKey(label, key.SecretHash, company, office, rights, expiresAt);
        if (await grains.Send(new Envelope(DeviceKey.IdOf(key.Id), $"{Guid.NewGuid():N}", issue, "hub"), cancel) is not Outcome.Done done)
            throw new InvalidOperationException($"The device key '{label}' could not be issued.");
        await directory.WaitFor(done.Position, cancel);
        return key.ToString();
    }
}
