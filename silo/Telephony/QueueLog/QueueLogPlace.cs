using System.Collections.Frozen;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>Where a company's telephone system writes its queue_log, and which of its queues is which line.</summary>
/// <param name="Company">Whose calls they are.</param>
/// <param name="Path">The file that is being written.</param>
/// <param name="Lines">Line by queue; a queue that is not named is the line of its own name.</param>
public sealed record QueueLogPlace(string Company, string Path, FrozenDictionary<string, string> Lines)
{
    /// <summary>Reads <c>company=/var/log/asterisk/queue_log</c> or <c>company=/path,8000=main,8001=business</c>; null when it says something else.</summary>
    public static QueueLogPlace? Parse(string text)
    {
        var parts = text.Split(',');
        var pairs = parts.Select(part => part.Split('=', 2)).ToList();
        if (pairs.Any(pair => pair is not [_, { Length: > 0 }]) || !GrainId.IsPart(pairs[0][0])) return null;
        if (pairs.Skip(1).Any(pair => pair[0].Length == 0 || !GrainId.IsPart(pair[1])) || pairs.Skip(1).DistinctBy(pair => pair[0]).Count() < pairs.Count - 1) return null;
        return new QueueLogPlace(pairs[0][0], pairs[0][1], pairs.Skip(1).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
    }

    /// <summary>The line a queue is, or null for no queue.</summary>
    public string? LineOf(string? queue) => queue is null ? null : Lines.GetValueOrDefault(queue, queue);
}
