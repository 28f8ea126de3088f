using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Suspicions;

namespace OpsHub.Grains.Walls;

/// <summary>
/// Appeals that outages bring (ADR 0097): about outages by kind or topic, received and registered while one goes on that touches their office – or, where they are with no office, one that is heard
/// everywhere. Of several the one that began first has it.
/// </summary>
internal sealed class AppealsOfOutages
{
    /// <summary>Of one outage; more are the company's, like all others.</summary>
    private const int Most = 5_000;

    /// <summary>By outage, while it goes on.</summary>
    public Dictionary<string, HashSet<string>> All { get; set; } = [];

    public void Register(string appeal, AppealRegistered e, OutagesOfCompany company)
    {
        if (!ReportOf.IsAboutOutages(e) || CauseOf(e, company) is not { } cause) return;
        if (!All.TryGetValue(cause.Id, out var appeals)) All[cause.Id] = appeals = new(StringComparer.Ordinal);
        if (appeals.Count < Most) appeals.Add(appeal);
    }

    /// <summary>What is over excuses nothing any more.</summary>
    public void Over(string outage) => All.Remove(outage);

    private static OpenOutage? CauseOf(AppealRegistered e, OutagesOfCompany company)
    {
        var touching = e.Office is { } office ? company.Order.Of(office)?.Outages ?? [] : company.Order.Active.Where(o => Hearing.IsHeard(o.State.Told!));
        return touching.Where(o => o.State.Active && Since(o) <= e.ReceivedAt).OrderBy(Since).ThenBy(o => o.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    private static Instant Since(OpenOutage outage) => outage.State.Told!.StartsAt ?? outage.State.Told.At;
}
