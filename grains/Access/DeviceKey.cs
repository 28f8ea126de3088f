using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

/// <param name="Issued">As issued, with the secret and the expiry of now; or null.</param>
/// <param name="Revoked">Whether it is worth nothing any more.</param>
/// <param name="Generation">Which secret it has: 0 as issued, one more with each rotation.</param>
/// <param name="Former">The secret before, while it is good for something; or null.</param>
public sealed record DeviceKeyState(DeviceKeyIssued? Issued, bool Revoked, int Generation = 0, FormerSecret? Former = null)
{
    public static DeviceKeyState None { get; } = new(null, false);

    /// <summary>Whether whoever showed the secret of that generation is let in at an instant.</summary>
    public bool IsGood(int generation, Instant now) =>
        !Revoked && Issued is { } issued && !(issued.ExpiresAt <= now) && (generation == Generation || (generation == Generation - 1 && now < Former?.Until));
}

/// <summary>A secret that was replaced and works on until the device has the new one.</summary>
/// <param name="SecretHash">SHA-256, hexadecimal.</param>
/// <param name="Until">From when on it is worth nothing.</param>
public sealed record FormerSecret(string SecretHash, Instant Until);

/// <summary>The key of a screen, kiosk or integration (ключ устройства). Grain id <c>device-key/hub/{key id}</c>.</summary>
public static class DeviceKey
{
    public const int MaxLabelLength = 100;

    /// <summary>How long the old secret of a rotated key may work on.</summary>
    public static readonly Duration LongestOverlap = Duration.FromDays(30);

    public static GrainKind<DeviceKeyState, DeviceKeyCommand, DeviceKeyEvent> Kind { get; } =
        new("device-key", 2, DeviceKeyState.None, Decide, Evolve);

    public static GrainId IdOf(string keyId) => new(Kind.Name, Account.Hub, keyId);

    public static Decision<DeviceKeyEvent> Decide(DeviceKeyState key, DeviceKeyCommand command, Turn turn) => command switch
    {
        IssueDeviceKey when key.Issued is not null => new Refusal("device-key-exists", "The key id is taken; make another key."),
        IssueDeviceKey issue => Issue(issue, turn),
        RevokeDeviceKey when key.Issued is null => new Refusal("device-key-unknown", "There is no such device key."),
        RevokeDeviceKey when key.Revoked => Decision<DeviceKeyEvent>.Nothing,
        RevokeDeviceKey => new DeviceKeyRevoked(turn.Now),
        RotateDeviceKey when key.Issued is null => new Refusal("device-key-unknown", "There is no such device key."),
        RotateDeviceKey when key.Revoked => new Refusal("device-key-revoked", "The key is revoked; issue another one."),
        RotateDeviceKey rotate when rotate.SecretHash == key.Issued!.SecretHash => Decision<DeviceKeyEvent>.Nothing,
        RotateDeviceKey rotate => Rotate(key.Issued!, rotate, turn),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static DeviceKeyState Evolve(DeviceKeyState key, DeviceKeyEvent happened) => happened switch
    {
        DeviceKeyIssued issued => new DeviceKeyState(issued, false),
        DeviceKeyRevoked => key with { Revoked = true, Former = null },
        DeviceKeyRotated rotated => key with
        {
            Issued = key.Issued! with { SecretHash = rotated.SecretHash, ExpiresAt = rotated.ExpiresAt },
            Generation = key.Generation + 1,
            Former = rotated.FormerUntil > rotated.At ? new FormerSecret(key.Issued.SecretHash, rotated.FormerUntil) : null,
        },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static Decision<DeviceKeyEvent> Rotate(DeviceKeyIssued issued, RotateDeviceKey rotate, Turn turn)
    {
        var expiresAt = rotate.ExpiresAt ?? issued.ExpiresAt;
        if (expiresAt <= turn.Now) return new Refusal("expiry-past", "The key has expired or would before it is used; give a later instant.");
        if (rotate.FormerUntil > turn.Now + LongestOverlap) return new Refusal("overlap-wrong", $"The old secret works on for {LongestOverlap.TotalDays:0} days at most.");
        return new DeviceKeyRotated(rotate.SecretHash, Instant.Max(rotate.FormerUntil, turn.Now), expiresAt, turn.Now);
    }

    private static Decision<DeviceKeyEvent> Issue(IssueDeviceKey issue, Turn turn)
    {
        if (string.IsNullOrWhiteSpace(issue.Label) || issue.Label.Length > MaxLabelLength)
            return new Refusal("label-wrong", $"Say in 1 to {MaxLabelLength} characters what the key is for.");
        if (!new Scope(issue.Company, issue.Office).IsValid) return new Refusal("scope-wrong", "A scope is nothing, a company, or a company and an office.");
        if (issue.Rights.IsDefaultOrEmpty) return new Refusal("rights-missing", "Name at least one right.");
        if (issue.Rights.Any(r => r is Right.ManageAccess or Right.ReadQuarantine or Right.ReadPeople or Right.ManagePeople or Right.ManageStandards))
            return new Refusal("rights-too-wide", "A device may neither manage access or standards, read the quarantine nor have to do with personal data; that takes a person's account.");
        if (issue.ExpiresAt <= turn.Now) return new Refusal("expiry-past", "The key would expire before it is used; give a later instant or none.");
        return new DeviceKeyIssued(issue.Label, issue.SecretHash, issue.Company, issue.Office, issue.Rights, issue.ExpiresAt, turn.Now);
    }
}
