namespace OpsHub.Grains.Walls;

/// <summary>The service rows of a hall screen.</summary>
internal static class HallServices
{
    public static void Draw(OfficeNow office, Dictionary<string, object> cells)
    {
        foreach (var cell in office.CountsOnly ? Counted(office) : Served(office)) cells[$"service/{cell.Id}"] = cell;
    }

    private static IEnumerable<ServiceCell> Served(OfficeNow office) => (office.Rules?.Services ?? []).Select((s, order) => new ServiceCell(
        s.Id, s.Name, s.Letter, order, office.Floor.Tickets.Line.For(s.Id), office.Ewt(s.Id), office.Floor.ServedBy(s.Id).Length > 0));

    private static IEnumerable<ServiceCell> Counted(OfficeNow office) =>
        office.Shown.Groups.Select((g, order) => new ServiceCell(g.Id, g.Name, g.Letter ?? "", order, g.Waiting, null, g.OpenCounters > 0));
}
