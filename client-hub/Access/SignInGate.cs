using System.Security.Cryptography;
using System.Text;

namespace OpsHub.ClientHub.Access;

/// <summary>
/// Slows down guessing: after some free failures every further one doubles the pause. Counted per login and address, and per address
/// over all logins (ten times as many free ones). Keeps hashes only, at most <see cref="Kept"/> of them; time is given.
/// </summary>
internal sealed class SignInGate(int freeFailures, TimeSpan maxPause)
{
    public const int Kept = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Failures> _failures = [];

    /// <summary>
    /// How long to wait before the next try; zero when it may be made now. It then counts as failed until <see cref="Succeeded"/> takes that back: tries that are made side by side, before any of
    /// them is answered, are no more than tries made one after the other.
    /// </summary>
    public TimeSpan Enter(string login, string address, TimeSpan now)
    {
        lock (_lock)
        {
            var until = Keys(login, address).Max(k => _failures.TryGetValue(k.Key, out var known) ? known.Until : TimeSpan.Zero);
            if (until > now) return until - now;
            Forget(now);
            foreach (var (key, free) in Keys(login, address))
            {
                var count = (_failures.TryGetValue(key, out var known) && !IsOld(known, now) ? known.Count : 0) + 1;
                _failures[key] = new Failures(count, now + PauseAfter(count - free));
            }
            return TimeSpan.Zero;
        }
    }

    /// <summary>A right password wipes the slate of that login at that address; of the address it takes back only its own try.</summary>
    public void Succeeded(string login, string address, TimeSpan now)
    {
        lock (_lock)
        {
            if (login.Length > 0) _failures.Remove(Hash($"{login}\n{address}"));
            var (key, free) = Keys(login, address)[^1];
            if (!_failures.TryGetValue(key, out var known)) return;
            _failures[key] = new Failures(known.Count - 1, known.Count - 1 <= free ? now : known.Until);
        }
    }

    private bool IsOld(Failures failures, TimeSpan now) => now > failures.Until + maxPause;

    private TimeSpan PauseAfter(int beyondFree) =>
        beyondFree <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(maxPause.TotalSeconds, Math.Pow(2, Math.Min(beyondFree, 30))));

    /// <summary>The login's at that address, and the address's own; a device shows a key and no login, and a whole office shows its keys from one address.</summary>
    private (string Key, int Free)[] Keys(string login, string address)
    {
        (string, int) all = (Hash($"\n{address}"), freeFailures * 10);
        return login.Length == 0 ? [all] : [(Hash($"{login}\n{address}"), freeFailures), all];
    }

    private void Forget(TimeSpan now)
    {
        if (_failures.Count < Kept) return;
        foreach (var (key, failures) in _failures)
            if (IsOld(failures, now)) _failures.Remove(key);
        // Still full of fresh ones: somebody uses very many addresses. The oldest half goes, so that memory stays bounded.
        if (_failures.Count < Kept) return;
        foreach (var key in _failures.OrderBy(f => f.Value.Until).Take(Kept / 2).Select(f => f.Key).ToList()) _failures.Remove(key);
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 16);

    private readonly record struct Failures(int Count, TimeSpan Until);
}
