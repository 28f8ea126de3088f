using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

/// <param name="Issued">As issued, or null.</param>
/// <param name="Revoked">Whether it is worth nothing any more.</param>
public sealed record DeviceKeyState(DeviceKeyIssued? Issued, bool Revoked)
{
    public static DeviceKeyState None { get; } = new(null, false);
}

/// <summary>The key of a screen, kiosk or integration (ключ устройства). Grain id <c>device-key/hub/{key id}</c>.</summary>
public static class DeviceKey
{
    public const int MaxLabelLength = 100;

    public static GrainKind<DeviceKeyState, DeviceKeyCommand, DeviceKeyEvent> Kind { get; } =
        new("device-key", 1, DeviceKeyState.None, Decide, Evolve);

    public static GrainId IdOf(string keyId) => new(Kind.Name, Account.Hub, keyId);

    public static Decision<DeviceKeyEvent> Decide(DeviceKeyState key, DeviceKeyCommand command, Turn turn) => command switch
    {
        IssueDeviceKey when key.Issued is not null => new Refusal("device-key-exists", "The key id is taken; make another key."),
        IssueDeviceKey issue => Issue(issue, turn),
        RevokeDeviceKey when key.Issued is null => new Refusal("device-key-unknown", "There is no such device key."),
        RevokeDeviceKey when key.Revoked => Decision<DeviceKeyEvent>.Nothing,
        RevokeDeviceKey => new DeviceKeyRevoked(turn.Now),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static DeviceKeyState Evolve(DeviceKeyState key, DeviceKeyEvent happened) => happened switch
    {
        DeviceKeyIssued issued => new DeviceKeyState(issued, false),
        DeviceKeyRevoked => key with { Revoked = true },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

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
