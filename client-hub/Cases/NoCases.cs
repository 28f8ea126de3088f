using NodaTime;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Standards;

namespace OpsHub.ClientHub.Cases;

/// <summary>No company has told a process.</summary>
internal sealed class NoCases : ICaseDesk
{
    public CaseWords? Words(string company) => null;

    public CaseCountsAnswer? Count(string company, CaseQuery query) => null;

    public CasePage? Search(string company, CaseQuery query) => null;

    public Task<CaseCard?> Find(string company, string id, CancellationToken cancel) => Task.FromResult<CaseCard?>(null);
}

/// <summary>No company has told deadlines.</summary>
internal sealed class NoServices : IServiceDesk
{
    public PromisePage? Promises(string company, int take) => null;

    public DutyList? Duties(string company) => null;

    public FeedbackReading? Feedback(string company, YearMonth? month) => null;
}
