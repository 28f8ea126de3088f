using System.Diagnostics.Metrics;

namespace OpsHub.ClientHub.Metrics;

/// <summary>Client-hub's instruments. No tag holds a person, a key or anything of unbounded number.</summary>
internal sealed class HubMeter : IDisposable
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private readonly Meter _meter = new("OpsHub.ClientHub");
    private long _feedClients;

    public HubMeter()
    {
        Commands = _meter.CreateCounter<long>("opshub.commands", "{command}", "Commands answered over HTTP, by kind of grain and outcome.", Labels.By("kind", "outcome"));
        CommandSeconds = _meter.CreateHistogram<double>("opshub.command.duration", "s", "Time from a command's arrival to its answer.", advice: Seconds);
        Facts = _meter.CreateCounter<long>("opshub.facts", "{fact}", "Reported facts answered, by outcome; what is quarantined or refused lies in the quarantine list.", Labels.By("outcome"));
        SignIns = _meter.CreateCounter<long>("opshub.sign_ins", "{sign-in}", "Sign-ins, by outcome.", Labels.By("outcome"));
        Frames = _meter.CreateCounter<long>("opshub.feed.frames", "{frame}", "Frames made and serialised, by kind.", Labels.By("kind"));
        Deliveries = _meter.CreateCounter<long>("opshub.feed.deliveries", "{frame}", "Frames handed to clients.");
        DeliveredBytes = _meter.CreateCounter<long>("opshub.feed.delivered", "By", "Bytes handed to clients.");
        Waits = _meter.CreateCounter<long>("opshub.feed.waits", "{wait}", "Times a client was passed over because its last frame was still on the way.");
        Cuts = _meter.CreateCounter<long>("opshub.feed.cuts", "{client}", "Clients cut off, by reason.", Labels.By("reason"));
        PushSeconds = _meter.CreateHistogram<double>("opshub.feed.push.duration", "s", "Time of one push cycle that delivered something.", advice: Seconds);
        FeedLag = _meter.CreateHistogram<double>("opshub.feed.lag", "s", "Age of the oldest news of a board when they are handed to its watchers, from the instant at which the fact was recorded; by the hub's clock, which a simulation speeds up.", advice: Seconds);
        _meter.CreateObservableGauge("opshub.feed.clients", () => Volatile.Read(ref _feedClients), "{client}", "Connected feed clients.");
    }

    public Counter<long> Commands { get; }

    public Histogram<double> CommandSeconds { get; }

    public Counter<long> Facts { get; }

    public Counter<long> SignIns { get; }

    public Counter<long> Frames { get; }

    public Counter<long> Deliveries { get; }

    public Counter<long> DeliveredBytes { get; }

    public Counter<long> Waits { get; }

    public Counter<long> Cuts { get; }

    public Histogram<double> PushSeconds { get; }

    public Histogram<double> FeedLag { get; }

    public void FeedClients(int change) => Interlocked.Add(ref _feedClients, change);

    public void Dispose() => _meter.Dispose();
}
