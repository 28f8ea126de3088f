using OpsHub.Grains.Duties;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;

namespace OpsHub.Silo.Cases;

/// <summary>Begins to count the duties that the companies' standards tell: once for each, however often the hub starts.</summary>
public static class DutyStart
{
    public static async Task All(Hub hub, IEnumerable<string> companies, CancellationToken cancel)
    {
        var (now, resend) = (hub.Clock.GetCurrentInstant(), new Resend(hub.Grains));
        foreach (var company in companies)
            foreach (var duty in hub.Standards?.Service(company, now)?.Duties ?? [])
                await resend.UntilAnswered(new Envelope(Duty.IdOf(company, duty.Id), "begin", new BeginDuty(), "hub", now), cancel).ConfigureAwait(false);
    }
}
