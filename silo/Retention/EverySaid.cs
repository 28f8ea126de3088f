using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Profiles;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Retention;

/// <summary>All that companies' standards have ever said, also what holds no more.</summary>
internal static class EverySaid
{
    /// <param name="shipped">Profiles that come with the program.</param>
    public static async Task<Func<string, IEnumerable<CompanyProfile>>> Of(IEventLog log, Catalog catalog, IReadOnlyList<CompanyProfile> shipped, IEnumerable<string> companies, CancellationToken cancel)
    {
        var book = new VersionBook(shipped.Select(p => new ProfileVersion(p, p.Source ?? "{}", InForceAt: Instant.MinValue)));
        foreach (var company in companies)
            await foreach (var record in log.ReadStream(Profile.IdOf(company).ToString(), 0, cancel).ConfigureAwait(false))
                book.Apply(company, (ProfileEvent)catalog.Read(record.Event.Name, record.Event.Data.Span));
        return company => book.Of(company).Where(v => v.InForceAt is not null).Select(v => v.Profile);
    }
}
