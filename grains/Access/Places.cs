using OpsHub.Grains.Alerts;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Access;

/// <summary>Where things are, as far as rights are concerned.</summary>
public static class Places
{
    /// <summary>The office that a grain belongs to, or null when it is the company's: then a right within one office does not reach it.</summary>
    public static string? OfficeOf(GrainId grain)
    {
        if (grain.Kind == Window.Kind.Name) return Window.TryParse(grain, out var office, out _) ? office : null;
        if (grain.Kind == OfficeAnnouncements.Kind.Name) return grain.Key == OfficeAnnouncements.Everywhere ? null : grain.Key;
        if (grain.Kind == Silences.Kind.Name) return grain.Key == Silences.Everywhere ? null : grain.Key;
        if (grain.Kind == Alert.Kind.Name) return Alert.OfficeOf(grain.Key);
        return grain.Kind == Office.Kind.Name || grain.Kind == Queue.Kind.Name || grain.Kind == OfficeBookings.Kind.Name || grain.Kind == OfficeSignals.Kind.Name || grain.Kind == OfficePastDays.Kind.Name || grain.Kind == Display.Kind.Name ? grain.Key : null;
    }

    /// <summary>
    /// The right that a board asks for: <c>screen/{company}/{office}…</c> hangs in a hall, <c>console/{company}/{office}/{window}</c> is for whoever may
    /// serve there, everything else (<c>wall/{company}</c>, <c>wall/{company}/{office}</c>…) is for people who lead.
    /// </summary>
    public static RightGrant RightFor(string board)
    {
        var parts = board.Split('/');
        var company = parts.ElementAtOrDefault(1) ?? "";
        return new RightGrant(RightOf(parts[0]), company, parts.ElementAtOrDefault(2));
    }

    private static Right RightOf(string kind) => kind switch
    {
        "screen" => Right.ReadScreens,
        "console" => Right.SendCommands,
        _ => Right.ReadWalls,
    };
}
