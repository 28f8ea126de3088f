using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Visits;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using Polly;
using Polly.Retry;

namespace OpsHub.Silo.Visits;

/// <summary>
/// Sends a company's ended visits to its customer file as signed JSON, in order, at least once: the position is kept only after the receiver has said yes. A receiver that is away is waited for.
/// The body is an array of <see cref="CrmVisit"/>; <c>X-OpsHub-Signature</c> is <c>sha256=</c> with the HMAC of the body, <c>Idempotency-Key</c> the positions of its first and last visit.
/// </summary>
internal sealed class VisitHookLane(VisitHook hook, VisitDesk desk, HttpClient http, IEventLog log, Catalog catalog, ILogger logger)
    : Lane($"visit-hook:{hook.Company}", log, catalog, logger)
{
    /// <summary>Visits in one body.</summary>
    private const int MostVisits = 100;

    /// <summary>Events without a visit after which the position is kept all the same.</summary>
    private const long KeepEveryEvents = 20_000;

    private readonly ResiliencePipeline _patience = PatienceOf(hook, logger);
    private long _kept;

    private string Follower => $"visit-hook:{hook.Company}";

    public override async Task<long> Begin(CancellationToken cancel) => _kept = await Log.LoadPosition(Follower, cancel).ConfigureAwait(false);

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var visits = new List<CrmVisit>();
        foreach (var fact in facts)
        {
            if (fact.Grain.Company != hook.Company || fact.Event is not QueueEvent e) continue;
            foreach (var visit in VisitEnds.Of(e)) visits.Add(await desk.Told(fact.Grain, fact.Position, visit, readPeople: true, cancel).ConfigureAwait(false));
        }
        foreach (var part in visits.Chunk(MostVisits)) await _patience.ExecuteAsync(async token => await Send(part, token).ConfigureAwait(false), cancel).ConfigureAwait(false);
        if (visits.Count == 0 && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(Follower, _kept, cancel).ConfigureAwait(false);
    }

    private async Task Send(CrmVisit[] visits, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(visits, HubJson.Options);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-OpsHub-Signature", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(hook.Secret), body))}");
        request.Headers.Add("Idempotency-Key", $"{visits[0].Position}-{visits[^1].Position}");
        using var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private static ResiliencePipeline PatienceOf(VisitHook hook, ILogger logger) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TaskCanceledException>(e => e.InnerException is TimeoutException),
            MaxRetryAttempts = int.MaxValue, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromMinutes(1),
            OnRetry = retry =>
            {
                logger.VisitHookWaits(hook.Company, retry.AttemptNumber, retry.Outcome.Exception!.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();
}
