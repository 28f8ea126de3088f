using OpsHub.Silo.Log;
using OpsHub.Testing;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

public abstract partial class EventLogContract
{
    [ContractTheory]
    [InlineData(1)]
    [InlineData(20250304)]
    public async Task Answers_as_a_log_in_memory_would(int seed)
    {
        var random = new Random(seed);
        var logs = new[] { await Open(), await Open() };
        var model = new ModelLog();

        for (var i = 0; i < 400; i++)
        {
            var stream = $"queue/khges/{random.Next(6)}";
            var version = Math.Max(0, model.VersionOf(stream) + (random.Next(4) == 0 ? random.Next(-3, 4) : 0));
            var commit = Commit(stream, version, $"c{random.Next(150)}", random.Next(4));

            var answer = await logs[random.Next(2)].Append(commit);

            model.Append(commit).ShouldBe(Shape(answer), $"seed {seed}, step {i}, {commit}");
        }
        (await logs[0].Everything()).Select(r => (r.Stream, r.Version, r.CommandId)).ShouldBe(model.Events, $"seed {seed}");
    }

    private static (string Kind, long Version, int Events) Shape(Appended answer) => answer switch
    {
        Appended.Written written => ("written", written.Version, 0),
        Appended.Repeated repeated => ("repeated", repeated.Version, repeated.Events.Count),
        Appended.Conflict conflict => ("conflict", conflict.ActualVersion, 0),
        _ => throw new InvalidOperationException($"Unknown answer {answer}."),
    };

    /// <summary>The promise in its shortest form.</summary>
    private sealed class ModelLog
    {
        private readonly Dictionary<(string, string), (long Version, int Events)> _answers = [];

        public List<(string Stream, long Version, string CommandId)> Events { get; } = [];

        public long VersionOf(string stream) => Events.Count(e => e.Stream == stream);

        public (string Kind, long Version, int Events) Append(Commit commit)
        {
            if (_answers.TryGetValue((commit.Stream, commit.CommandId), out var first)) return ("repeated", first.Version, first.Events);
            if (VersionOf(commit.Stream) != commit.ExpectedVersion) return ("conflict", VersionOf(commit.Stream), 0);

            for (var i = 1; i <= commit.Events.Count; i++) Events.Add((commit.Stream, commit.ExpectedVersion + i, commit.CommandId));
            var version = commit.ExpectedVersion + commit.Events.Count;
            _answers.Add((commit.Stream, commit.CommandId), (version, commit.Events.Count));
            return ("written", version, 0);
        }
    }
}
