using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Duties;

/// <summary>How a duty stands.</summary>
/// <param name="Period">First day of the period that is due next; null while it is not counted yet.</param>
/// <param name="DueAt">By when.</param>
/// <param name="LastAt">When it was last done, or null.</param>
/// <param name="Note">What was said of it then.</param>
/// <param name="Done">Periods in which it was done.</param>
/// <param name="Missed">Periods that passed without it, and were not made good by a late word.</param>
/// <param name="ActBy">By when the findings must be acted on, or null where none wait.</param>
public sealed record DutyStanding(LocalDate? Period, Instant? DueAt, Instant? LastAt, string? Note, int Done, int Missed, LocalDate? LastMissed, Instant? ActBy)
{
    public static DutyStanding None { get; } = new(null, null, null, null, 0, 0, null, null);

    internal DutyStanding After(DutyEvent happened) => happened switch
    {
        DutyBegun e => this with { Period = e.Period, DueAt = e.DueAt },
        DutyDone e => this with
        {
            Period = e.NextPeriod, DueAt = e.NextDueAt, LastAt = e.At, Note = e.Note, Done = Done + 1, Missed = e.Period == LastMissed ? Missed - 1 : Missed,
            LastMissed = e.Period == LastMissed ? null : LastMissed, ActBy = e.ActBy ?? ActBy,
        },
        DutyMissed e => this with { Period = e.NextPeriod, DueAt = e.NextDueAt, Missed = Missed + 1, LastMissed = e.Period },
        DutyActed => this with { ActBy = null },
        DutyEnded => this with { Period = null, DueAt = null },
        _ => this,   // overdue is an instant
    };
}

/// <summary>A duty as a list shows it.</summary>
/// <param name="Overdue">Whether the last period that passed was missed and not made good.</param>
/// <param name="ActOverdue">Whether findings wait longer than they may.</param>
public sealed record DutyLine(
    string Id, string Name, string NameEn, string Clause, string? RequirementId, string Owner, Cadence Every, DutyStanding Standing, bool DoneThisPeriod, bool Overdue, bool ActOverdue);

/// <param name="Lines">What is overdue first, then by when it is due.</param>
public sealed record DutyList(ImmutableArray<DutyLine> Lines, Instant AsOf);

/// <summary>How every duty of every company stands, folded from the log.</summary>
public sealed class DutyRegister : IKeptFollower
{
    private readonly ConcurrentDictionary<string, DutyStanding> _duties = new(StringComparer.Ordinal);

    public string Name => "duties";

    public int Shape => 1;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is DutyEvent happened) _duties[fact.Grain.ToString()] = _duties.GetValueOrDefault(fact.Grain.ToString(), DutyStanding.None).After(happened);
    }

    public DutyStanding Of(string company, string duty) => _duties.GetValueOrDefault(Duty.IdOf(company, duty).ToString(), DutyStanding.None);

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_duties, HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        foreach (var (duty, standing) in JsonSerializer.Deserialize<Dictionary<string, DutyStanding>>(saved, HubJson.Options)!) _duties[duty] = standing;
    }
}
