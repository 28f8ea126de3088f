using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Floor;
using OpsHub.ClientHub.Access;
using OpsHub.Grains.Access;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;

namespace OpsHub.Endurance.Country;

/// <summary>A log in which a country has opened its doors: every office with its windows and some who wait.</summary>
internal static class CountryStage
{
    private const int Waiting = 4, AtOnce = 200;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Samara"];

    /// <returns>A device key that reads walls and sends facts and commands of every company.</returns>
    public static async Task<string> Set(string log, Scale scale, CancellationToken cancel)
    {
        await using var hub = await Hub.Start(new HubOptions { Log = log }, NullLoggerFactory.Instance, cancel);
        var key = DeviceKeyText.Make();
        await Send(hub.Grains, DeviceKey.IdOf(key.Id), new IssueDeviceKey("country", key.SecretHash, null, null, [Right.ReadWalls, Right.SendFacts, Right.SendCommands], null), cancel);
        var offices = Enumerable.Range(0, scale.Companies).SelectMany(c => Enumerable.Range(0, scale.OfficesOfEach).Select(o => (Scale.CompanyOf(c), Scale.OfficeOf(o))));
        foreach (var company in Enumerable.Range(0, scale.Companies).Select(Scale.CompanyOf))
        {
            await Send(hub.Grains, Company.IdOf(company), new RegisterCompany(company, Zone, Simulated: true), cancel);
            await Send(hub.Grains, Line.IdOf(company, "hotline"), new RegisterLine(new LineDetails("Горячая линия", Zone)), cancel);
        }
        await Parallel.ForEachAsync(offices, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (office, token) => await Open(hub.Grains, office.Item1, office.Item2, scale.Windows, token));
        return key.ToString();
    }

    private static async Task Open(IGrains grains, string company, string office, int windows, CancellationToken cancel)
    {
        await Send(grains, Office.IdOf(company, office), new RegisterOffice(new OfficeDetails($"Офис {office}", office, Zone, [])), cancel);
        await Send(grains, Office.IdOf(company, office), new OpenOffice(), cancel);
        foreach (var command in Floors.Opening(windows, Waiting)) await Send(grains, Queue.IdOf(company, office), command, cancel);
    }

    private static async Task Send(IGrains grains, GrainId grain, ICommand command, CancellationToken cancel)
    {
        if (await grains.Send(new Envelope(grain, $"{Guid.NewGuid():N}", command, "endurance"), cancel) is not (Outcome.Done or Outcome.Nothing)) throw new InvalidOperationException($"{command} was not done.");
    }
}
