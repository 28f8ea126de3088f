using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Quarantine;

namespace OpsHub.ClientHub.Facts;

/// <summary>Takes one fact after the other: checks it, sends it to its grain, and keeps in quarantine what is not accepted.</summary>
internal sealed class FactDesk(IGrains grains, Catalog catalog, SourceTime sourceTime, IHostClock clock, HubMeter meter, ILogger<FactDesk> log)
{
    public FactReading Read(ReadOnlyMemory<byte> line, string company) => FactReading.Of(line, company, catalog);

    public async Task<FactAnswer> Take(FactReading reading, ReadOnlyMemory<byte> raw, string company, Identity sender, CancellationToken cancel)
    {
        var answer = await Answer(reading, raw, company, sender, cancel);
        meter.Facts.Add(1, new KeyValuePair<string, object?>("outcome", answer.Outcome));
        return answer with { Id = reading.Id };
    }

    private Task<FactAnswer> Answer(FactReading reading, ReadOnlyMemory<byte> raw, string company, Identity sender, CancellationToken cancel)
    {
        if (Fault(reading, sender) is { } fault) return Quarantine(FactAnswer.Quarantined, fault, reading, raw, company, sender, cancel);
        return Send(reading, raw, company, sender, cancel);
    }

    private JsonFault? Fault(FactReading reading, Identity sender)
    {
        if (reading.Fault is not null) return reading.Fault;
        var grain = reading.Grain!.Value;
        if (!sender.May(Right.SendFacts, grain.Company, Places.OfficeOf(grain)))
            return new JsonFault("forbidden", "The account or key may not report facts of this grain.", "$.grain", "A grain of the office that the key is for.");
        return sourceTime.Doubt(reading.OccurredAt) is { } doubt ? new JsonFault(doubt.Code, doubt.Detail, "$.occurredAt", "The instant at which it happened, UTC.") : null;
    }

    private async Task<FactAnswer> Send(FactReading reading, ReadOnlyMemory<byte> raw, string company, Identity sender, CancellationToken cancel)
    {
        switch (await grains.Send(new Envelope(reading.Grain!.Value, reading.CommandId, reading.Command!, sender.Actor, reading.OccurredAt), cancel))
        {
            case Outcome.Done:
                return new FactAnswer(FactAnswer.Done);
            case Outcome.Nothing:
                return new FactAnswer(FactAnswer.Nothing);
            case Outcome.Refused refused:
                return await Quarantine(FactAnswer.Refused, new JsonFault(refused.Refusal.Code, refused.Refusal.Detail, "$", ""), reading, raw, company, sender, cancel);
            case Outcome.Unavailable away:
                return new FactAnswer(FactAnswer.Unavailable, Code: away.Code, Detail: away.Detail);
            case Outcome.Broken broken:
                log.CommandBroke(reading.Grain.Value.Kind, broken.Detail);
                return await Quarantine(FactAnswer.Quarantined, new JsonFault("broken", "The fact broke the grain's rules; it is in the hub's log.", "$", ""), reading, raw, company, sender, cancel);
            case var unknown:
                throw new InvalidOperationException($"Unknown outcome {unknown}.");
        }
    }

    /// <summary>Keeps the line; when even that cannot be done, the sender must send it again.</summary>
    private async Task<FactAnswer> Quarantine(string outcome, JsonFault fault, FactReading reading, ReadOnlyMemory<byte> raw, string company, Identity sender, CancellationToken cancel)
    {
        var text = Redaction.Of(raw, QuarantineDay.MaxRawLength, catalog);
        var about = reading.Grain is { } grain ? $"{grain.Kind}/{grain.Key}" : null;
        var detail = fault.Expected.Length > 0 ? $"{fault.Detail} At {fault.At}; expected: {fault.Expected}" : fault.Detail;
        var kept = new QuarantineFact(fault.Code, detail, reading.Id, about, text);
        // The same line refused for the same reason is kept once a day, however often it is sent.
        var commandId = $"{Convert.ToHexStringLower(SHA256.HashData(raw.Span))}:{fault.Code}";
        return await grains.Send(new Envelope(QuarantineDay.IdOf(company, clock.GetCurrentInstant()), commandId, kept, sender.Actor), cancel) switch
        {
            Outcome.Unavailable away => new FactAnswer(FactAnswer.Unavailable, Code: away.Code, Detail: away.Detail),
            Outcome.Refused full => new FactAnswer(FactAnswer.Refused, Code: full.Refusal.Code, Detail: full.Refusal.Detail),
            _ => new FactAnswer(outcome, Code: fault.Code, Detail: fault.Detail, At: fault.At, Expected: fault.Expected.Length > 0 ? fault.Expected : null),
        };
    }
}
