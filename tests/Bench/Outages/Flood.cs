using System.Globalization;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;

namespace OpsHub.Bench.Outages;

/// <summary>Emergency outages by the ten thousand, spread over the areas that offices serve.</summary>
internal static class Flood
{
    public const int InFlight = 256;

    /// <summary>An office, and the place it serves.</summary>
    public static OfficeDetails Serving(int office) => new($"Office {office}", $"O{office}", DateTimeZone.Utc, []) { Serves = [new ServedPlace($"с. Место{office}")] };

    /// <summary>Tells of them, so many at once in flight.</summary>
    /// <param name="round">The same outages told again in another round are said twice.</param>
    public static async Task Report(IGrains grains, string company, int outages, int offices, string round, CancellationToken cancel)
    {
        foreach (var some in Enumerable.Range(0, outages).Chunk(InFlight))
            await Task.WhenAll(some.Select(n => Send(grains, Outage.IdOf(company, $"o-{n}"), Of(n, offices), round, cancel)));
    }

    private static ReportOutage Of(int n, int offices) =>
        new(OutageKind.Emergency, [new OutagePlace($"с. Место{n % offices}", string.Create(CultureInfo.InvariantCulture, $"ул. {n}"))], n % 1000, Cause: "ветер", Source: "grid");

    private static async Task Send(IGrains grains, GrainId grain, ICommand command, string id, CancellationToken cancel)
    {
        if (await grains.Send(new Envelope(grain, id, command, "bench"), cancel) is not (Outcome.Done or Outcome.Nothing) and var wrong) throw new InvalidOperationException($"{grain}: {wrong}");
    }
}
