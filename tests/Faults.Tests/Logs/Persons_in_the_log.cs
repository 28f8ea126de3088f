using System.Net.Http.Json;
using System.Text.Json;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Logs;

/// <summary>The running program is told of an invented person wherever a person can be told of, rightly and wrongly; its log must not know her.</summary>
public sealed class Persons_in_the_log : IDisposable
{
    private const string Person = "Nezabudkina", Telephone = "79991234567";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-log-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Are_not_named_and_each_line_is_an_object()
    {
        using var hub = await ServedHub.Start($"sqlite:{Path.Combine(_folder.FullName, "log.db")}", _folder.FullName, "Logs:Format=Json", "Logging:LogLevel:Default=Debug");
        var password = await hub.Password();
        var key = await EdgeClient.IssueKey(hub.Address, password);
        using var client = EdgeClient.With(hub.Address, key);
        var load = new Load(new Scene(1, default), new Ledger());
        foreach (var message in Scene.Setting()) await load.Insist(client, message);

        foreach (var request in Told()) using (await client.SendAsync(request)) { }
        using (await client.PostAsJsonAsync("/api/v1/session", new { login = Person, password = Telephone })) { }

        hub.Kill();
        var lines = hub.All.Where(l => !l.StartsWith("OpsHub listens", StringComparison.Ordinal) && !l.StartsWith("First administrator", StringComparison.Ordinal)).ToList();
        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => IsObject(line));
        lines.Where(l => l.Contains(Person, StringComparison.OrdinalIgnoreCase) || l.Contains(Telephone, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<HttpRequestMessage> Told()
    {
        const string json = "application/json", lines = "application/x-ndjson";
        var queue = $"/api/v1/{Scene.Company}/queue/o1";
        yield return EdgeClient.Post($"{queue}/issue-ticket", $$$"""{"service":"{{{Person}}}"}""", json, "1");
        yield return EdgeClient.Post($"{queue}/issue-ticket", $$$"""{"service":{"{{{Person}}}":"{{{Telephone}}}"}}""", json, "2");
        yield return EdgeClient.Post($"{queue}/issue-ticket", $"{Person} {Telephone}", json, "3");
        yield return EdgeClient.Post($"{queue}/{Person}", "{}", json, "4");
        yield return EdgeClient.Post($"/api/v1/{Scene.Company}/appeal/{Person}-1/register-appeal", $$$"""{"person":{"name":"{{{Person}}}","phone":"{{{Telephone}}}"},"text":"{{{Person}}}"}""", json, "5");
        yield return EdgeClient.Post($"/api/v1/{Scene.Company}/facts", $$$"""{"id":"f1","grain":"caller/{{{Scene.Company}}}/c1","command":"call-arrived","occurredAt":"2026-11-24T06:00:00Z","data":{"number":"{{{Telephone}}}","name":"{{{Person}}}"}}""", lines);
        yield return EdgeClient.Post($"/api/v1/{Scene.Company}/facts", $"{Person};{Telephone}\n", lines);
        yield return new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{Scene.Company}/visits?q={Person}&phone={Telephone}");
        yield return new HttpRequestMessage(HttpMethod.Get, $"/{Person}/{Telephone}?{Person}={Telephone}") { Headers = { { "User-Agent", $"{Person}/1" }, { "Referer", $"https://example.org/{Person}" } } };
    }

    private static bool IsObject(string line)
    {
        try
        {
            return JsonDocument.Parse(line).RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
