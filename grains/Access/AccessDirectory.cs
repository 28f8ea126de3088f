using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Access;

/// <summary>Accounts and device keys by id, folded from the log: what sign-in and every request are checked against.</summary>
public sealed class AccessDirectory : IKeptFollower
{
    private readonly ConcurrentDictionary<string, AccountState> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DeviceKeyState> _keys = new(StringComparer.Ordinal);
    private readonly Milestones _milestones = new();
    private long _changes;

    public string Name => "access";

    public int Shape => 3;

    /// <summary>Grows whenever somebody may have lost a right; a sign-in takes nothing from anybody.</summary>
    public long Changes => Volatile.Read(ref _changes);

    public IEnumerable<KeyValuePair<string, AccountState>> Accounts => _accounts;

    public IEnumerable<KeyValuePair<string, DeviceKeyState>> DeviceKeys => _keys;

    public void Apply(in Recorded fact)
    {
        var (key, changed) = (fact.Grain.Key, true);
        switch (fact.Event)
        {
            case AccountEvent e:
                _accounts[key] = Account.Evolve(_accounts.GetValueOrDefault(key, AccountState.None), e);
                break;
            case DeviceKeyEvent e:
                _keys[key] = DeviceKey.Evolve(_keys.GetValueOrDefault(key, DeviceKeyState.None), e);
                break;
            default:
                changed = false;
                break;
        }
        if (changed && fact.Event is not SessionBegan) Interlocked.Increment(ref _changes);
        _milestones.Reach(fact.Position);
    }

    /// <summary>Completes when the fact at the position is folded, so that whoever changed something sees it done.</summary>
    public Task WaitFor(long position, CancellationToken cancel) => _milestones.WaitFor(position, cancel);

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(new Kept(_accounts.ToDictionary(), _keys.ToDictionary()), HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        var kept = JsonSerializer.Deserialize<Kept>(saved, HubJson.Options)!;
        foreach (var (login, account) in kept.Accounts) _accounts[login] = account;
        foreach (var (id, key) in kept.DeviceKeys) _keys[id] = key;
        Interlocked.Increment(ref _changes);
    }

    /// <summary>The account of that login, or null.</summary>
    public AccountState? FindAccount(string login) => _accounts.GetValueOrDefault(login);

    /// <summary>The device key of that id, or null.</summary>
    public DeviceKeyState? FindDeviceKey(string keyId) => _keys.GetValueOrDefault(keyId);

    /// <summary>Who a session is now; null when the account is unknown or disabled or the session is over.</summary>
    /// <param name="login">Whose.</param>
    /// <param name="session">Its id.</param>
    /// <param name="realNow">By real time, as the session's end.</param>
    public Identity? AccountIdentity(string login, string session, Instant realNow) =>
        FindAccount(login) is { Disabled: false } account && account.Sessions.Any(s => s.Id == session && s.UntilAt > realNow)
            ? new Identity(IdentityKind.Account, login, login, account.Roles, [.. account.Roles.SelectMany(RightsOf)])
            : null;

    /// <summary>Who the key stands for now, shown with the secret of that generation; null when it is unknown, revoked or expired, or the secret is not good any more.</summary>
    public Identity? DeviceIdentity(string keyId, int generation, Instant now) =>
        FindDeviceKey(keyId) is { Issued: { } key } known && known.IsGood(generation, now)
            ? new Identity(IdentityKind.Device, keyId, key.Label, [], [.. key.Rights.Select(r => new RightGrant(r, key.Company, key.Office))])
            : null;

    private static IEnumerable<RightGrant> RightsOf(RoleGrant grant) => RoleRights.Of(grant.Role).Select(r => new RightGrant(r, grant.Company, grant.Office));

    private sealed record Kept(Dictionary<string, AccountState> Accounts, Dictionary<string, DeviceKeyState> DeviceKeys);
}
