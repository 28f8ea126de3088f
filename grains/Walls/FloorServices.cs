namespace OpsHub.Grains.Walls;

/// <summary>The services of an office's floor: rows of the kiosk.</summary>
internal static class FloorServices
{
    public static void Draw(FloorFold floor, Dictionary<string, object> cells)
    {
        foreach (var (order, service) in floor.Queue.Rules!.Services.Index())
        {
            cells[$"service/{service.Id}"] = new FloorServiceCell(
                service.Id, service.Name, service.Letter, order, floor.Now.Floor.Tickets.Line.For(service.Id), floor.Now.Ewt(service.Id),
                floor.Now.Floor.ServedBy(service.Id).Length > 0, service.NormS, service.Topics ?? [], service.NameEn);
        }
    }
}
