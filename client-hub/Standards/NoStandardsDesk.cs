using OpsHub.Grains.Calendars;
using OpsHub.Grains.Profiles;

namespace OpsHub.ClientHub.Standards;

/// <summary>Stands in where the host has no profiles.</summary>
internal sealed class NoStandardsDesk : IStandardsDesk
{
    private static readonly WrongDocument Nowhere = new("", "host", new("сервер с профилями", "a host with profiles"));

    public VersionsAnswer? Versions(string company) => null;

    public string? Document(string company, string version) => null;

    public DiffAnswer? Diff(string company, string? older, string newer) => null;

    public (UploadProfile? Draft, WrongDocument? Wrong) Check(string company, ReadOnlySpan<byte> document) => (null, Nowhere);

    public CalendarsAnswer Calendars() => new(default, []);

    public YearAnswer? Year(string calendar, int year) => null;

    public (TellCalendarYear? Year, WrongDocument? Wrong) CheckYear(string calendar, int year, string text) => (null, Nowhere);

    public RecountsAnswer? Recounts(string company) => null;

    public Task<MovedAnswer?> Moved(string company, string recount, int skip, int take, CancellationToken cancel) => Task.FromResult<MovedAnswer?>(null);
}
