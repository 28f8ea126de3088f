using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Grains.Boards;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Cli;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Verification;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>Whoever begins on what was kept, and not at the first event, knows afterwards what he would have known: of every fold of the hub.</summary>
public sealed class Folding_on_from_the_ground(OldLog old) : IClassFixture<OldLog>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-ground-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Comes_to_the_same_as_folding_everything()
    {
        var log = old.CopyTo(_folder);
        await using var straight = await VerifyVerb.Still(log, ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped, CancellationToken.None);
        await using var broken = await VerifyVerb.Still(log, ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped, CancellationToken.None);
        await using var opened = await EventLogs.Open(log, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        var (whole, resumed, ground) = (straight.KeptFolds, broken.KeptFolds, false);
        foreach (var record in await opened.ReadAll(0, 1_000_000, CancellationToken.None))
        {
            if (!ground && record.RecordedAt.InUtc().Date > OldLog.Summer.PlusDays(1))
            {
                for (var i = 0; i < whole.Count; i++) resumed[i].Load(whole[i].Save());
                ground = true;
            }
            var fact = Lane.Decode(record, straight.Hub.Catalog);
            foreach (var fold in whole) fold.Apply(fact);
            if (ground) foreach (var fold in resumed) fold.Apply(fact);
            if (ground && record.Position % 500 == 499) Compare(record.Position, whole, resumed);
        }
        ground.ShouldBeTrue();
    }

    private static void Compare(long position, IReadOnlyList<IKeptFollower> whole, IReadOnlyList<IKeptFollower> resumed)
    {
        foreach (var (one, other) in whole.Zip(resumed).Where(f => f.First is not BoardSet)) Same($"{one.Name} at {position}", one.Save(), other.Save());
        var (boards, again) = (whole.OfType<BoardSet>().Single(), resumed.OfType<BoardSet>().Single());
        foreach (var (view, other) in boards.Views.Zip(again.Views))
            foreach (var part in view.Parts) Same($"{view.GetType().Name} of {part} at {position}", view.Save(part), other.Save(part));
    }

    private static void Same(string what, byte[] one, byte[] other)
    {
        if (Likeness.Same(one, other)) return;
        var (a, b) = (Text(one), Text(other));
        var at = a.Zip(b).TakeWhile(c => c.First == c.Second).Count();
        Assert.Fail($"{what}: …{a[Math.Max(0, at - 200)..Math.Min(a.Length, at + 100)]}… and resumed …{b[Math.Max(0, at - 200)..Math.Min(b.Length, at + 100)]}…");
    }

    private static string Text(byte[] saved) => saved.Length > 0 && saved[0] is (byte)'{' or (byte)'[' ? Likeness.Canonical(JsonDocument.Parse(saved).RootElement) : Convert.ToHexString(saved);
}
