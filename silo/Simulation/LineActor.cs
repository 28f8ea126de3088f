using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>A phone line with its callers and operators. The PBX decides, the hub is told: commands are written down as the model goes and sent together.</summary>
internal sealed class LineActor(CompanyProfile company, LineProfile line, Courier courier, Func<LocalDate, Dice> dice) : Actor
{
    private const double ServedInMenuChance = 0.35;

    private readonly GrainId _line = Line.IdOf(company.Id, line.Id);
    private readonly string _function = company.Phone?.Menu?.FirstOrDefault(f => f.Serves)?.Id ?? "readings";
    private readonly List<Envelope> _written = [];

    protected override DateTimeZone Zone => company.TimeZone;

    public override Task Register(Instant at, CancellationToken cancel) => courier.Send(_line, ProfileCommands.Register(company, line), at, cancel);

    public override Instant? Opening(LocalDate day) => line.Hours.Value.On(day).FirstOrDefault() is { } first ? At(day, first.From) : null;

    public override async Task Work(Instant before, CancellationToken cancel)
    {
        await Floor.Do(before).ConfigureAwait(false);
        await courier.SendAll(_written, cancel).ConfigureAwait(false);
        _written.Clear();
    }

    protected override void PlanDay(LocalDate day, CancellationToken cancel)
    {
        var (parts, today) = (line.Hours.Value.On(day).ToList(), dice(day));
        var room = new CallRoom(line, today, Floor, Say, (call, command, at) => _written.Add(courier.Write(Caller.IdOf(company.Id, call), command, at)));
        foreach (var part in parts) room.PlanShift(At(day, part.From), part.Ends(day, Zone));
        var calls = DayShape.Calls.Arrivals(day, Zone, parts, line.CallsPerDay.Value, today);
        for (var i = 0; i < calls.Length; i++) PlanCall(room, $"{line.Id}-{day:uuuuMMdd}-{i + 1}", calls[i], today);
    }

    private void PlanCall(CallRoom room, string call, Instant at, Dice today)
    {
        var id = Caller.IdOf(company.Id, call);
        Floor.Plan(at, now => _written.Add(courier.Write(id, new EnterMenu(line.Id), now)));
        var leaves = at + today.Seconds(15, 70);
        if (!today.Chance(ServedInMenuChance))
        {
            Floor.Plan(leaves, now => room.Join(call, now));
            return;
        }
        Floor.Plan(at + ((leaves - at) / 2), now => _written.Add(courier.Write(id, new UseMenu(line.Id, _function), now)));
        Floor.Plan(leaves, now => _written.Add(courier.Write(id, new LeaveMenu(line.Id), now)));
    }

    private void Say(LineCommand command, Instant at) => _written.Add(courier.Write(_line, command, at));
}
