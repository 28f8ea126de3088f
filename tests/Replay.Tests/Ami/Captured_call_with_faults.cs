using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Telephony.Ami;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Ami;

/// <summary>The captured call of a real exchange with faults of the wire added: every event twice, the connection lost at each event, cut in its middle or before it.</summary>
public sealed class Captured_call_with_faults
{
    private const string Call = "1514295827.372";

    private static readonly string[] Events = SharedData.IsThere
        ? [.. File.ReadAllText(SharedData.File("asterisk-samples/ami_queue_call_2017-12-26.txt")).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e => e.Trim('\n') + "\n\n")]
        : [];

    [SharedDataFact]
    public async Task Is_the_same_call_when_every_event_comes_twice()
    {
        await using var once = new Listener();
        (await once.Facts(once.SayTwice)).ShouldBe(WholeCall);
    }

    [SharedDataFact]
    public async Task Is_the_same_call_wherever_the_connection_is_lost_between_two_events_and_wherever_one_is_cut()
    {
        for (var at = 1; at < Events.Length; at++)
        {
            foreach (var cut in new[] { 0, Events[at].Length / 2 })
            {
                await using var once = new Listener();
                (await once.Facts(() => once.LoseAt(at, cut))).ShouldBe(WholeCall, ignoreOrder: false, $"lost at event {at} after {cut} letters");
            }
        }
    }

    private static ICommand[] WholeCall => [new JoinQueue("main"), new RingOperator("main", "SIP/777"), new AnswerCall("main", "SIP/777", 9, 9), new EndCall("main", 3)];

    /// <summary>A feed on an exchange that plays the call once.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
        private readonly CancellationTokenSource _stop = new();
        private readonly PbxDouble _pbx = new() { Channels = [Call] };
        private readonly FactSink _sink = new();

        public async ValueTask DisposeAsync()
        {
            await _pbx.DisposeAsync();
            _patience.Dispose();
            _stop.Dispose();
        }

        public async Task SayTwice()
        {
            foreach (var e in Events) await _pbx.Play(e + e);
        }

        public async Task LoseAt(int at, int cut)
        {
            await _pbx.Play(string.Concat(Events[..at]) + Events[at][..cut]);
            _pbx.Drop();
            await _pbx.Asked("CoreShowChannels", _patience.Token);
            await _pbx.Play(string.Concat(Events[at..]));
        }

        /// <summary>Facts of the play that changed the call, up to its end; whatever is repeated changes nothing.</summary>
        public async Task<List<ICommand>> Facts(Func<Task> play)
        {
            var place = AmiPlace.Parse($"samara=opshub@127.0.0.1:{_pbx.Port},Q1=main", "good")!;
            var run = new AmiFeed(place, _sink, new RealClock(), TimeProvider.System, NullLogger.Instance).Run(_stop.Token);
            await _pbx.Asked("CoreShowChannels", _patience.Token);
            await play();
            var (facts, state) = (new List<ICommand>(), CallerState.None);
            while (facts is not [.., EndCall])
            {
                var sent = await _sink.Next(_patience.Token);
                var decision = Caller.Decide(state, (CallerCommand)sent.Command, new Turn(sent.Grain, sent.OccurredAt!.Value, sent.OccurredAt.Value, sent.Actor), phone: null);
                decision.Refusal.ShouldBeNull();
                if (decision.Events.IsEmpty) continue;
                facts.Add(sent.Command);
                state = decision.Events.Aggregate(state, Caller.Evolve);
            }
            await _stop.CancelAsync();
            await run;
            return facts;
        }
    }
}
