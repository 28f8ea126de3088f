using OpsHub.Replay.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>33,344 calls of February 1999 through the whole hub; the reference figures were computed by others.</summary>
public sealed class Technion_month : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Equals_the_reference_to_the_byte()
    {
        var said = await Cli.Replay(
            "technion", SharedData.File("technion-anonymousbank/calls_1999-02.csv.gz"),
            "--report", _folder.File("quarters.csv"), "--report-day", _folder.File("days.csv"), "--rejects", _folder.File("rejects.csv"));

        said.ShouldSatisfyAllConditions(s => s.Error.ShouldBeEmpty(), s => s.Code.ShouldBe(0), s => s.Output.ShouldStartWith("33,344 rows read, 0 rejected;"));
        Bytes(_folder.File("quarters.csv")).ShouldBe(Bytes(SharedData.File("technion-anonymousbank/expected_15min.csv")));
        Bytes(_folder.File("days.csv")).ShouldBe(Bytes(SharedData.File("technion-anonymousbank/expected_day.csv")));
        File.ReadAllText(_folder.File("rejects.csv")).ShouldBe("file,line,reason\r\n");
    }

    [SharedDataFact]
    public async Task Equals_the_reference_when_one_day_comes_as_a_queue_log()
    {
        var said = await Cli.Replay(
            "queue-log", SharedData.File("technion-anonymousbank/queue_log_1999-02-03.txt"), "--report", _folder.File("quarters.csv"), "--report-day", _folder.File("days.csv"));

        said.ShouldSatisfyAllConditions(s => s.Error.ShouldBeEmpty(), s => s.Code.ShouldBe(0));
        Bytes(_folder.File("quarters.csv")).ShouldBe(OfTheDay("technion-anonymousbank/expected_15min.csv"));
        Bytes(_folder.File("days.csv")).ShouldBe(OfTheDay("technion-anonymousbank/expected_day.csv"));
    }

    /// <summary>One character a byte, so that line ends and marks count too.</summary>
    private static string Bytes(string path) => File.ReadAllText(path, System.Text.Encoding.Latin1);

    private static string OfTheDay(string expected)
    {
        var lines = Bytes(SharedData.File(expected)).Split("\r\n");
        return string.Concat(lines.Take(1).Concat(lines.Where(l => l.StartsWith("1999-02-03", StringComparison.Ordinal))).Select(l => $"{l}\r\n"));
    }
}
