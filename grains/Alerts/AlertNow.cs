using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>One alert that is pending or fires, folded from its events.</summary>
internal sealed class AlertNow
{
    private const int MostNotes = 12;

    public required AlertTerms Terms { get; init; }

    public required Instant Since { get; init; }

    public required Reading Reading { get; set; }

    /// <summary>Null while it is pending.</summary>
    public Instant? FiredAt { get; set; }

    public Instant? EndedAt { get; set; }

    public string? AcknowledgedBy { get; set; }

    public Instant? AcknowledgedAt { get; set; }

    /// <summary>Seconds until somebody accepted it for the first time.</summary>
    public int? AfterS { get; set; }

    public int Step { get; set; }

    public Instant? EscalatesAt { get; set; }

    /// <summary>Nobody could be told of it: when it is told again.</summary>
    public Instant? RetellsAt { get; set; }

    /// <summary>How often it was.</summary>
    public int Retold { get; set; }

    public int Comments { get; set; }

    /// <summary>Channels that have told of this firing.</summary>
    public SortedSet<string> Channels { get; set; } = new(StringComparer.Ordinal);

    public List<AlertNoteCell> Notes { get; set; } = [];

    [JsonIgnore]
    public bool Fires => FiredAt is not null;

    /// <summary>Whether its condition holds, as far as anybody has told.</summary>
    [JsonIgnore]
    public bool Holds => EndedAt is null;

    /// <summary>Whether it fires again so soon that nobody is told.</summary>
    public bool Again { get; set; }

    [JsonIgnore]
    public bool RecordOnly => Terms.Rule.RecordOnly || Again;

    public string Group => Terms.Rule.Group ?? Terms.Rule.Id;

    public void Apply(AlertEvent happened)
    {
        switch (happened)
        {
            case AlertFired e: (FiredAt, Reading, Step, EscalatesAt, Again) = (e.At, e.Reading, 1, e.EscalatesAt, e.ToldAt is not null); break;
            case ConditionRead e: Reading = e.Reading; break;
            case ConditionEnded e: EndedAt = e.At; break;
            case ConditionReturned: EndedAt = null; break;
            case AlertAcknowledged e: Accept(e); break;
            case AlertCommented e: Comments++; Note(new AlertNoteCell(e.At, "comment", e.Text, e.By)); break;
            case AlertEscalated e: Escalate(e); break;
            case AlertDelivered e: Deliver(e); break;
            case AlertUnmanned e: Note(new AlertNoteCell(e.At, "unmanned", e.Told, null)); break;
            case AlertNotDelivered e: if (Retold == 0) Note(new AlertNoteCell(e.At, "undelivered", e.Channel, null)); break;   // later ones would push out what people wrote
            case AlertUnreached e:
                if (Retold == 0) Note(new AlertNoteCell(e.At, "unreached", Terms.Rule.Owner, null));
                RetellsAt = e.NextAt;
                break;
            case AlertRetold: Retold++; break;
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    public AlertCell Cell(string key, SilencedCell? silenced, string? cause, string? causeName, int consequences)
    {
        var rule = Terms.Rule;
        return new AlertCell(
            key, rule.Id, new Said(rule.Name, rule.NameEn), rule.Watch, rule.Of, rule.Severity, Terms.Subject, Terms.SubjectName, Group, rule.Owner, rule.Clause,
            rule.Runbook is { } ru ? new Said(ru, rule.RunbookEn ?? ru) : null, Reading, Since, FiredAt!.Value, EndedAt, AcknowledgedBy, AcknowledgedAt, Step, EscalatesAt, silenced, cause, causeName, consequences,
            RecordOnly, [.. Notes], Terms.TopStep, RetellsAt);
    }

    public PastAlert Past(string key, AlertResolved over) => new(
        key, Terms.Rule.Id, new Said(Terms.Rule.Name, Terms.Rule.NameEn), Terms.Rule.Severity, Terms.Subject, Terms.SubjectName, Reading, FiredAt!.Value, over.At, over.Reason, AcknowledgedBy, AfterS, Step, Comments, [.. Channels], Terms.Rule.Owner);

    private void Accept(AlertAcknowledged e)
    {
        (AcknowledgedBy, AcknowledgedAt, EscalatesAt, RetellsAt) = (e.By, e.At, null, null);
        AfterS ??= e.AfterS;
        Note(new AlertNoteCell(e.At, "accepted", null, e.By));
    }

    private void Deliver(AlertDelivered e)
    {
        if (e.What is "fired" or "escalated") RetellsAt = null;
        if (Channels.Add(e.Channel)) Note(new AlertNoteCell(e.At, "delivered", e.Channel, null));
    }

    private void Escalate(AlertEscalated e)
    {
        (Step, EscalatesAt) = (e.Step, e.NextAt);
        if (e.By is not null) (AcknowledgedBy, AcknowledgedAt) = (null, null);
        Note(new AlertNoteCell(e.At, "escalated", null, e.By));
    }

    private void Note(AlertNoteCell note)
    {
        Notes.Add(note);
        if (Notes.Count > MostNotes) Notes.RemoveAt(0);
    }
}
