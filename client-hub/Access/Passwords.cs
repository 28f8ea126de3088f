using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Hashes and checks passwords; as slow for a login that does not exist as for one that does.</summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>Longest that may be chosen.</summary>
    public const int MaxLength = 128;

    /// <summary>Longest that is tried: so long could once be chosen.</summary>
    public const int MaxTried = 200;

    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int GeneratedLength = 20;
    private const int DemonstrationRounds = 10_000;

    private readonly PasswordHasher<AccountState> _hasher;
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly string _nobody;

    public Passwords(IOptions<AccessOptions> options)
    {
        _hasher = new PasswordHasher<AccountState>(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Demonstration ? DemonstrationRounds : options.Value.HashRounds }));
        _nobody = Hash(Make());
    }

    /// <summary>A random password of about 116 bits without look-alike characters.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Alphabet, GeneratedLength);

    public string Hash(string password) => _hasher.HashPassword(AccountState.None, password);

    /// <summary>What a password is to the account, null for one that does not exist. Few are checked at once, so that guessing does not starve the hub.</summary>
    public async Task<PasswordFit> Check(AccountState? account, string password, CancellationToken cancel)
    {
        await _hashing.WaitAsync(cancel);
        try
        {
            var verified = _hasher.VerifyHashedPassword(AccountState.None, account?.PasswordHash ?? _nobody, password);
            if (verified == PasswordVerificationResult.Failed || account is not { PasswordHash: not null, Disabled: false }) return PasswordFit.Wrong;
            return verified == PasswordVerificationResult.SuccessRehashNeeded ? PasswordFit.RightAndHashedQuickly : PasswordFit.Right;
        }
        finally
        {
            _hashing.Release();
        }
    }

    public void Dispose() => _hashing.Dispose();
}

/// <summary>What a password is to an account.</summary>
internal enum PasswordFit
{
    Wrong,
    Right,

    /// <summary>Right, but its hash has fewer rounds than are asked for now.</summary>
    RightAndHashedQuickly,
}
