using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Queues;

/// <summary>
/// Invariants 2, 3 and 4 of the domain and both bounds of the discipline, on the real engine: random operators and visitors, clicks said twice, answers that are lost, logs that go away,
/// processes that die. Twenty-five seeds of 4,000 steps each: 100,000.
/// </summary>
public sealed class Queue_against_a_model
{
    private const int Steps = 4_000;

    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 4, 0);

    private static readonly GrainId Id = Queue.IdOf("volga", "north");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Answers_as_the_model_and_breaks_no_invariant(int seed)
    {
        var floor = new Run(seed);

        for (var step = 0; step < Steps; step++) await floor.Step();

        await floor.End();
    }

    private sealed class Run
    {
        private static readonly QueueRules Rules = new(
            DateTimeZoneProviders.Tzdb["Europe/Samara"],
            [new QueueService("contracts", "Договоры", "А"), new QueueService("meters", "Счётчики", "Б"), new QueueService("debts", "Долги", "В")],
            NoShowS: 120, HeadStartS: ImmutableDictionary<TicketClass, int>.Empty.Add(TicketClass.Disabled, 3600).Add(TicketClass.Vip, 1800).Add(TicketClass.Booked, 1800),
            Discipline: new QueueDiscipline(
                Categories: [new VisitorCategory("disabled", "Инвалиды", TicketClass.Disabled), new VisitorCategory("vip", "VIP", TicketClass.Vip)], ByLaw: [TicketClass.Disabled],
                OvertakenAtMost: 3, Booked: new BookedRules(), IdleS: 60, WrapUpS: 30));

        private readonly Random _random;
        private readonly MemoryLog _log = new();
        private readonly VirtualClock _clock = new(Morning);
        private readonly FloorModel _model = new(Rules);
        private readonly SortedDictionary<string, Instant> _deadlines = new(StringComparer.Ordinal);
        private readonly int _seed;
        private EmbeddedEngine _engine;
        private readonly List<QueueEvent> _facts = [];
        private int _count;

        public Run(int seed)
        {
            (_seed, _random) = (seed, new Random(seed));
            _engine = Start();
            _log.Before = _ => _random.Next(60) == 0 ? throw new LogAwayException("gone before") : Task.CompletedTask;
            _log.After = _ => { if (_random.Next(60) == 0) throw new LogAwayException("gone after"); };
        }

        public async Task Step()
        {
            if (_count == 0) await Send(new ConfigureQueue(Rules));
            if (_random.Next(150) == 0) await Crash();
            var command = Next();
            var owed = _model.Refusal(command);
            var outcome = await Send(command);
            (outcome as Outcome.Refused)?.Refusal.Code.ShouldBe(owed, $"seed {_seed}, step {_count}: {command}");
            if (owed is not null) outcome.ShouldBeOfType<Outcome.Refused>($"seed {_seed}, step {_count}: {command} must be refused as {owed}");
            await Pass(_random.Next(40) == 0 ? 1200 : _random.Next(45));
            if (_count % 200 == 0) Compare();
        }

        /// <summary>Every ticket is over or listed, numbers are unique, and the state says what the model says.</summary>
        public async Task End()
        {
            Compare();
            await _engine.DisposeAsync();
            var issued = _facts.OfType<TicketIssued>().ToList();
            issued.Select(t => t.Ticket).ShouldBeUnique();
            issued.Count.ShouldBeGreaterThan(Steps / 10, $"seed {_seed}");
            var rules = _facts.OfType<TicketCalled>().Select(c => c.Reason.Rule!.Value).ToHashSet();
            new[] { CallRule.LongestWait, CallRule.HeadStart, CallRule.Protected }.Except(rules).ShouldBeEmpty($"seed {_seed}");
            _facts.OfType<WindowIdled>().ShouldNotBeEmpty($"seed {_seed}");
        }

        private EmbeddedEngine Start() => new(Concepts.Catalog, _log, _clock, new EngineOptions { SnapshotEveryEvents = 50 }, NullLogger<EmbeddedEngine>.Instance);

        /// <summary>The process dies: another one goes on from the log.</summary>
        private async Task Crash()
        {
            await _engine.DisposeAsync();
            if (_random.Next(4) == 0) await _log.DropSnapshots(CancellationToken.None);
            _engine = Start();
        }

        /// <summary>Sends until it is answered, and now and then once more: said twice, done once.</summary>
        private async Task<Outcome> Send(QueueCommand command, string? id = null)
        {
            var envelope = new Envelope(Id, id ?? $"c{++_count}", command, "test");
            var outcome = await Answered(envelope);
            await Learn();
            if (_random.Next(10) != 0) return outcome;
            var known = _facts.Count;
            (await Answered(envelope)).GetType().ShouldBe(outcome.GetType());
            await Learn();
            _facts.Count.ShouldBe(known, $"seed {_seed}: {command} was done twice");
            return outcome;
        }

        private async Task<Outcome> Answered(Envelope envelope)
        {
            Outcome outcome;
            do outcome = await _engine.Send(envelope, CancellationToken.None);
            while (outcome is Outcome.Unavailable);
            outcome.ShouldNotBeOfType<Outcome.Broken>($"seed {_seed}: {envelope.Command}");
            return outcome;
        }

        private async Task Learn()
        {
            foreach (var record in await _log.ReadAll(_facts.Count, int.MaxValue, CancellationToken.None))
            {
                var happened = (QueueEvent)Concepts.Catalog.Read(record.Event.Name, record.Event.Data.Span);
                _facts.Add(happened);
                _model.Learn(happened);
                foreach (var (key, due) in Queue.Kind.DeadlinesOf(happened))
                {
                    if (due is { } at) _deadlines[key] = at;
                    else _deadlines.Remove(key);
                }
            }
        }

        /// <summary>Time goes by; deadlines pass on the way, each at its own instant.</summary>
        private async Task Pass(int seconds)
        {
            var until = _clock.GetCurrentInstant() + Duration.FromSeconds(seconds);
            while (_deadlines.Where(d => d.Value <= until).OrderBy(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal).Select(d => ((string, Instant)?)(d.Key, d.Value)).FirstOrDefault() is var (key, at))
            {
                if (at > _clock.GetCurrentInstant()) _clock.AdvanceTo(at);
                _deadlines.Remove(key);
                await Send(new PassQueueDeadline(key), $"deadline:{key}:{at}:{_count}");
            }
            _clock.AdvanceTo(until);
        }

        private void Compare()
        {
            var state = (QueueState)_facts.Aggregate((object)QueueState.Empty, Queue.Kind.Evolve);
            state.Live.Keys.Order(StringComparer.Ordinal).ShouldBe(_model.Live.Select(t => t.Issued.Ticket).Order(StringComparer.Ordinal), $"seed {_seed}");
            foreach (var t in state.Live.Values)
                (t.Phase.ToString().ToLowerInvariant(), t.Window, t.Service, t.Overtaken).ShouldBe((_model.Tickets[t.Id].State, _model.Tickets[t.Id].Window, _model.Tickets[t.Id].Service, _model.Tickets[t.Id].Overtaken), $"seed {_seed}: {t.Id}");
        }

        private QueueCommand Next()
        {
            var window = _random.Next(1, 6);
            var live = _model.Live.Select(t => t.Issued.Ticket).Order(StringComparer.Ordinal).ToList();
            var ticket = live.Count > 0 && _random.Next(20) > 0 ? live[_random.Next(live.Count)] : "2026-11-24.А999";
            var at = _clock.GetCurrentInstant();
            if (_model.Closed && _random.Next(4) == 0) return new OpenQueue();
            return _random.Next(100) switch
            {
                < 26 => Issue(at),
                < 46 => new CallNext(window),
                < 60 => new StartService(window),
                < 72 => new FinishService(window, 1 + _random.Next(4), Ticket: _random.Next(3) == 0 ? ticket : null),
                < 74 => new RecallTicket(window),
                < 76 => new MarkNoShow(window),
                < 79 => _random.Next(2) == 0 ? new TransferTicket(window, Service()) : new TransferTicket(window, null, _random.Next(1, 6)),
                < 81 => new RequeueTicket(window, "mistake"),
                < 83 => new LeaveQueue(ticket),
                83 => new CancelTicket(ticket, "wish"),
                < 86 => new ParkTicket(ticket, at + Duration.FromMinutes(10)),
                < 88 => new ReturnTicket(ticket),
                < 93 => new AdmitWindow(window, [.. Rules.Services.Select(s => s.Id).Where(_ => _random.Next(4) > 0).DefaultIfEmpty("debts")], Operator: $"{_random.Next(9)}"),
                < 96 => new AskBreak(window, BreakKind.Lunch),
                < 99 => new WithdrawWindow(window, _random.Next(2) == 0),
                _ => new CloseQueue("day-over"),
            };
        }

        private IssueTicket Issue(Instant at) => _random.Next(10) switch
        {
            0 => new IssueTicket(Service(), Category: "disabled"),
            1 => new IssueTicket(Service(), Category: _random.Next(5) == 0 ? "nobody" : "vip"),
            2 => new IssueTicket(Service(), TicketClass.Booked, Booking: new BookedVisit($"B{_count}", at + Duration.FromMinutes(_random.Next(-20, 20)), at - Duration.FromHours(_random.Next(0, 5)))),
            3 => new IssueTicket(Service(), ForWindow: _random.Next(3) == 0 ? _random.Next(1, 6) : null),
            _ => new IssueTicket(_random.Next(30) == 0 ? "lottery" : Service()),
        };

        private string Service() => Rules.Services[_random.Next(3)].Id;
    }
}
