using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;
using OpsHub.Silo.Visits;

namespace OpsHub.Silo.Tests.Floor;

/// <summary>Ended visits reach a customer file that is away, says no, and sees the hub start anew.</summary>
public sealed class Visits_sent_on : IAsyncLifetime
{
    private const string Secret = "a secret that both know";

    private readonly GrainId _queue = Queue.IdOf("volga", "north");
    private readonly MemoryLog _log = new();
    private readonly VirtualClock _clock = new(Instant.FromUtc(2026, 11, 24, 4, 0));
    private readonly Receiver _receiver = new();
    private int _commands;

    public async Task InitializeAsync() => await _receiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task Arrive_signed_in_order_whatever_the_receiver_says_at_first_and_not_again_after_a_restart()
    {
        _receiver.Refusals = 2;
        await using (var hub = await Start())
        {
            await Send(hub, new ConfigureQueue(new QueueRules(DateTimeZone.Utc, [new QueueService("contracts", "Договоры", "А")])));
            await Send(hub, new AdmitWindow(1, ["contracts"]));
            await Serve(hub);
            await Serve(hub);
            await _receiver.Reached(2);
            while (await _log.LoadPosition("visit-hook:volga", CancellationToken.None) < _log.Records.Count) await Task.Yield();   // the yes of the receiver is kept
        }
        _receiver.Refused.ShouldBe(2);

        await using (var hub = await Start())
        {
            await Serve(hub);
            await _receiver.Reached(3);
        }

        _receiver.Numbers.ShouldBe(["А001", "А002", "А003"]);
        _receiver.Unsigned.ShouldBe(0);
    }

    [Theory]
    [InlineData("volga=https://crm.example/visits", true), InlineData("volga", false), InlineData("volga=ftp://crm.example", false), InlineData("v/olga=https://crm.example", false)]
    public void Go_to_an_address_of_the_web_only(string text, bool good) => (VisitHook.Parse(text, Secret) is not null).ShouldBe(good);

    private Task<Hub> Start() => Hub.Start(
        new HubOptions { Log = "memory", Clock = _clock, WatchDeadlines = false, VisitHooks = [new VisitHook("volga", _receiver.Url, Secret)] }, _log, NullLoggerFactory.Instance, CancellationToken.None);

    private async Task Serve(Hub hub)
    {
        foreach (QueueCommand command in (QueueCommand[])[new IssueTicket("contracts"), new CallNext(1), new StartService(1), new FinishService(1)]) await Send(hub, command);
    }

    private async Task Send(Hub hub, QueueCommand command) =>
        (await hub.Grains.Send(new Envelope(_queue, $"c{++_commands}", command, "test"), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();

    /// <summary>A customer file on a free port.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly Lock _lock = new();
        private readonly List<string> _numbers = [];
        private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebApplication? _app;

        public Uri Url => new($"{_app!.Urls.First()}/visits");

        public int Refusals { get; set; }

        public int Refused { get; private set; }

        public int Unsigned { get; private set; }

        public IReadOnlyList<string> Numbers
        {
            get { lock (_lock) return [.. _numbers]; }
        }

        public async Task Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(Take);
            await _app.StartAsync(CancellationToken.None);
        }

        public async Task Reached(int count)
        {
            while (true)
            {
                Task news;
                lock (_lock)
                {
                    if (_numbers.Count >= count) return;
                    news = _news.Task;
                }
                await news.WaitAsync(TimeSpan.FromSeconds(60));
            }
        }

        public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

        private async Task Take(HttpContext http)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            lock (_lock)
            {
                if (Refused < Refusals)
                {
                    Refused++;
                    http.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                    return;
                }
                if (http.Request.Headers["X-OpsHub-Signature"] != $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body.ToArray()))}") Unsigned++;
                _numbers.AddRange(JsonDocument.Parse(body.ToArray()).RootElement.EnumerateArray().Select(v => v.GetProperty("number").GetString()!));
                _news.TrySetResult();
                _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
