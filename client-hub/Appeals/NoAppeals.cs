using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.Appeals;

namespace OpsHub.ClientHub.Appeals;

/// <summary>No company has told a standard of appeals.</summary>
internal sealed class NoAppeals : IAppealDesk
{
    public DeskWords? Words(string company) => null;

    public DeskAnswer? Count(string company, AppealQuery query, LocalDate? from, LocalDate? to) => null;

    public DeskPage? Search(string company, AppealQuery query, LocalDate? from, LocalDate? to) => null;

    public IndicatorAnswer? Indicate(string company, AppealQuery query, LocalDate? from, LocalDate? to) => null;

    public DeskDraft? Draft(string company, RegisterAppeal asked, string actor) => null;

    public Task<AppealCard?> Find(string company, string id, Func<Right, string?, bool> may, CancellationToken cancel) => Task.FromResult<AppealCard?>(null);
}
