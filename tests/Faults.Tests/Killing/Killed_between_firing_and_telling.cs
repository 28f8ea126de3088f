using System.Text.Json;
using OpsHub.Faults.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>
/// The program killed (SIGKILL) at three steps of telling a receiver of alerts: it has the message and has not answered, it answers, and an alert fires. Whoever answers in the end has been told of
/// every alert, and each stands as told in the log once.
/// </summary>
public sealed class Killed_between_firing_and_telling : IDisposable
{
    private const int PerLife = 3, MortalLives = 3;

    private const string Company = "volga";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Look = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-told-");
    private readonly int _port = Ports.Free();
    private readonly List<string> _told = [];
    private string? _key;

    private string Log => $"sqlite:{Path.Combine(_folder.FullName, "log.db")}";

    /// <summary>Keys of the alerts of every life, one of a panic button each.</summary>
    private static IEnumerable<string> Wanted => Enumerable.Range(0, MortalLives).SelectMany(WantedOf);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Tells_every_alert_at_least_once_and_records_it_once()
    {
        await using (var holding = Receiver.Holding(_port)) await Live(0, (_, hub) => Came(holding, "window/o0-", hub));   // what it holds nobody has taken: it is not told
        await using (var answering = Receiver.HttpAt(_port, 200))
        {
            await Live(1, async (_, hub) => _told.AddRange(await Came(answering, "window/o1-", hub)));
            await Live(2, (http, hub) => Inbox(http, hub, cells => cells.TryGetProperty($"alert/{WantedOf(2).First()}", out JsonElement _)));
            await Live(null, (http, hub) => Inbox(http, hub, cells => Wanted.All(w => IsDelivered(cells, w))));
            while (answering.Came.TryTake(out var message)) _told.Add(message);
        }

        Subjects.ShouldAllBe(s => _told.Any(m => m.Contains(s, StringComparison.Ordinal)));
        await RecordedOnce();
    }

    private static IEnumerable<string> Subjects => from life in Enumerable.Range(0, MortalLives) from office in Enumerable.Range(0, PerLife) select Subject(life, office);

    private static string Subject(int life, int office) => $"window/o{life}-{office}:3";

    private static IEnumerable<string> WantedOf(int life) => Enumerable.Range(0, PerLife).Select(office => $"panic:window:o{life}-{office}:3");

    /// <summary>A life of the program: panic buttons are pressed, what is awaited comes, and it is killed.</summary>
    /// <param name="presses">Number of the life; null presses nothing.</param>
    private async Task Live(int? presses, Func<HttpClient, ServedHub, Task> awaited)
    {
        using var hub = await ServedHub.Start(Log, _folder.FullName, "--alert-channel", $"{Company}=alertmanager+http://127.0.0.1:{_port}");
        _key ??= await EdgeClient.IssueKey(hub.Address, await hub.Password());
        using var http = EdgeClient.With(hub.Address, _key);
        if (presses == 0) await Must(http, $"{Company}/company/profile/register-company", """{"name":"Волга","timeZone":"Europe/Samara"}""");
        for (var office = 0; presses is { } life && office < PerLife; office++) await Must(http, $"{Company}/signals/o{life}-{office}/raise-signal", """{"kind":"panic","window":3}""");
        await awaited(http, hub);
        hub.Kill();
    }

    /// <summary>Messages that come up to the first that tells of such a subject.</summary>
    private static Task<List<string>> Came(Receiver receiver, string subject, ServedHub hub)
    {
        var came = new List<string>();
        do
        {
            receiver.Came.TryTake(out var message, Patience).ShouldBeTrue($"nobody told of {subject}; the hub said:\n{hub.Said}");
            came.Add(message!);
        }
        while (!came[^1].Contains(subject, StringComparison.Ordinal));
        return Task.FromResult(came);
    }

    /// <summary>Looks at the inbox until it shows what is awaited.</summary>
    private static async Task Inbox(HttpClient http, ServedHub hub, Func<JsonElement, bool> shows)
    {
        using var patience = new CancellationTokenSource(Patience);
        var cells = default(JsonElement);
        try
        {
            while (!shows(cells = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/boards/alerts/{Company}", patience.Token)).RootElement.GetProperty("cells"))) await Task.Delay(Look, TimeProvider.System, patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"the inbox still shows {cells}; the hub said:\n{hub.Said}");
        }
    }

    private static bool IsDelivered(JsonElement cells, string alert) =>
        cells.TryGetProperty($"alert/{alert}", out var cell) && cell.GetProperty("notes").EnumerateArray().Any(n => n.GetProperty("kind").GetString() == "delivered");

    /// <summary>Read from the log without a hub: every wanted alert fired once, and of that firing one delivery is recorded.</summary>
    private async Task RecordedOnce()
    {
        var facts = await LogContents.Open(Log);
        foreach (var stream in Wanted.Select(w => $"alert/{Company}/{w}"))
        {
            var fired = facts.Where(f => f.Stream == stream && f.Name == "alert-fired/1").ShouldHaveSingleItem();
            facts.Where(f => f.Stream == stream && f.Name.StartsWith("alert-delivered/", StringComparison.Ordinal) && f.CommandId.EndsWith($":{fired.Position}", StringComparison.Ordinal)).ShouldHaveSingleItem();
        }
    }

    private static async Task Must(HttpClient http, string address, string body)
    {
        using var request = EdgeClient.Post($"/api/v1/{address}", body, "application/json", Guid.NewGuid().ToString());
        using var answer = await http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
