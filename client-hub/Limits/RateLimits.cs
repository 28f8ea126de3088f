using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Limits;

/// <summary>One bucket for every account, key or unknown address; only the API is counted, not the pages, the feed or health.</summary>
internal static class RateLimits
{
    private const int MaxRetryAfterS = 60;

    public static void Apply(RateLimiterOptions limiter, LimitOptions limits)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Sender, bool Facts)>(http => Partition(http, limits));
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

    private static RateLimitPartition<(string Sender, bool Facts)> Partition(HttpContext http, LimitOptions limits)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return RateLimitPartition.GetNoLimiter(("", false));
        var identity = http.RequestServices.GetRequiredService<Doorkeeper>().Who(http.User);
        if (identity is null) return Bucket($"address:{http.Connection.RemoteIpAddress}", false, limits.AnonymousPerMinute);
        return http.GetEndpoint()?.Metadata.GetMetadata<Route>() == Routes.Facts
            ? Bucket(identity.Actor, true, limits.FactRequestsPerMinute)
            : Bucket(identity.Actor, false, limits.RequestsPerMinute);
    }

    private static RateLimitPartition<(string Sender, bool Facts)> Bucket(string sender, bool facts, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter((sender, facts), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = perMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(60.0 / perMinute),
            QueueLimit = 0,
        });
}
