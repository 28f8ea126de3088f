using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Kernel;
using Polly;
using Polly.Retry;

namespace OpsHub.Silo.Telephony.Ami;

/// <summary>
/// Listens to a manager interface: signs in for the events of queues, asks what is going on, and follows. A connection that breaks, or says nothing although it is asked, is made anew.
/// The next message is read after the facts of the last one are durable, so a hub that cannot keep up slows the connection instead of its own memory.
/// </summary>
internal sealed class AmiFeed(AmiPlace place, IGrains grains, IHostClock clock, TimeProvider time, ILogger logger)
{
    /// <summary>How often the PBX is asked whether it is there.</summary>
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(5);

    /// <summary>Without a word for so long the connection is dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Between two connections.</summary>
    private static readonly Duration Pause = Duration.FromMilliseconds(250);

    private const string Challenge = "challenge", Login = "login";

    /// <summary>Messages whose facts are written together.</summary>
    private const int MostAtOnce = 500;

    private readonly AmiTranslation _translation = new(place.Company, queue => queue is null ? null : place.Lines.GetValueOrDefault(queue, queue));
    private readonly PbxFacts _sent = new(grains, logger);
    private readonly ResiliencePipeline _patience = PatienceOf(place, time, logger);

    private string Address => $"{place.Host}:{place.Port}";

    /// <summary>Listens until cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await _patience.ExecuteAsync(async token => await Connect(token).ConfigureAwait(false), cancel).ConfigureAwait(false);
                logger.AmiWaits(place.Company, Address, 1, "the connection has ended");
                await clock.WaitUntil(clock.GetCurrentInstant() + Pause, cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // the next connection asks what this one missed
        }
    }

    /// <summary>One connection. Completes when one that was signed in has ended.</summary>
    private async Task Connect(CancellationToken cancel)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(place.Host, place.Port, cancel).ConfigureAwait(false);
        var stream = new AmiStream(client.GetStream());
        await SignIn(stream, cancel).ConfigureAwait(false);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pings = PingWhileOpen(stream, over.Token);
        try
        {
            while (await Heard(stream, cancel).ConfigureAwait(false) is { } message) await Take(stream, message, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or TimeoutException)
        {
            // it was good until now: begun anew without the patience of one that never was
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await pings.ConfigureAwait(false);
        }
    }

    private async Task SignIn(AmiStream stream, CancellationToken cancel)
    {
        _translation.Begin();
        await stream.Send("Challenge", cancel, ("AuthType", AmiAnswer.Kind), ("ActionID", Challenge)).ConfigureAwait(false);
        var asked = await Answered(stream, Challenge, cancel).ConfigureAwait(false);
        // Never the secret itself instead: whoever stands in between would only have to refuse.
        if (asked["Challenge"] is not { } challenge) throw new InvalidDataException($"The telephone system gives no challenge to sign in with: {asked["Message"]}. Is it the manager interface of an Asterisk?");
        await stream.Send("Login", cancel, ("AuthType", AmiAnswer.Kind), ("Username", place.User), ("Key", AmiAnswer.To(challenge, place.Secret)), ("Events", "agent"), ("ActionID", Login)).ConfigureAwait(false);
        var answer = await Answered(stream, Login, cancel).ConfigureAwait(false);
        if (answer["Response"] != "Success") throw new InvalidDataException($"The telephone system refuses {place.User}: {answer["Message"]}. Check manager.conf and OPSHUB_AMI_SECRET.");
        await stream.Send("QueueStatus", cancel).ConfigureAwait(false);
        await stream.Send("CoreShowChannels", cancel).ConfigureAwait(false);
    }

    private async Task<AmiMessage> Answered(AmiStream stream, string action, CancellationToken cancel)
    {
        AmiMessage answer;
        do answer = await Heard(stream, cancel).ConfigureAwait(false) ?? throw new IOException("The telephone system has closed the connection.");
        while (answer["ActionID"] != action);
        return answer;
    }

    private async Task<AmiMessage?> Heard(AmiStream stream, CancellationToken cancel)
    {
        using var silent = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silent.Token, cancel);
        try
        {
            return await stream.Read(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (silent.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"Nothing was heard for {Silence.TotalSeconds:0} s, not even an answer to a ping.");
        }
    }

    /// <summary>The message and those that have come with it.</summary>
    private async Task Take(AmiStream stream, AmiMessage first, CancellationToken cancel)
    {
        var (facts, problems) = (new List<Envelope>(), new List<string>());
        AmiMessage? message = first;
        for (var taken = 0; message is not null; taken++)
        {
            facts.AddRange(_translation.Read(message, clock.GetCurrentInstant(), problems));
            message = stream.HasMore && taken < MostAtOnce ? await Heard(stream, cancel).ConfigureAwait(false) : null;
        }
        await _sent.Send(facts, cancel).ConfigureAwait(false);
        foreach (var problem in problems) logger.AmiEventUnused(place.Company, problem);
    }

    /// <summary>The answers also let a caller's unexplained leaving be noticed when nothing else is said.</summary>
    private async Task PingWhileOpen(AmiStream stream, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(Ping, time);
            while (await timer.WaitForNextTickAsync(over).ConfigureAwait(false)) await stream.Send("Ping", over).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // whoever reads notices the same
        }
    }

    private static ResiliencePipeline PatienceOf(AmiPlace place, TimeProvider time, ILogger logger) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SocketException>().Handle<IOException>().Handle<InvalidDataException>().Handle<TimeoutException>(),
            MaxRetryAttempts = int.MaxValue, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(250), MaxDelay = TimeSpan.FromSeconds(15),
            OnRetry = retry =>
            {
                logger.AmiWaits(place.Company, $"{place.Host}:{place.Port}", retry.AttemptNumber + 1, retry.Outcome.Exception!.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();
}
