using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Retention;

namespace OpsHub.Silo.Cli;

/// <summary>What was asked of a run.</summary>
/// <param name="Months">By kind; a kind that is not named is left alone.</param>
/// <param name="Company">The only company, or null for all.</param>
internal sealed record RetentionAsked(IReadOnlyDictionary<DataKind, int> Months, string? Company, Instant Now, bool Apply);

/// <summary>The part of <c>retention</c> that takes events, by company and kind of data.</summary>
internal static class RetentionOfEvents
{
    public static async Task Run(string where, RetentionAsked asked, string profiles, string calendars, TextWriter output, CancellationToken cancel)
    {
        await using var rows = await LogRowsOf.Open(where, cancel);
        await using var log = await EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        var companies = ProfileReader.All(profiles);
        await using var hub = await VerifyVerb.Still(where, companies, calendars, cancel);
        var (catalog, events) = (hub.Hub.Catalog, new OldEvents(log, rows, hub.Hub.Catalog));
        var old = await events.Find(LogRetention.Before(asked.Now, asked.Months.Values.Min()), cancel);
        var ours = old.Streams.Select(g => g.Company).Distinct().Where(c => asked.Company is null || c == asked.Company).Order(StringComparer.Ordinal).ToList();
        var plan = new RetentionPlan(asked.Months, await EverySaid.Of(log, catalog, companies, ours, cancel));
        foreach (var company in ours)
            foreach (var kind in plan.Kinds) output.WriteLine(Period(company, kind, plan.Of(company, kind)!.Value, plan.Before(company, kind, asked.Now)!.Value));
        if (old.UpTo == 0)
        {
            output.WriteLine("No events are that old and sealed. Nothing was deleted.");
            return;
        }
        var ground = await new GroundFold(log, catalog, hub.KeptFolds).UpTo(old.UpTo, cancel);
        var tally = new RetentionTally();
        var went = await Go();
        foreach (var line in tally.Lines()) output.WriteLine(line);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ground   up to position {old.UpTo:N0}: {ground.Sum(g => (long)g.Data.Length):N0} bytes"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally.Commits:N0} commits of events, {tally.Bytes:N0} bytes. {(asked.Apply ? $"Deleted: {went:N0}." : "Nothing was deleted: --apply does it.")}"));

        Instant? Before(string company, DataKind kind) => asked.Company is null || company == asked.Company ? plan.Before(company, kind, asked.Now) : null;

        async Task<long> Go()
        {
            if (asked.Apply)
            {
                await using var perishing = LogRetention.Perishing(where);
                var retention = new EventRetention(log, rows, catalog, perishing);
                await retention.RefuseWhileOneIsBehind(old.UpTo, cancel);
                return await retention.Apply(old, Before, ground, tally, cancel);
            }
            await foreach (var stream in events.Choose(old, Before, EventRetention.Portion, cancel)) tally.Add(stream);
            return 0;
        }
    }

    private static string Period(string company, DataKind kind, KeptMonths kept, Instant before) => string.Create(
        CultureInfo.InvariantCulture, $"kept     {company,-14} {RetentionTally.Word(kind),-8} {kept.Months} months, from {before.InUtc().Date:uuuu-MM-dd} on{(kept.Standard ? ": so the company's standard says" : "")}");
}
