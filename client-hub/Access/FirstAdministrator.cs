using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>Login and password of the first account; print them once, they are kept nowhere. The first sign-in chooses another password.</summary>
public sealed record FirstSignIn(string Login, string Password);

/// <summary>Makes the first administrator of a new hub. The host calls it once the followers have caught up with the log.</summary>
public sealed class FirstAdministrator
{
    private const string Login = "admin";
    private readonly IGrains _grains;
    private readonly AccessDirectory _directory;
    private readonly Passwords _passwords;
    private readonly GivenPasswords _given;

    internal FirstAdministrator(IGrains grains, AccessDirectory directory, Passwords passwords, GivenPasswords given) =>
        (_grains, _directory, _passwords, _given) = (grains, directory, passwords, given);

    /// <summary>
    /// Creates the account if there is none at all, or gives it another password where nobody has ever signed in with the one it was given and its time is over; null when there is nothing to do, or another
    /// process was faster.
    /// </summary>
    /// <exception cref="InvalidOperationException">The log did not take the account; the message says why.</exception>
    public async Task<FirstSignIn?> Create(CancellationToken cancel)
    {
        var password = Passwords.Make();
        if (Command(password) is not { } command) return null;
        switch (await _grains.Send(new Envelope(Account.IdOf(Login), $"{Guid.NewGuid():N}", command, "hub"), cancel))
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

    private AccountCommand? Command(string password)
    {
        if (!_directory.Accounts.Any()) return new CreateAccount(_passwords.Hash(password), [new RoleGrant(Role.Administrator)], _given.Mark);
        return _directory.FindAccount(Login) is { Disabled: false } first && _directory.Accounts.Count() == 1 && _given.IsOver(first) ? new ChangePassword(_passwords.Hash(password), _given.Mark) : null;
    }
}
