using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>Carries out what changes accounts and keys, and waits until the directory knows it: whoever disabled an account sees it disabled.</summary>
internal sealed class AccountDesk(IGrains grains, AccessDirectory directory, Passwords passwords)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public AccountState? Find(string login) => directory.FindAccount(login);

    /// <summary>Sends the command that the hash of a password goes into.</summary>
    public Task<Problem?> Change(Identity by, string login, Func<string, AccountCommand> command, string password, CancellationToken cancel) =>
        Change(by, Account.IdOf(login), command(passwords.Hash(password)), cancel);

    /// <summary>The holder of an account chooses its password.</summary>
    public async Task<Problem?> ChangeOwn(string login, string password, CancellationToken cancel) =>
        (await Say(Identity.ActorOf(login), Account.IdOf(login), new ChangePassword(passwords.Hash(password)), cancel)).Problem;

    /// <summary>Null when it is so now.</summary>
    public async Task<Problem?> Change(Identity by, GrainId grain, ICommand command, CancellationToken cancel) => (await Say(by.Actor, grain, command, cancel)).Problem;

    /// <summary>At which position of the log it became so, or why it is not so now; neither where it was so before.</summary>
    public async Task<(long? Position, Problem? Problem)> Say(string actor, GrainId grain, ICommand command, CancellationToken cancel)
    {
        var outcome = await grains.Send(new Envelope(grain, $"{Guid.NewGuid():N}", command, actor), cancel);
        if (outcome is not Outcome.Done done) return (null, Outcomes.Problem(outcome));
        try
        {
            await directory.WaitFor(done.Position, cancel).WaitAsync(Patience, cancel);
            return (done.Position, null);
        }
        catch (TimeoutException)
        {
            return (null, new Problem(503, "catching-up", "It is in the log, but this process has not come to it yet; it will hold shortly.") { RetryAfterS = 1 });
        }
    }

    /// <summary>Whether the hub would be without an administrator if that account were none any more.</summary>
    public bool IsLastAdministrator(string login) =>
        IsAdministrator(Find(login)) && !directory.Accounts.Any(a => a.Key != login && IsAdministrator(a.Value));

    public static Problem LastAdministrator { get; } =
        new(409, "last-administrator", "Nobody would be left to manage the hub.", "login", "Make another account an administrator of the whole hub first.");

    private static bool IsAdministrator(AccountState? account) =>
        account is { PasswordHash: not null, Disabled: false } && account.Roles.Any(r => r is { Role: Role.Administrator, Company: null });
}
