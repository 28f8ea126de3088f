using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages.Feeds;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Alerts;

/// <summary>
/// Every condition of every company, and the offices and lines there are. It reads what the company wall has folded of the same fact, and must be given each fact after it. One thread applies
/// facts, any thread asks.
/// </summary>
/// <param name="wall">The company walls of this process, or null where it folds none: then there are signals only.</param>
/// <param name="outages">Its outages, or null.</param>
/// <param name="channelName">What a company calls one of its channels; null where it has none of that id.</param>
public sealed class ConditionBook(CompanyWallView? wall, OutageView? outages = null, Func<string, string, string?>? channelName = null) : IKeptFollower
{
    private readonly Lock _lock = new();
    private Dictionary<string, OfCompany> _companies = [];

    public string Name => "conditions";

    public int Shape => 4;

    public void Apply(in Recorded fact)
    {
        lock (_lock)
        {
            Suspect(fact);
            switch (fact.Event)
            {
                case CompanyRegistered e: Of(fact.Grain.Company).Name = e.Name; break;
                case OutageFeedEvent e: Of(fact.Grain.Company).Apply(fact.Grain.Key, e); break;
                case InterruptionEvent e: Channel(fact.Grain.Company, fact.Grain.Key, e); break;
                case LooksDoubted e: Of(fact.Grain.Company).Doubted[fact.Grain.Key] = e.Since; break;
                case LooksTrusted: Of(fact.Grain.Company).Doubted.Remove(fact.Grain.Key); break;
                case SignalEvent e: Of(fact.Grain.Company).Apply(fact.Grain.Key, e); break;
                case WindowEvent e: Office(fact.Grain.Company, e.Office); break;
                case OfficeEvent or QueueEvent or DisplayEvent: Office(fact.Grain.Company, fact.Grain.Key); break;
                case LineEvent: Line(fact.Grain.Company, fact.Grain.Key); break;
                case CallerEvent e: Line(fact.Grain.Company, e.Line); break;
            }
        }
    }

    /// <summary>Every condition that holds.</summary>
    public ImmutableArray<Condition> Of(string company, string kind)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? [.. known.All.Where(c => c.Kind == kind)] : [];
    }

    /// <summary>Names by subject: the company, its offices, its lines.</summary>
    public ImmutableDictionary<string, string> Subjects(string company)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? known.Names.ToImmutableDictionary().SetItem(Scope.Company, known.Name ?? company) : ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>Appeals that outages bring which go on.</summary>
    internal IReadOnlyList<(string Outage, string Name, string[] Appeals)> CausedAppeals(string company) => outages?.Appeals(company) ?? [];

    public byte[] Save()
    {
        lock (_lock) return JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        lock (_lock) _companies = JsonSerializer.Deserialize<Dictionary<string, OfCompany>>(saved, HubJson.Options)!;
    }

    private void Suspect(in Recorded fact)
    {
        if (outages is null || fact.Event is not (OutageEvent or TicketIssued or MenuUsed or AppealRegistered)) return;
        Of(fact.Grain.Company).Suspected = [.. outages.Suspicions(fact.Grain.Company).Select(s => new Condition(ConditionKinds.OutageSuspected, s.Place, s.Name, s.Count, CountsFrom: s.Since, Until: s.Until))];
    }

    private void Office(string company, string office)
    {
        if (wall?.Office(company, office) is not { } tile) return;
        var subject = $"{Scope.Office}/{office}";
        Of(company).Names[subject] = tile.Now.ShortName;
        Of(company).Seen[subject] = [.. ConditionsOf.Office(tile)];
    }

    private void Line(string company, string line)
    {
        if (wall?.Line(company, line) is not { } strip) return;
        var subject = $"{Scope.Line}/{line}";
        Of(company).Names[subject] = strip.Name;
        Of(company).Seen[subject] = [.. ConditionsOf.Line(strip.Cell())];
    }

    private void Channel(string company, string channel, InterruptionEvent happened)
    {
        var known = Of(company);
        if (!known.Channels.TryGetValue(channel, out var down)) known.Channels[channel] = down = new DownChannel();
        down.Name = channelName?.Invoke(company, channel) ?? channel;
        down.Apply(happened);
    }

    private OfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var known)) _companies[company] = known = new OfCompany();
        return known;
    }

    private sealed class OfCompany
    {
        public string? Name { get; set; }

        public Dictionary<string, string> Names { get; set; } = [];

        /// <summary>By office or line.</summary>
        public Dictionary<string, Condition[]> Seen { get; set; } = [];

        /// <summary>Open signals by office and name.</summary>
        public Dictionary<string, Dictionary<string, OpenButton>> Signals { get; set; } = [];

        /// <summary>Lists of outages that are not heard, by source.</summary>
        public Dictionary<string, OutageFeedSilent> SilentLists { get; set; } = [];

        /// <summary>Channels whose probes are not believed, since when.</summary>
        public Dictionary<string, Instant> Doubted { get; set; } = [];

        /// <summary>Outages that nobody has told of.</summary>
        public Condition[] Suspected { get; set; } = [];

        /// <summary>By id; those that nobody has reported anything of are not among them.</summary>
        public Dictionary<string, DownChannel> Channels { get; set; } = [];

        public IEnumerable<Condition> All => Seen.Values.SelectMany(c => c).Concat(Suspected).Concat(Lists()).Concat(Looks()).Concat(Channels.SelectMany(c => c.Value.Conditions(c.Key))).Concat(
            from office in Signals
            from button in office.Value.Values
            from condition in ConditionsOf.Signal(office.Key, Names.GetValueOrDefault($"{Scope.Office}/{office.Key}", office.Key), button.Raised, button.Unanswered)
            select condition);

        public void Apply(string source, OutageFeedEvent happened)
        {
            SilentLists.Remove(source);
            if (happened is OutageFeedSilent silent) SilentLists[source] = silent;
        }

        /// <summary>Of several the one that was heard last the longest ago.</summary>
        private IEnumerable<Condition> Lists() => SilentLists.Values.OrderBy(s => s.Since).Take(1).Select(s => new Condition(ConditionKinds.OutagesSilent, Scope.Company, s.Title, SilentLists.Count, CountsFrom: s.Since));

        /// <summary>All fail together: it is one condition, of the company.</summary>
        private IEnumerable<Condition> Looks() => Doubted.Count == 0 ? [] : [new Condition(ConditionKinds.LooksDoubted, Scope.Company, Name ?? "", Doubted.Count, CountsFrom: Doubted.Values.Min())];

        public void Apply(string office, SignalEvent happened)
        {
            if (!Signals.TryGetValue(office, out var open)) Signals[office] = open = [];
            switch (happened)
            {
                case SignalRaised e: open[e.Signal] = new OpenButton(e, false); break;
                case SignalUnanswered e: open[e.Signal] = open[e.Signal] with { Unanswered = true }; break;
                case SignalAcknowledged e: open[e.Signal] = open[e.Signal] with { Unanswered = false }; break;
                case SignalResolved e: open.Remove(e.Signal); break;
            }
        }
    }

    private sealed record OpenButton(SignalRaised Raised, bool Unanswered);
}
