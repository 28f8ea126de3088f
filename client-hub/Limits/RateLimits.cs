using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Limits;

/// <summary>One bucket for every account, key or unknown address, and one more for what strangers book; only the API is counted, not the pages, the feed or health.</summary>
internal static class RateLimits
{
    private const int MaxRetryAfterS = 3600;

    public static void Apply(RateLimiterOptions limiter, LimitOptions limits)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Sender, Asked What)>(http => Partition(http, limits));
        limiter.OnRejected = async (rejected, cancel) =>
        {
            cancel.ThrowIfCancellationRequested();
            var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 1;
            await new Problem(429, "too-many-requests", "This account, key or address sends more requests than it may.", "Retry-After", "Fewer requests; many facts go into one NDJSON body.")
            {
                RetryAfterS = Math.Clamp(after, 1, MaxRetryAfterS),
            }.ExecuteAsync(rejected.HttpContext);
        };
    }

    private static RateLimitPartition<(string Sender, Asked What)> Partition(HttpContext http, LimitOptions limits)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return RateLimitPartition.GetNoLimiter(("", Asked.Anything));
        var identity = http.RequestServices.GetRequiredService<Doorkeeper>().Who(http.User);
        var route = http.GetEndpoint()?.Metadata.GetMetadata<Route>();
        if (identity is not null) return route == Routes.Facts ? PerMinute(identity.Actor, Asked.Facts, limits.FactRequestsPerMinute) : PerMinute(identity.Actor, Asked.Anything, limits.RequestsPerMinute);
        var address = $"address:{http.Connection.RemoteIpAddress}";
        return route == Routes.Book ? Bucket(address, Asked.Booking, limits.BookingsPerHour, TimeSpan.FromHours(1)) : PerMinute(address, Asked.Anything, limits.AnonymousPerMinute);
    }

    private static RateLimitPartition<(string Sender, Asked What)> PerMinute(string sender, Asked what, int most) => Bucket(sender, what, most, TimeSpan.FromMinutes(1));

    /// <summary>Full at first; filled again evenly, at most once a second.</summary>
    private static RateLimitPartition<(string Sender, Asked What)> Bucket(string sender, Asked what, int most, TimeSpan within) =>
        RateLimitPartition.GetTokenBucketLimiter((sender, what), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = Math.Max(1, (int)(most / within.TotalSeconds)),
            ReplenishmentPeriod = most >= within.TotalSeconds ? TimeSpan.FromSeconds(1) : within / most,
            QueueLimit = 0,
        });

    private enum Asked { Anything, Facts, Booking }
}
