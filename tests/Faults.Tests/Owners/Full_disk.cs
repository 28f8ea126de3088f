using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>The disk under an SQLite log fills up while the hub is under load, and somebody frees it.</summary>
public sealed class Full_disk(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-full-");
    private readonly Ledger _ledger = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [SmallDiskFact]
    public async Task Is_answered_by_503_loses_nothing_and_is_over_when_there_is_space_again()
    {
        using var disk = SmallDisk.Mount(kib: 48 << 10);
        var log = $"sqlite:{Path.Combine(disk.Path, "opshub.db")}";
        var hub = await Hub.Open(Hubs.Options(log), NullLoggerFactory.Instance, CancellationToken.None);
        await using var web = await WebHost.Start(hub, new WebOptions("http://127.0.0.1:0", _folder.FullName, ["--Logging:LogLevel:Default=None", "--Access:HashRounds=10000"]), CancellationToken.None);
        var address = new Uri(web.App.Urls.First());
        using var http = EdgeClient.With(address, await EdgeClient.IssueKey(address, web.FirstSignIn!.Password));
        await QueueLoad.Set(hub.Grains);
        var load = new QueueLoad([hub.Grains], _ledger);
        using var stop = new CancellationTokenSource();
        var running = load.Run(stop.Token);
        await load.More(500);

        var filler = Fill(disk.Path);
        await load.Unavailable;
        var refused = await Refused(http);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        File.Delete(filler);
        await load.More(500);
        await stop.CancelAsync();
        await running;

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("type").GetString()!.ShouldEndWith("log-away");
        await Hubs.ShouldBeWhole(hub, _ledger);
        await using var rows = await LogRowsOf.Open(log, CancellationToken.None);
        (await rows.Flaws(long.MaxValue, CancellationToken.None)).ShouldBeEmpty();
        output.WriteLine($"{_ledger.Count} acknowledged over one full disk");
    }

    /// <summary>The first answer that is not a success: a small commit may still find room where a large batch did not.</summary>
    private static async Task<HttpResponseMessage> Refused(HttpClient http)
    {
        for (var n = 0; ; n++)
        {
            var answer = await http.SendAsync(EdgeClient.Post($"/api/v1/{Scene.Company}/queue/{Scene.OfficeIds.First()}/issue-ticket", """{"service":"s"}""", "application/json", $"full-{n}"));
            if (!answer.IsSuccessStatusCode) return answer;
        }
    }

    /// <summary>Takes all the space there is, in ever smaller pieces.</summary>
    private static string Fill(string folder)
    {
        var path = Path.Combine(folder, "filler");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = new byte[1 << 20]; piece.Length >= 4096;)
        {
            try
            {
                file.Write(piece);
            }
            catch (IOException)   // no room for a piece of that size
            {
                piece = new byte[piece.Length / 2];
            }
        }
        return path;
    }
}
