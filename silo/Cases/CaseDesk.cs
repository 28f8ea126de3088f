using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cases;

/// <summary>Answers from the register; one case from its own events, so that what is explained is what was decided.</summary>
internal sealed class CaseDesk(CaseRegister register, ProfileStandards standards, IEventLog log, Catalog catalog, IClock clock) : ICaseDesk
{
    public CaseWords? Words(string company) => standards.Profile(company, clock.GetCurrentInstant()) is { Cases: { } cases, Deadlines: { } deadlines } profile
        ? new CaseWords(profile.Name, profile.TimeZone.Id, [.. cases.Processes.Select(p => Word(p, deadlines))], [.. profile.Offices.Select(o => new DeskWord(o.Id, o.ShortName, o.ShortName))])
        : null;

    public CaseCountsAnswer? Count(string company, CaseQuery query) => Bounds(company) is { } bounds ? new CaseCountsAnswer(register.Count(company, query, bounds), bounds.Now) : null;

    public CasePage? Search(string company, CaseQuery query) => Bounds(company) is { } bounds ? register.Search(company, query, bounds) : null;

    public async Task<CaseCard?> Find(string company, string id, CancellationToken cancel)
    {
        if (Bounds(company) is not { } bounds || register.Find(company, id, bounds) is not { } line) return null;
        var happened = await Read(Case.IdOf(company, id), cancel).ConfigureAwait(false);
        var state = (CaseState)happened.Aggregate((object)CaseState.None, (s, e) => catalog.Kind(Case.KindName)!.Evolve(s, e.Happened));
        var begun = state.BegunAt!.Value;
        if (standards.Service(company, begun) is not { } standard || standards.Profile(company, begun) is not { Deadlines: { } deadlines } profile) return null;
        if (standard.Process(line.Process) is not { } process || profile.Cases!.Processes.FirstOrDefault(p => p.Id == line.Process) is not { } told) return null;
        var (wording, opened) = (new CaseWording(deadlines, told), state.Opened!);
        var clocks = Clocks(state, standard, deadlines);
        return new CaseCard(
            line, opened.Category, opened.Channel, opened.Customer, opened.Appeal, opened.By, state.Outcome, [.. StepReading.Of(state, process, bounds.Now).Select((s, i) => Step(s, told.Steps[i], clocks, wording))],
            clocks.GetValueOrDefault(CaseProcess.WholeCase), [.. Open(state, process).Select(e => Word(e, wording))], [.. state.Events.Select(e => e.Name).Distinct().Select(e => Word(e, wording))],
            [.. happened.Select(e => wording.Say(e.Happened) is var (ru, en) ? new CardStep(e.Happened.At, e.Name, ru, en, e.By) : null).OfType<CardStep>()]);
    }

    private DeskBounds? Bounds(string company)
    {
        var now = clock.GetCurrentInstant();
        return standards.Profile(company, now) is { Cases: not null } && standards.Service(company, now) is { } standard ? AppealDesk.Bounds(standard.Deadlines.Setting, now) : null;
    }

    private async Task<List<(CaseEvent Happened, string Name, string By)>> Read(GrainId grain, CancellationToken cancel)
    {
        List<(CaseEvent, string, string)> all = [];
        await foreach (var record in log.ReadStream(grain.ToString(), 0, cancel).ConfigureAwait(false))
            all.Add(((CaseEvent)catalog.Read(record.Event.Name, record.Event.Data.Span), record.Event.Name, record.Actor));
        return all;
    }

    private static Dictionary<string, JsonObject> Clocks(CaseState state, ServiceStandard standard, DeadlinesProfile deadlines)
    {
        var report = new DeadlineReport(standard.DeadlinesOf(state.Opened!.Office).Setting, deadlines, russian: true);
        return Case.Explain(state, standard).ToDictionary(c => c.Name, c => report.Node(c.Deadline));
    }

    private static CaseStepCard Step(StepNow s, ProcessStepProfile told, Dictionary<string, JsonObject> clocks, CaseWording wording) => new(
        told.Id, told.Name, told.NameEn, told.Clause, told.RequirementId, s.Owner, s.Phase, s.Clock?.DueAt, s.Clock?.AmberAt, s.EndedAt, s.EndedBy is { } by ? Word(by, wording) : null, s.Why, told.NoFigure,
        clocks.GetValueOrDefault(told.Id));

    /// <summary>What may be told next: what ends, starts or stops something and has not come yet.</summary>
    private static IEnumerable<string> Open(CaseState state, CaseProcess process) => state.Over
        ? []
        : process.Steps.SelectMany(s => s.Skips.Select(k => k.On).Concat(s.OnlyIf ?? []).Concat(s.Done)).Concat(process.Marks).Concat(process.Ends).Distinct()
            .Where(e => process.Repeats.Contains(e) || (state.First(e) is null && !process.Opens.Contains(e)));

    private static DeskWord Word(string id, CaseWording wording) => wording.Event(id) is var (ru, en) ? new DeskWord(id, ru, en) : throw new InvalidOperationException();

    private static ProcessWord Word(ProcessProfile p, DeadlinesProfile d) => new(
        p.Id, p.Name, p.NameEn, p.Clause, [.. p.Steps.Select(s => new DeskWord(s.Id, s.Name, s.NameEn))], [.. p.Opens.Select(e => Word(e, new CaseWording(d, p)))],
        [.. (p.Grounds ?? []).Select(g => new DeskWord(g.Id, g.Name, g.NameEn))]);
}
