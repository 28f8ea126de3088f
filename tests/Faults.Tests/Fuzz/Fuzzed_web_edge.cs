using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Fuzz;

/// <summary>Every address of the running program under seeded rubbish. <c>OPSHUB_FUZZ_REQUESTS</c> sets another number of requests.</summary>
public sealed class Fuzzed_web_edge(ITestOutputHelper output) : IDisposable
{
    private const int UsualRequests = 4_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-fuzz-");

    private string Log => $"sqlite:{Path.Combine(_folder.FullName, "log.db")}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Answers_rubbish_with_problem_documents_and_stays_ready()
    {
        var seed = Chance.Seeded(output).Next();
        using (var hub = await ServedHub.Start(Log, _folder.FullName))
        {
            var requests = await Prepare(hub);
            var (faults, statuses) = await Send(hub, requests, seed);

            output.WriteLine(string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Value} × {s.Key}")));
            faults.ShouldBeEmpty($"{faults.Count} faults. {hub.Said}");
            statuses.Keys.ShouldContain(200);
            statuses.Keys.ShouldContain(400);
            await ShouldBeReady(hub);
            hub.Kill();
        }
        Fold(await LogContents.Open(Log)).ShouldBeGreaterThan(Scene.Setting().Count());
    }

    private static async Task<RequestMaker> Prepare(ServedHub hub)
    {
        var password = await hub.Password();
        var key = await EdgeClient.IssueKey(hub.Address, password);
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = hub.Address };
        (await http.PostAsJsonAsync("/api/v1/session", new { login = "admin", password })).EnsureSuccessStatusCode();
        var load = new Load(new Scene(1, default), new Ledger());
        foreach (var message in Scene.Setting()) await load.Insist(http, message);
        var document = await http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var endpoints = Endpoint.All(document);
        endpoints.Count.ShouldBeGreaterThan(40);
        return new RequestMaker(hub.Address, endpoints, new BodyMaker(document), [$"Authorization: Bearer {key}", $"Cookie: {cookies.GetCookieHeader(hub.Address)}"]);
    }

    private static async Task<(List<string> Faults, ConcurrentDictionary<int, int> Statuses)> Send(ServedHub hub, RequestMaker requests, int seed)
    {
        var (faults, statuses) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<int, int>());
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 });
        await Parallel.ForEachAsync(Enumerable.Range(0, Chance.Number("OPSHUB_FUZZ_REQUESTS") ?? UsualRequests), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, cancel) =>
        {
            using var request = requests.Make(seed, n);
            try
            {
                using var answer = await http.SendAsync(request, cancel);
                statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                if (await Answers.Fault(answer) is { } fault) faults.Enqueue($"#{n} {request.Method} {request.RequestUri}: {fault}");
            }
            catch (HttpRequestException e) when (hub.Lives && request.Content is not null && e.InnerException is IOException)
            {
                statuses.AddOrUpdate(0, 1, (_, count) => count + 1);   // answered and hung up before a large body had been sent
            }
        });
        return ([.. faults.Take(20)], statuses);
    }

    private static async Task ShouldBeReady(ServedHub hub)
    {
        hub.Lives.ShouldBeTrue(hub.Said);
        using var http = new HttpClient { BaseAddress = hub.Address };
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK, hub.Said);
    }

    /// <summary>Folds every stream as a grain's load does; returns how many facts there were.</summary>
    private static int Fold(List<StoredFact> facts)
    {
        foreach (var stream in facts.GroupBy(f => f.Stream))
        {
            var kind = Concepts.Catalog.Kind(GrainId.Parse(stream.Key).Kind)!;
            stream.Aggregate(kind.Initial, (state, fact) => kind.Evolve(state, Concepts.Catalog.Read(fact.Name, Encoding.UTF8.GetBytes(fact.Data.GetRawText())))).ShouldNotBeNull();
        }
        return facts.Count;
    }
}
