using OpsHub.Grains.Boards;

namespace OpsHub.Grains.Walls;

/// <summary>The service rows of a hall screen; only rows that changed are set again.</summary>
internal sealed class HallServices
{
    /// <summary>Rows as shown, by service.</summary>
    public Dictionary<string, ServiceCell> Shown { get; set; } = [];

    public void Update(string board, OfficeNow office, ICells cells)
    {
        var now = (office.CountsOnly ? Counted(office) : Served(office)).ToDictionary(s => s.Id);
        foreach (var (id, cell) in now)
            if (Shown.GetValueOrDefault(id) != cell) cells.Set(board, $"service/{id}", cell);
        foreach (var id in Shown.Keys.Where(id => !now.ContainsKey(id)))
            cells.Remove(board, $"service/{id}");
        Shown = now;
    }

    private static IEnumerable<ServiceCell> Served(OfficeNow office) => (office.Rules?.Services ?? []).Select((s, order) => new ServiceCell(
        s.Id, s.Name, s.Letter, order, office.Floor.Tickets.Line.For(s.Id), Newcomer.Band(office.Floor, s.Id), Newcomer.ServedBy(office.Floor, s.Id).Length > 0));

    private static IEnumerable<ServiceCell> Counted(OfficeNow office) =>
        office.Shown.Groups.Select((g, order) => new ServiceCell(g.Id, g.Name, g.Letter ?? "", order, g.Waiting, null, g.OpenCounters > 0));
}
