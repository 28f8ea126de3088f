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

    /// <summary>How long to wait before the next try; zero when it may be made now.</summary>
    public TimeSpan Pause(string login, string address, TimeSpan now)
    {
        lock (_lock)
        {
            var until = Keys(login, address).Max(k => _failures.TryGetValue(k.Key, out var known) ? known.Until : TimeSpan.Zero);
            return until > now ? until - now : TimeSpan.Zero;
        }
    }

    public void Failed(string login, string address, TimeSpan now)
    {
        lock (_lock)
        {
            Forget(now);
            foreach (var (key, free) in Keys(login, address))
            {
                var count = (_failures.TryGetValue(key, out var known) && !IsOld(known, now) ? known.Count : 0) + 1;
                _failures[key] = new Failures(count, now + PauseAfter(count - free));
            }
        }
    }

    /// <summary>A right password wipes the slate of that login at that address, not of the address.</summary>
    public void Succeeded(string login, string address)
    {
        lock (_lock) _failures.Remove(Keys(login, address)[0].Key);
    }

    private bool IsOld(Failures failures, TimeSpan now) => now > failures.Until + maxPause;

    private TimeSpan PauseAfter(int beyondFree) =>
        beyondFree <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(maxPause.TotalSeconds, Math.Pow(2, Math.Min(beyondFree, 30))));

    private (string Key, int Free)[] Keys(string login, string address) => [(Hash($"{login}\n{address}"), freeFailures), (Hash($"\n{address}"), freeFailures * 10)];

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
