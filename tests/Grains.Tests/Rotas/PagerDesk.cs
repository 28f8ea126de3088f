using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Rotas;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Rotas;

/// <summary>The pager of one contact in Samara, in the whole domain.</summary>
internal sealed class PagerDesk(PagerTerms terms, Instant? start = null)
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Samara"];

    public static readonly PagerTerms Terms = new(Zone, null, 12, 20, 300);

    private static readonly GrainId Id = Pager.IdOf("volga", "duty");

    public World World { get; } = new(start ?? Local(24, 10, 0));

    /// <summary>What went, message by message: local time, how many pages, whether it was a digest.</summary>
    public IEnumerable<(string At, int Pages, bool Digest)> Went => Spoken.Select(s => (s.At.InZone(Zone).ToString("d HH:mm:ss", null), s.Pages.Length, s.Digest));

    public IEnumerable<PagerSpoke> Spoken => World.Facts.Select(f => f.Event).OfType<PagerSpoke>();

    /// <summary>A local time of November 2026.</summary>
    public static Instant Local(int day, int hour, int minute) => new LocalDateTime(2026, 11, day, hour, minute).InZoneStrictly(Zone).ToInstant();

    public ImmutableArray<IEvent> Page(string alert, Severity severity = Severity.Critical, string what = "fired", string group = "wait:01", bool urgent = false) =>
        World.Must(Id, new PageContact(new Page(alert, what, severity, group, urgent), terms));

    public ImmutableArray<IEvent> Drop(string alert) => World.Must(Id, new DropPages(alert));
}
