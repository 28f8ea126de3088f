using System.Globalization;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>Offices and a line under load: what there is, and what each connection says next.</summary>
/// <param name="calls">Whether the line is rung, too.</param>
internal sealed class Scene(int seed, DateTimeOffset began, bool calls = true) : IScript
{
    public const string Company = "faults", Line = "cc";
    private const int Speakers = 24;
    private const int Offices = 4, Windows = 3;
    internal const string Rules = """{"rules":{"timeZone":"UTC","services":[{"id":"s","name":"Service","letter":"A"}],"waitNormS":86400,"warnPercent":100,"noShowS":3600}}""";

    private readonly Random[] _random = [.. Enumerable.Range(0, Speakers).Select(c => new Random(seed + c))];
    private readonly int[] _said = new int[Speakers];

    public int Connections => Speakers;

    public static IEnumerable<string> OfficeIds => Enumerable.Range(1, Offices).Select(o => $"o{o}");

    /// <summary>Offices registered, queues configured, windows open.</summary>
    public static IEnumerable<Message> Setting()
    {
        foreach (var office in OfficeIds)
        {
            yield return Command("office", office, "register-office", "set", $$$"""{"details":{"name":"Office {{{office}}}","shortName":"{{{office}}}","timeZone":"UTC","hours":[]}}""");
            yield return Command("queue", office, "configure-queue", "set", Rules);
            foreach (var window in Enumerable.Range(1, Windows))
                yield return Command("queue", office, "admit-window", $"set{window}", $$"""{"window":{{window}},"services":["s"]}""");
        }
    }

    /// <summary>What the connection says next; two connections share each window and all share the offices' queues.</summary>
    public Message Next(int connection)
    {
        var (random, n) = (_random[connection], _said[connection]++);
        if (random.Next(6) == 0 && calls) return Calls(connection, n, random);
        var (office, window, id) = ($"o{1 + (connection % Offices)}", 1 + (connection / Offices % Windows), $"c{connection}-{n}");
        return (random.Next(12) == 0 ? random.Next(5) : n % 4) switch
        {
            0 => Command("queue", office, "issue-ticket", id, """{"service":"s"}"""),
            1 => Command("queue", office, "call-next", id, $$"""{"window":{{window}}}"""),
            2 => Command("queue", office, "start-service", id, $$"""{"window":{{window}}}"""),
            3 => Command("queue", office, "finish-service", id, $$"""{"window":{{window}}}"""),
            _ => Command("queue", office, "mark-no-show", id, $$"""{"window":{{window}}}"""),
        };
    }

    internal static CommandMessage Command(string kind, string key, string name, string id, string json) => new($"{kind}/{Company}/{key}", name, id, json);

    private FactsMessage Calls(int connection, int n, Random random)
    {
        List<FactsMessage.Line> lines = [];
        foreach (var i in Enumerable.Range(0, 3)) lines.AddRange(Call($"call{connection}-{n}-{i}", began.AddSeconds(-random.Next(300, 600)), random));
        return new FactsMessage(Company, lines);
    }

    /// <summary>One call to its end: answered, given up, or left waiting.</summary>
    private static IEnumerable<FactsMessage.Line> Call(string call, DateTimeOffset at, Random random)
    {
        yield return Fact(call, "1", "enter-menu", at, "");
        yield return Fact(call, "2", "join-queue", at.AddSeconds(5), "");
        var waited = random.Next(1, 60);
        switch (random.Next(5))
        {
            case 0: break;
            case 1: yield return Fact(call, "3", "abandon-call", at.AddSeconds(5 + waited), $",\"waitedS\":{waited}"); break;
            default:
                yield return Fact(call, "3", "answer-call", at.AddSeconds(5 + waited), $",\"waitedS\":{waited}");
                yield return Fact(call, "4", "end-call", at.AddSeconds(100), "");
                break;
        }
    }

    private static FactsMessage.Line Fact(string call, string id, string fact, DateTimeOffset at, string more) => new(call, id,
        $$$"""{"id":"{{{id}}}","grain":"caller/{{{call}}}","fact":"{{{fact}}}","occurredAt":"{{{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}}","data":{"line":"{{{Line}}}"{{{more}}}}}""");
}
