using System.Collections.Immutable;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>What every console of an office shows of the office.</summary>
internal static class ConsoleOffice
{
    private const int MostParked = 20;

    public static void Draw(FloorFold floor, QueueRules rules, string company, bool simulated, Dictionary<string, object> cells)
    {
        cells["office"] = new ConsoleOfficeCell(
            floor.Now.Id, floor.Now.Name, company, floor.Now.Zone.Id, !floor.Queue.Closed, simulated, rules.WaitNormS, rules.WarnPercent, floor.Now.Waiting,
            floor.Now.Floor.Tickets.Line.Oldest?.Since, floor.Queue.Parallel);
        cells["open"] = new OpenWindowsCell([.. floor.Queue.Windows.Where(w => w.Value.MayCall).Select(w => w.Key)]);
        cells["parked"] = new ParkedCell(Parked(floor.Queue));
    }

    public static ChoicesCell Choices(QueueRules rules) => new(
        [.. rules.Services.Select(s => new ConsoleService(s.Id, s.Name, s.Letter, s.NormS, s.Topics ?? []))],
        [.. (rules.Discipline?.Profiles ?? []).Select(p => new ConsoleProfile(p.Id, p.Name, p.Services, p.Reserve ?? []))],
        rules.Discipline?.Categories ?? []);

    private static ImmutableArray<ParkedTicket> Parked(QueueState queue) =>
    [
        .. queue.Live.Values.Where(t => t.Phase == TicketPhase.Parked).OrderBy(t => t.EndsAt).ThenBy(t => t.Id, StringComparer.Ordinal).Take(MostParked)
            .Select(t => new ParkedTicket(t.Id, TicketNumber.Of(t.Id), t.EndsAt)),
    ];
}
