using System.Collections.Immutable;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Profiles;

/// <summary>What a profile says, as commands to the grains it is about.</summary>
public static class ProfileCommands
{
    public static RegisterCompany Register(CompanyProfile company, bool simulated) => new(company.Name, company.TimeZone, simulated);

    public static RegisterOffice Register(CompanyProfile company, OfficeProfile office) => new(new OfficeDetails(
        office.Name, office.ShortName, office.TimeZone ?? company.TimeZone, office.Hours.Value.Days, office.Address, office.Region?.Value, company.OutOfTurn.Value, office.RunningLine));

    public static ConfigureQueue Configure(CompanyProfile company, OfficeProfile office) => new(new QueueRules(
        office.TimeZone ?? company.TimeZone, [.. company.Services.Select(s => new QueueService(s.Id, s.Name, s.Letter))],
        company.Queue.WaitNormMin.Value * 60, company.Queue.WarnPercent.Value, company.Queue.NoShowS.Value,
        ImmutableDictionary<TicketClass, int>.Empty
            .Add(TicketClass.OutOfTurn, company.Queue.OutOfTurnHeadStartMin.Value * 60)
            .Add(TicketClass.Booked, company.Queue.BookedHeadStartMin.Value * 60)));

    public static RegisterLine Register(CompanyProfile company, LineProfile line) =>
        new(new LineDetails(line.Name, company.TimeZone, line.TargetS.Value, line.TargetPercent.Value, line.Number));
}
