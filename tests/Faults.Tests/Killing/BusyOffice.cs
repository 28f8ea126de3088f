namespace OpsHub.Faults.Tests.Killing;

/// <summary>One large office at its busiest: an operator at each of sixty windows, every fifth of whom has a colleague clicking at the same window, and visitors at the kiosks.</summary>
internal sealed class BusyOffice(int seed) : IScript
{
    public const string Office = "busy";
    public const int Windows = 60;
    private const int Colleagues = 12, Kiosks = 8;

    private readonly Random[] _random = [.. Enumerable.Range(0, Windows + Colleagues + Kiosks).Select(c => new Random(seed + c))];
    private readonly int[] _said = new int[Windows + Colleagues + Kiosks];

    public int Connections => Windows + Colleagues + Kiosks;

    public static IEnumerable<Message> Setting() =>
    [
        Scene.Command("office", Office, "register-office", "set", $$$"""{"details":{"name":"Busy","shortName":"busy","timeZone":"UTC","hours":[]}}"""),
        Scene.Command("queue", Office, "configure-queue", "set", Scene.Rules),
        .. Enumerable.Range(1, Windows).Select(w => Scene.Command("queue", Office, "admit-window", $"set{w}", $$"""{"window":{{w}},"services":["s"]}""")),
    ];

    public Message Next(int connection)
    {
        var (random, n) = (_random[connection], _said[connection]++);
        var id = $"c{connection}-{n}";
        if (connection >= Windows + Colleagues) return Scene.Command("queue", Office, "issue-ticket", id, """{"service":"s"}""");
        var (window, step) = connection < Windows ? (connection + 1, n % 3) : (((connection - Windows) * 5) + 1, random.Next(3));
        var name = random.Next(15) switch { 0 => "recall-ticket", 1 => "mark-no-show", _ => step switch { 0 => "call-next", 1 => "start-service", _ => "finish-service" } };
        return Scene.Command("queue", Office, name, id, $$"""{"window":{{window}}}""");
    }
}
