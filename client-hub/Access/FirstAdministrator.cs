using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>Login and password of the first account; print them once, they are kept nowhere.</summary>
public sealed record FirstSignIn(string Login, string Password);

/// <summary>Makes the first administrator of a new hub. The host calls it once the followers have caught up with the log.</summary>
public sealed class FirstAdministrator
{
    private const string Login = "admin";
    private readonly IGrains _grains;
    private readonly AccessDirectory _directory;
    private readonly Passwords _passwords;

    internal FirstAdministrator(IGrains grains, AccessDirectory directory, Passwords passwords) => (_grains, _directory, _passwords) = (grains, directory, passwords);

    /// <summary>Creates the account if there is none at all; null when there is one, or another process was faster.</summary>
    /// <exception cref="InvalidOperationException">The log did not take the account; the message says why.</exception>
    public async Task<FirstSignIn?> Create(CancellationToken cancel)
    {
        if (_directory.Accounts.Any()) return null;
        var password = Passwords.Make();
        var create = new CreateAccount(_passwords.Hash(password), [new RoleGrant(Role.Administrator)]);
        switch (await _grains.Send(new Envelope(Account.IdOf(Login), $"{Guid.NewGuid():N}", create, "hub"), cancel))
        {
            case Outcome.Done done:
                await _directory.WaitFor(done.Position, cancel);
                return new FirstSignIn(Login, password);
            case Outcome.Refused:
                return null;
            case var outcome:
                throw new InvalidOperationException($"The first administrator could not be created: {outcome}");
        }
    }
}
