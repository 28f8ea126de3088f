namespace OpsHub.Grains.Appeals;

/// <summary>What an interval tells of appeals. Shares are the reader's: each count stands beside the one it is out of.</summary>
/// <param name="Registered">Registered in the interval.</param>
/// <param name="Repeats">Of them, those that repeat an earlier one of the same customer and topic.</param>
/// <param name="Overdue">Of them, those of which a clock ran out before what was due was done.</param>
/// <param name="Judged">Of them, those that a check or a court has judged.</param>
/// <param name="Unfounded">Of those, the unfounded ones.</param>
/// <param name="RejectedFounded">Of the judged, those found founded although they had been left without action or called unfounded.</param>
/// <param name="Closed">Closed in the interval.</param>
/// <param name="ClosedLate">Of them, those whose answer came after its deadline.</param>
/// <param name="FirstContact">Of the closed, those solved at first contact.</param>
/// <param name="Left">Left without action in the interval.</param>
public readonly record struct DeskIndicators(int Registered, int Repeats, int Overdue, int Judged, int Unfounded, int RejectedFounded, int Closed, int ClosedLate, int FirstContact, int Left);

/// <summary>Adds rows up.</summary>
internal struct IndicatorTally(AppealQuery interval)
{
    private readonly long _from = interval.From?.ToUnixTimeTicks() ?? long.MinValue, _until = interval.Until?.ToUnixTimeTicks() ?? long.MaxValue;

    public DeskIndicators Told { get; private set; }

    public void Add(in RegisterRow row)
    {
        if (row.Phase != AppealPhase.Received && Within(row.RegisteredAt)) Told = Told with
        {
            Registered = Told.Registered + 1, Repeats = Told.Repeats + Has(row, RowFlags.Repeat), Overdue = Told.Overdue + Has(row, RowFlags.Overdue),
            Judged = Told.Judged + Has(row, RowFlags.Founded | RowFlags.Unfounded), Unfounded = Told.Unfounded + Has(row, RowFlags.Unfounded),
            RejectedFounded = Told.RejectedFounded + Has(row, RowFlags.RejectedFounded),
        };
        if (!row.Over || !Within(row.EndedAt)) return;
        Told = row.Phase == AppealPhase.Left ? Told with { Left = Told.Left + 1 } : Told with
        {
            Closed = Told.Closed + 1, ClosedLate = Told.ClosedLate + Has(row, RowFlags.Late), FirstContact = Told.FirstContact + 1 - Has(row, RowFlags.Forwarded | RowFlags.Repeated),
        };
    }

    private readonly bool Within(long at) => at >= _from && at < _until;

    /// <summary>1 where the row has any of the flags.</summary>
    private static int Has(in RegisterRow row, RowFlags any) => (row.Flags & any) == 0 ? 0 : 1;
}
