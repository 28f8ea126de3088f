using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Json;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.ClientHub.Facts;

/// <summary>
/// One body of many facts. Facts of one grain go one after the other, those of different grains together, at most
/// <see cref="FactOptions.InFlight"/> at once; answers come in the order of the lines.
/// </summary>
internal sealed class FactBulk(FactDesk desk, FactOptions options, string company, Identity sender)
{
    /// <summary>After this many grains that could not take a fact nothing further is tried.</summary>
    private const int MaxStuck = 1000;

    private static readonly FactAnswer AfterUnavailable = new(FactAnswer.Unavailable, Code: "after-unavailable",
        Detail: "An earlier fact of this grain, or too many others, could not be taken; send this line again after them.");

    private readonly Queue<(int Line, GrainId? Grain, Task<FactAnswer> Answer)> _pending = new();
    private readonly Dictionary<GrainId, Task<FactAnswer>> _newest = [];
    private readonly HashSet<GrainId> _stuck = [];

    /// <summary>Reads the body to its end and writes one JSON line per line.</summary>
    public async Task Run(PipeReader body, Stream answers, CancellationToken cancel)
    {
        var read = 0;
        try
        {
            await foreach (var line in Lines.Read(body, options.MaxLineBytes, cancel))
            {
                read = line.Number;
                if (_pending.Count == options.InFlight) await Finish(answers, cancel);
                Begin(line, cancel);
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            var rest = new FactAnswer(FactAnswer.Unavailable, Code: "body-too-large", Detail: $"The body is larger than {options.MaxBodyBytes} bytes; send this line and the rest in another one.");
            _pending.Enqueue((read + 1, null, Task.FromResult(rest)));
        }
        while (_pending.Count > 0) await Finish(answers, cancel);
    }

    private void Begin(Line line, CancellationToken cancel)
    {
        var reading = line.TooLong
            ? new FactReading(null, null, null, default, new JsonFault("line-too-long", $"The line is longer than {options.MaxLineBytes} bytes.", "$", "A shorter line; one fact each."))
            : desk.Read(line.Bytes, company);
        var answer = reading.Grain is { } grain ? InOrder(grain, reading, line.Bytes, cancel) : desk.Take(reading, line.Bytes, company, sender, cancel);
        _pending.Enqueue((line.Number, reading.Grain, answer));
    }

    private Task<FactAnswer> InOrder(GrainId grain, FactReading reading, ReadOnlyMemory<byte> raw, CancellationToken cancel)
    {
        if (_stuck.Contains(grain) || _stuck.Count >= MaxStuck) return Task.FromResult(AfterUnavailable with { Id = reading.Id });
        return _newest[grain] = _newest.TryGetValue(grain, out var earlier)
            ? After(earlier, reading, raw, cancel)
            : desk.Take(reading, raw, company, sender, cancel);
    }

    private async Task<FactAnswer> After(Task<FactAnswer> earlier, FactReading reading, ReadOnlyMemory<byte> raw, CancellationToken cancel) =>
        (await earlier).Outcome == FactAnswer.Unavailable ? AfterUnavailable with { Id = reading.Id } : await desk.Take(reading, raw, company, sender, cancel);

    private async Task Finish(Stream answers, CancellationToken cancel)
    {
        var (line, grain, answering) = _pending.Dequeue();
        var answer = await answering;
        if (grain is { } known)
        {
            if (_newest.GetValueOrDefault(known) == answering) _newest.Remove(known);
            if (answer.Outcome == FactAnswer.Unavailable) _stuck.Add(known);
        }
        await JsonSerializer.SerializeAsync(answers, answer with { Line = line }, HubJson.Options, cancel);
        answers.WriteByte((byte)'\n');
    }
}
