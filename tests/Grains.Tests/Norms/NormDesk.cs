using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Norms;

/// <summary>An office with one window, a line, and the ledger of their norms as of the world's clock.</summary>
internal sealed class NormDesk : IClock
{
    private readonly FigureBook _figures;
    private readonly NormStandard _standard;
    private int _applied;
    private int _calls;

    public NormDesk(Instant? start = null, params NormRule[] rules)
        : this(null, start, rules)
    {
    }

    /// <param name="calendar">Which days are off; null: nobody has told.</param>
    public NormDesk(WorkingCalendar? calendar, Instant? start, params NormRule[] rules)
    {
        World = new World(start ?? Scenes.Morning);
        _standard = new NormStandard("volga", "Волга", Scenes.Samara, [.. rules], [], Attributes, ImmutableSortedDictionary<string, ImmutableArray<DayHours>>.Empty) { Calendar = calendar };
        _figures = new FigureBook(this);
        Book = new NormBook([_standard], _figures, this);
        World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное")));
        World.Must(Scene.QueueId, new ConfigureQueue(Scenes.Rules));
        World.Must(Window.IdOf("volga", "north", 1), new OpenWindow("7", ["contracts", "meters"]));
        World.Must(Grains.Lines.Line.IdOf("volga", "main"), new Grains.Lines.RegisterLine(new Grains.Lines.LineDetails("Единый номер", Scenes.Samara)));
    }

    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Attributes { get; } = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty
        .Add("office/north", ImmutableSortedDictionary<string, string>.Empty.Add("kind", "town").Add("contractor", "yes").Add("windows", "4").Add("waiting-seats", "3").Add("household-supply-points", "60000"));

    public World World { get; }

    public NormBook Book { get; private set; }

    public Instant GetCurrentInstant() => World.Now;

    /// <summary>A visitor waits and is served for so long.</summary>
    public void Visit(int waitS, int serviceS, string service = "contracts", int topics = 1)
    {
        World.Must(Scene.QueueId, new IssueTicket(service));
        World.Advance(waitS);
        World.Must(Scene.QueueId, new CallNext(1));
        World.Must(Scene.QueueId, new StartService(1));
        World.Advance(serviceS);
        World.Must(Scene.QueueId, new FinishService(1, topics));
    }

    /// <summary>A call that waits so long and talks so long, or hangs up when it does not talk.</summary>
    public void Call(int waitS, int? talkS, string line = "main")
    {
        var call = Grains.Callers.Caller.IdOf("volga", $"call-{_calls++}");
        World.Must(call, new Grains.Callers.JoinQueue(line));
        World.Advance(waitS);
        if (talkS is null)
        {
            World.Must(call, new Grains.Callers.AbandonCall(line));
            return;
        }
        World.Must(call, new Grains.Callers.AnswerCall(line, "5"));
        World.Advance(talkS.Value);
        World.Must(call, new Grains.Callers.EndCall(line));
    }

    public NormLedger Ledger(YearMonth? month = null)
    {
        Follow();
        return Book.Ledger("volga", month)!;
    }

    public NormRow Row(string id, YearMonth? month = null) => Ledger(month).Rows.Single(r => r.Rule.Id == id);

    public NormDetail One(string id, string? subject = null)
    {
        Follow();
        return Book.One("volga", id, null, subject, 100)!;
    }

    /// <summary>Goes on with a book that took over what the old one kept.</summary>
    public void Restart()
    {
        Follow();
        var saved = Book.Save();
        Book = new NormBook([_standard], _figures, this);
        Book.Load(saved);
    }

    public static NormRule Wait(decimal minutes = 15) => new("wait", "Ожидание", "Wait", "1", NormEntity.Queue, NormMetrics.WaitTime, NormAggregation.Mean, NormUnit.Minutes, Threshold: minutes);

    private void Follow()
    {
        foreach (var fact in World.Facts.Skip(_applied))
        {
            _figures.Apply(fact);
            Book.Apply(fact);
        }
        _applied = World.Facts.Count;
    }
}
