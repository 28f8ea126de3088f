using System.Security.Cryptography;
using System.Text;

namespace OpsHub.ClientHub.Access;

/// <summary>
/// Slows down guessing: after some free failures every further one doubles the pause. Counted per login and address, per address over all logins (ten times as many free ones), and per login over all
/// addresses from which its holder has not signed in lately (ten times as many, and pauses of <see cref="StrangersPauseS"/> at most, so that nobody is kept out by others for long). Keeps hashes only,
/// at most <see cref="Kept"/> of them; time is given.
/// </summary>
internal sealed class SignInGate(int freeFailures, TimeSpan maxPause)
{
    public const int Kept = 20_000;

    /// <summary>Longest pause that strangers anywhere can bring upon a login: 2,880 guesses a day.</summary>
    public const int StrangersPauseS = 30;

    private const int FreeOfMany = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Failures> _failures = [];

    /// <summary>
    /// How long to wait before the next try; zero when it may be made now. It then counts as failed until <see cref="Succeeded"/> takes that back: tries that are made side by side, before any of
    /// them is answered, are no more than tries made one after the other.
    /// </summary>
    /// <param name="login">Empty for a device, which shows a key and no login.</param>
    /// <param name="address">Where from.</param>
    /// <param name="now">Any clock that only goes on.</param>
    /// <param name="known">Whether the login's holder has signed in from there lately: then strangers elsewhere do not slow him.</param>
    public TimeSpan Enter(string login, string address, TimeSpan now, bool known = false)
    {
        lock (_lock)
        {
            var counts = Counts(login, address, known);
            var until = counts.Max(c => _failures.TryGetValue(c.Key, out var failed) ? failed.Until : TimeSpan.Zero);
            if (until > now) return until - now;
            Forget(now);
            foreach (var (key, free, longest) in counts)
            {
                var count = (_failures.TryGetValue(key, out var failed) && !IsOld(failed, now) ? failed.Count : 0) + 1;
                _failures[key] = new Failures(count, now + PauseAfter(count - free, longest));
            }
            return TimeSpan.Zero;
        }
    }

    /// <summary>A right password wipes the slate of that login at that address; of the address, and of the login elsewhere, it takes back only its own try.</summary>
    public void Succeeded(string login, string address, TimeSpan now, bool known = false)
    {
        lock (_lock)
        {
            if (login.Length > 0) _failures.Remove(Hash($"{login}\n{address}"));
            foreach (var (key, free, _) in Counts(login, address, known))
                if (_failures.TryGetValue(key, out var failed)) _failures[key] = new Failures(failed.Count - 1, failed.Count - 1 <= free ? now : failed.Until);
        }
    }

    private bool IsOld(Failures failures, TimeSpan now) => now > failures.Until + maxPause;

    private static TimeSpan PauseAfter(int beyondFree, TimeSpan longest) =>
        beyondFree <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(beyondFree, 30))));

    /// <summary>The address's own; a whole office shows its devices' keys from one address. Where there is a login, its at that address, and among strangers its everywhere.</summary>
    private List<Counted> Counts(string login, string address, bool known)
    {
        List<Counted> counts = [new(Hash($"\n{address}"), freeFailures * FreeOfMany, maxPause)];
        if (login.Length == 0) return counts;
        counts.Add(new(Hash($"{login}\n{address}"), freeFailures, maxPause));
        if (!known) counts.Add(new(Hash($"{login}\n"), freeFailures * FreeOfMany, TimeSpan.FromSeconds(Math.Min(StrangersPauseS, maxPause.TotalSeconds))));
        return counts;
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

    /// <param name="Key">Hash of what is counted by.</param>
    /// <param name="Free">Failures without a pause.</param>
    /// <param name="Longest">Longest pause.</param>
    private readonly record struct Counted(string Key, int Free, TimeSpan Longest);
}
