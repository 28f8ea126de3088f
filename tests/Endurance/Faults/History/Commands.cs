using OpsHub.Faults.Tests.Support;

namespace OpsHub.Endurance.Faults.History;

/// <summary>All that is known of one command.</summary>
internal sealed record Command(string Stream, string Id)
{
    /// <summary>The times it was sent, the first one first.</summary>
    public List<Entry> Asked { get; } = [];

    public List<Entry> Answers { get; } = [];

    /// <summary>Its events in the log.</summary>
    public List<StoredFact> Events { get; } = [];

    public override string ToString() => Asked is [var first, ..] ? $"{Stream} {first.Command} {Id}" : $"{Stream} {Id}";
}

/// <summary>A history and a log, sorted by command.</summary>
internal static class Commands
{
    public static Dictionary<(string Stream, string Id), Command> Of(IEnumerable<Entry> history, IEnumerable<StoredFact> log)
    {
        var commands = new Dictionary<(string, string), Command>();
        foreach (var entry in history)
        {
            var command = At(entry.Stream, entry.Id);
            if (entry.What == Told.Asked) command.Asked.Add(entry);
            else if (entry.What == Told.Answered) command.Answers.Add(entry);
        }
        foreach (var fact in log) At(fact.Stream, fact.CommandId).Events.Add(fact);
        return commands;

        Command At(string stream, string id) => commands.TryGetValue((stream, id), out var known) ? known : commands[(stream, id)] = new Command(stream, id);
    }
}
