using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Offices;

/// <param name="Details">Null until registered.</param>
/// <param name="OpenDay">Local day that is open, or null.</param>
/// <param name="LastDay">Newest local day that was opened, or null.</param>
public sealed record OfficeState(OfficeDetails? Details, LocalDate? OpenDay, LocalDate? LastDay);

/// <summary>An office (офис): its zone, hours and working day. Grain id <c>office/{company}/{office}</c>.</summary>
public static class Office
{
    public static GrainKind<OfficeState, OfficeCommand, OfficeEvent> Kind { get; } = new("office", 1, new OfficeState(null, null, null), Decide, Evolve);

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    public static Decision<OfficeEvent> Decide(OfficeState office, OfficeCommand command, Turn turn) => command switch
    {
        RegisterOffice register => Register(office, register.Details, turn),
        _ when office.Details is null => new Refusal("office-unknown", "Register the office first (register-office)."),
        OpenOffice when office.OpenDay == Today(office, turn) => Decision<OfficeEvent>.Nothing,
        OpenOffice when Today(office, turn) < office.LastDay => new Refusal("day-past", "A later day of this office was opened before."),
        OpenOffice when office.OpenDay is { } open => Decision<OfficeEvent>.Of(new OfficeClosed(open, "day-over", turn.OccurredAt), new OfficeOpened(Today(office, turn), turn.OccurredAt)),
        OpenOffice => new OfficeOpened(Today(office, turn), turn.OccurredAt),
        CloseOffice when office.OpenDay is null => Decision<OfficeEvent>.Nothing,
        CloseOffice close => new OfficeClosed(office.OpenDay.Value, close.Reason, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static OfficeState Evolve(OfficeState office, OfficeEvent happened) => happened switch
    {
        OfficeRegistered registered => office with { Details = registered.Details },
        OfficeOpened opened => office with { OpenDay = opened.Day, LastDay = opened.Day },
        OfficeClosed => office with { OpenDay = null },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static Decision<OfficeEvent> Register(OfficeState office, OfficeDetails details, Turn turn)
    {
        if (string.IsNullOrWhiteSpace(details.Name) || string.IsNullOrWhiteSpace(details.ShortName))
            return new Refusal("name-missing", "An office needs a name and a short name.");
        if (details.Hours.IsDefault || details.Hours.Any(h => h is null)) return new Refusal("hours-missing", "Give the opening hours, or an empty list when they are not known.");
        if (details.Hours.FirstOrDefault(h => !h.AreHours() || h.Day == IsoDayOfWeek.None) is { } wrong)
            return new Refusal("hours-wrong", $"Opening hours need a weekday and must end after they begin: {wrong.Day} {wrong.From}–{wrong.To}.");
        if (details.Windows is < 1 or > Windows.Window.MaxNumber) return new Refusal("windows-wrong", $"An office has 1 to {Windows.Window.MaxNumber} windows.");
        return office.Details is { } known && SameJson.Says(known, details) ? Decision<OfficeEvent>.Nothing : new OfficeRegistered(details, turn.OccurredAt);
    }

    private static LocalDate Today(OfficeState office, Turn turn) => turn.OccurredAt.InZone(office.Details!.TimeZone).Date;
}
