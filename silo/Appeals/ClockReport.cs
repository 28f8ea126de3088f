using System.Text.Json.Nodes;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Appeals;

/// <summary>The clocks of an appeal as JSON, every step in Russian and English.</summary>
internal sealed class ClockReport(CompanyProfile profile, AppealStandard standard)
{
    /// <summary>Clocks that an appeal would have.</summary>
    /// <param name="office">Office it is with, or null: its zone is told.</param>
    public JsonArray Of(IEnumerable<ExplainedDeadline> clocks, string? office) => new([.. Nodes(clocks, office)]);

    /// <summary>Clocks of an appeal, with what has become of each.</summary>
    public JsonArray Of(AppealState state)
    {
        var explained = Nodes(Appeal.Explain(state, standard), state.Office).ToList();
        foreach (var clock in explained)
            if (state.Clocks.FirstOrDefault(c => c.Name == (string?)clock["rule"]!["clock"]) is { } kept)
            {
                clock["endedAt"] = kept.EndedAt?.ToString();
                (clock["endedLate"], clock["overdue"], clock["atRisk"]) = (kept.EndedLate, kept.Overdue, kept.AtRisk);
            }
        return new JsonArray([.. explained]);
    }

    private IEnumerable<JsonObject> Nodes(IEnumerable<ExplainedDeadline> clocks, string? office)
    {
        var report = new DeadlineReport(standard.DeadlinesOf(office).Setting, profile.Deadlines!, russian: true);
        return clocks.Select(report.Node);
    }
}
