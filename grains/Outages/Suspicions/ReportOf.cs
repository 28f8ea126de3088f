using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Outages.Suspicions;

/// <summary>Which facts are somebody's word that he has no electricity: a ticket for that service, a function of the voice menu, an appeal on that topic.</summary>
internal static class ReportOf
{
    /// <summary>Where he said so, as <c>office/{id}</c> or <c>line/{id}</c>, and when; null for every other fact.</summary>
    /// <param name="services">Services about outages, by office.</param>
    public static (string Place, Instant At)? Fact(in Recorded fact, IReadOnlyDictionary<string, HashSet<string>> services) => fact.Event switch
    {
        TicketIssued e when services.TryGetValue(fact.Grain.Key, out var about) && about.Contains(e.Service) => ($"{Scope.Office}/{fact.Grain.Key}", e.At),
        MenuUsed e when AboutOutages.Says(e.Function) => ($"{Scope.Line}/{e.Line}", e.At),
        AppealRegistered { Office: { } office } e when IsAboutOutages(e) => ($"{Scope.Office}/{office}", e.At),
        _ => null,
    };

    public static bool IsAboutOutages(AppealRegistered appeal) => AboutOutages.Says(appeal.Topic) || AboutOutages.Says(appeal.Kind);

    /// <summary>Services of a queue that are about outages.</summary>
    public static HashSet<string> Services(QueueRules rules) =>
        [.. rules.Services.Where(s => AboutOutages.Says(s.Id) || AboutOutages.Says(s.Name) || AboutOutages.Says(s.NameEn)).Select(s => s.Id)];
}
