using OpsHub.Grains;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Followers;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>Invariant 4 through the whole hub: many at once, and again after a crash that lost the position of the reactions.</summary>
public sealed class Registration_numbers
{
    private const int Appeals = 2_500;

    private static readonly Catalog Catalog = Concepts.CatalogUnder(ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped));

    private readonly Hub_in_memory _host = new();

    [Fact]
    public async Task Are_one_to_n_and_stay_so_when_reactions_are_carried_out_again()
    {
        await using (var hub = await _host.Start(Catalog, log: new PositionLosingLog(_host.Log)))
        {
            await Task.WhenAll(Enumerable.Range(0, Appeals).Select(i => Hub_in_memory.Do(hub, Appeal.IdOf("samara", $"a-{i}"), Claim, $"register:{i}")));
            await hub.CatchUp(CancellationToken.None);
        }
        var first = await Numbers();
        first.Values.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, Appeals).Select(n => $"2026-{n:000000}"));

        await using (var hub = await _host.Start(Catalog))
        {
            await Hub_in_memory.Do(hub, Appeal.IdOf("samara", "one-more"), Claim);
            await hub.CatchUp(CancellationToken.None);
        }
        var second = await Numbers();
        second["appeal/samara/one-more"].ShouldBe($"2026-{Appeals + 1:000000}");
        second.Remove("appeal/samara/one-more");
        second.OrderBy(n => n.Key, StringComparer.Ordinal).ShouldBe(first.OrderBy(n => n.Key, StringComparer.Ordinal));
    }

    private static RegisterAppeal Claim => new("debt-info", "email", "citizen", Given: ["contact"]);

    private async Task<Dictionary<string, string>> Numbers() => (await _host.Log.ReadAll(0, int.MaxValue, CancellationToken.None))
        .Select(r => (r.Stream, Event: Catalog.Read(r.Event.Name, r.Event.Data.Span))).Where(r => r.Event is AppealNumbered)
        .ToDictionary(r => r.Stream, r => ((AppealNumbered)r.Event).Number);
}
