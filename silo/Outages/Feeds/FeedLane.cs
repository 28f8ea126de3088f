using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages.Feeds;
using OpsHub.Grains.Quarantine;
using OpsHub.Silo.Followers;

namespace OpsHub.Silo.Outages.Feeds;

/// <summary>Reads one list again and again and tells what is new in it; rows that cannot be read go to quarantine, and a list that is not heard is said to be silent. Each run needs a lane of its own.</summary>
/// <param name="open">Outages of the source that are open in the hub now.</param>
internal sealed class FeedLane(FeedSource source, FeedClient client, IGrains grains, Func<IEnumerable<string>> open, IHostClock clock, ILogger logger)
{
    /// <summary>Facts sent together: enough for the log to commit them together, few enough for everybody else's to come between.</summary>
    private const int InFlight = 256;

    private const string Actor = "outage-feed", Unreadable = "outage-row-unreadable";

    private readonly Resend _resend = new(grains);
    private FeedMemory? _memory;
    private FeedReading? _newest;
    private Instant? _heardAt;
    private string? _trouble;

    /// <summary>Reads until cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Read(cancel).ConfigureAwait(false);
                await clock.WaitUntil(clock.GetCurrentInstant() + Duration.FromSeconds(source.PeriodS) * Math.Max(clock.Speed, 1), cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // the next run reads the list as a whole
        }
    }

    /// <summary>Reads the list once.</summary>
    /// <exception cref="OperationCanceledException">Stopping.</exception>
    public async Task Read(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        _heardAt ??= now;   // silence is counted from the first attempt
        switch (await client.Ask(cancel).ConfigureAwait(false))
        {
            case FeedAnswer.Same when _newest is { } same: await Heard(same, now, cancel).ConfigureAwait(false); break;
            case FeedAnswer.Same: await Silent("it says that nothing changed, and was never read", now, cancel).ConfigureAwait(false); break;
            case FeedAnswer.Failed failed: await Silent(failed.Reason, now, cancel).ConfigureAwait(false); break;
            case FeedAnswer.Body body: await Take(body.Bytes, now, cancel).ConfigureAwait(false); break;
        }
    }

    private async Task Take(byte[] body, Instant now, CancellationToken cancel)
    {
        FeedReading reading;
        try
        {
            reading = FeedReading.Of(body, source);
        }
        catch (FormatException wrong)
        {
            client.Forget();
            await Silent(wrong.Message, now, cancel).ConfigureAwait(false);
            return;
        }
        _memory ??= new FeedMemory(source, open());
        foreach (var some in _memory.Told(reading, now).Chunk(InFlight)) await Task.WhenAll(some.Select(fact => Tell(fact, cancel))).ConfigureAwait(false);
        foreach (var row in reading.Unread) await Quarantine(row.Why, row.Raw, now, cancel).ConfigureAwait(false);
        _newest = reading;
        await Heard(reading, now, cancel).ConfigureAwait(false);
    }

    private async Task Tell(Envelope fact, CancellationToken cancel)
    {
        if (await _resend.UntilAnswered(fact, cancel).ConfigureAwait(false) is Outcome.Refused { Refusal: var refusal })
            await Quarantine($"{refusal.Code}: {refusal.Detail}", fact.Grain.ToString(), clock.GetCurrentInstant(), cancel).ConfigureAwait(false);
    }

    private async Task Heard(FeedReading reading, Instant now, CancellationToken cancel)
    {
        (_heardAt, _trouble) = (now, null);
        await Status(new TellFeedRead(source.Title, reading.Outages.Length, reading.Unread.Length, _memory!.IsFull), now, cancel).ConfigureAwait(false);
    }

    private async Task Silent(string reason, Instant now, CancellationToken cancel)
    {
        if (reason != _trouble) logger.OutageFeedWaits(source.Company, source.Id, reason);
        _trouble = reason;
        if (now - _heardAt >= Duration.FromSeconds(source.SilentAfterS)) await Status(new TellFeedSilent(source.Title, reason, _heardAt!.Value), now, cancel).ConfigureAwait(false);
    }

    private async Task Status(OutageFeedCommand told, Instant now, CancellationToken cancel) =>
        await _resend.UntilAnswered(new Envelope(OutageFeed.IdOf(source.Company, source.Id), $"{Catalog.NameOf(told)}:{now.ToUnixTimeTicks()}", told, Actor), cancel).ConfigureAwait(false);

    /// <summary>The same row that is wrong in the same way is kept once a day, however often it is read.</summary>
    private async Task Quarantine(string why, string raw, Instant now, CancellationToken cancel)
    {
        var kept = new QuarantineFact(Unreadable, $"{source.Title}: {why}", null, null, raw.Length <= QuarantineDay.MaxRawLength ? raw : raw[..QuarantineDay.MaxRawLength]);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Id}\n{why}\n{raw}")));
        await _resend.UntilAnswered(new Envelope(QuarantineDay.IdOf(source.Company, now), id, kept, $"{Actor}:{source.Id}"), cancel).ConfigureAwait(false);
    }
}
