namespace OpsHub.Bench.Feed;

/// <summary>One command of the traffic and when it went. Ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="Position">Log position of its event.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="DurableAt">When it was answered.</param>
/// <param name="Office">Of which office, from 0.</param>
/// <param name="IsCall">Whether it called a visitor to a window.</param>
internal readonly record struct Fact(long Position, long SentAt, long DurableAt, int Office = 0, bool IsCall = false);
