using System.Globalization;
using NodaTime.Text;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Walls;

/// <summary>Cell <c>office</c> of kiosk, window board and office wall.</summary>
internal static class FloorOffice
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public static FloorOfficeCell Cell(FloorFold floor, string companyName, bool simulated)
    {
        var (now, queue, rules) = (floor.Now, floor.Queue, floor.Queue.Rules!);
        return new FloorOfficeCell(
            now.Id, now.Name, companyName, now.Zone.Id,
            [.. now.Hours.Select(h => new HoursCell((int)h.Day, HoursAndMinutes.Format(h.From), DayHours.EndText(h.To)))],
            !queue.Closed && now.Open, now.Details?.OutOfTurn ?? [], simulated, now.Newest,
            rules.Discipline?.Categories ?? [], rules.Discipline?.Profiles ?? [], queue.Windows.Count(w => w.Value.MayCall), rules.WaitNormS, queue.Parallel);
    }
}
