using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Tests.Support;

/// <summary>
/// An office that has too few windows around noon, for some days: two of its four windows serve everything, two of them contracts alone; visitors have patience for an hour, one in twelve has
/// precedence; in the middle of the day each window rests for half an hour. All of it through the queue's own decider.
/// </summary>
internal sealed class Fortnight
{
    private const int DayS = 10 * 3600;

    private static readonly double[] PerHour = [10, 16, 26, 34, 32, 20, 16, 18, 12, 6];

    private readonly World _world = new(Scenes.Morning);
    private readonly Random _random;
    private readonly PriorityQueue<Action, Instant> _plans = new();
    private readonly HashSet<int> _idle = [];
    private readonly HashSet<int> _resting = [];
    private readonly Dictionary<int, Instant> _rests = [];

    public Fortnight(int seed, int days)
    {
        _random = new Random(seed);
        _world.Must(Scene.QueueId, new ConfigureQueue(Scenes.Rules));
        for (var day = 0; day < days; day++) Live(Scenes.Morning + Duration.FromDays(day));
    }

    public IReadOnlyList<Recorded> Facts => _world.Facts;

    /// <summary>What happened in the queue, in order.</summary>
    public IReadOnlyList<QueueEvent> Events => [.. _world.Facts.Select(f => f.Event).OfType<QueueEvent>()];

    private void Live(Instant opens)
    {
        _world.AdvanceTo(Instant.Max(_world.Now, opens));
        _world.Must(Scene.QueueId, new OpenQueue());
        for (var window = 1; window <= 4; window++)
        {
            _world.Must(Scene.QueueId, new AdmitWindow(window, window <= 2 ? ["contracts", "meters"] : ["contracts"]));
            _rests[window] = opens + Duration.FromSeconds((3.5 * 3600) + (window * 1500));
            _idle.Add(window);
        }
        foreach (var comes in Arrivals(opens)) _plans.Enqueue(Come, comes);
        while (_plans.TryDequeue(out var act, out var at))
        {
            _world.AdvanceTo(Instant.Max(at, _world.Now));
            act();
        }
        _world.Send(Scene.QueueId, new CloseQueue("Конец рабочего дня"));
        _idle.Clear();
    }

    private IEnumerable<Instant> Arrivals(Instant opens)
    {
        for (var at = Draw(3600 / PerHour[0]); at < DayS; at += Draw(3600 / PerHour[Math.Min((int)(at / 3600), PerHour.Length - 1)])) yield return opens + Duration.FromSeconds(Math.Round(at));
    }

    private void Come()
    {
        var service = _random.Next(3) == 0 ? "meters" : "contracts";
        var @class = _random.Next(12) == 0 ? TicketClass.OutOfTurn : TicketClass.Ordinary;
        var ticket = _world.Must(Scene.QueueId, new IssueTicket(service, @class)).OfType<TicketIssued>().Single().Ticket;
        _plans.Enqueue(() => _world.Send(Scene.QueueId, new LeaveQueue(ticket)), _world.Now + Duration.FromSeconds(Math.Round(Draw(3600))));
        foreach (var window in _idle.Order().ToArray()) Call(window);
    }

    private void Call(int window)
    {
        if (Rests(window)) return;
        if (_world.Try(Scene.QueueId, new CallNext(window)) is not { Refusal: null } called)
        {
            _idle.Add(window);
            return;
        }
        _idle.Remove(window);
        _world.Must(Scene.QueueId, new StartService(window));
        var mean = called.Events.OfType<TicketCalled>().Single().Service == "meters" ? 240 : 540;
        _plans.Enqueue(() => Finish(window), _world.Now + Duration.FromSeconds(1 + Math.Round(Draw(mean))));
    }

    private void Finish(int window)
    {
        _world.Must(Scene.QueueId, new FinishService(window));
        Call(window);
    }

    /// <summary>Once a day, when it is free and the hour has come.</summary>
    private bool Rests(int window)
    {
        if (_resting.Contains(window)) return true;
        if (!_rests.TryGetValue(window, out var due) || _world.Now < due) return false;
        _rests.Remove(window);
        _idle.Remove(window);
        _resting.Add(window);
        _world.Must(Scene.QueueId, new WithdrawWindow(window, OnBreak: true));
        _plans.Enqueue(() => Return(window), _world.Now + Duration.FromMinutes(30));
        return true;
    }

    private void Return(int window)
    {
        _resting.Remove(window);
        _world.Must(Scene.QueueId, new AdmitWindow(window, window <= 2 ? ["contracts", "meters"] : ["contracts"]));
        Call(window);
    }

    private double Draw(double mean) => -Math.Log(1 - _random.NextDouble()) * mean;
}
