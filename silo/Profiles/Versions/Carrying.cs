using System.Text.Json;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>What a version that takes force has to tell offices, queues, lines and duties: only what it says otherwise than the one before, so that what people set by hand since stays where the standard has not moved.</summary>
public static class Carrying
{
    public static IEnumerable<(GrainId Grain, ICommand Command)> Between(CompanyProfile before, CompanyProfile now)
    {
        var old = Commands(before).ToDictionary(c => (c.Grain, c.Command.GetType()), c => Said(c.Command));
        return Commands(now).Where(c => old.GetValueOrDefault((c.Grain, c.Command.GetType())) != Said(c.Command)).Concat(NewDuties(before, now));
    }

    /// <summary>What a version asks for anew is counted from its day on.</summary>
    private static IEnumerable<(GrainId Grain, ICommand Command)> NewDuties(CompanyProfile before, CompanyProfile now) =>
        (now.Duties ?? []).Where(d => (before.Duties ?? []).All(known => known.Id != d.Id)).Select(d => (Duty.IdOf(now.Id, d.Id), (ICommand)new BeginDuty()));

    private static IEnumerable<(GrainId Grain, ICommand Command)> Commands(CompanyProfile company)
    {
        foreach (var office in company.Offices)
        {
            yield return (Office.IdOf(company.Id, office.Id), ProfileCommands.Register(company, office));
            if (office.Feed == OfficeFeed.Queue) yield return (new GrainId(Queue.Kind.Name, company.Id, office.Id), ProfileCommands.Configure(company, office));
        }
        foreach (var line in company.Lines) yield return (Line.IdOf(company.Id, line.Id), ProfileCommands.Register(company, line));
    }

    private static string Said(ICommand command) => JsonSerializer.Serialize(command, command.GetType(), HubJson.Options);
}
