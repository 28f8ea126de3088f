using System.Globalization;
using System.Text;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Deadlines;

/// <summary>The deadlines of a company as a list for people.</summary>
internal static class DeadlineList
{
    public static string Text(DeadlinesProfile told)
    {
        var text = new StringBuilder();
        foreach (var kind in told.Kinds)
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind.Id}  {kind.Name} ({kind.NameEn})\n");
            foreach (var rule in told.Rules.Where(r => r.Kinds.Contains(kind.Id))) text.Append(CultureInfo.InvariantCulture, $"    {Line(rule)}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"categories  {string.Join(", ", told.Categories.Select(c => c.Id))}\nchannels    {string.Join(", ", told.Channels.Select(c => c.Id))}\nevents      {string.Join(", ", told.Events.Select(e => e.Id))}");
        foreach (var rule in told.NotEnforced) text.Append(CultureInfo.InvariantCulture, $"\nnot enforced  {rule.RequirementId} (clause {rule.Clause}): {rule.Text} – {rule.Reason().En}");
        return text.ToString();
    }

    /// <summary>Which subjects a rule is for.</summary>
    public static string ForWhom(DeadlineRule rule)
    {
        List<string> parts = [];
        if (rule.Categories is { } categories) parts.Add($"--category {string.Join('|', categories)}");
        if (rule.Channels is { } channels) parts.Add($"--channel {string.Join('|', channels)}");
        if (rule.VipOnly) parts.Add("--vip");
        return parts.Count == 0 ? "any" : string.Join(" ", parts);
    }

    private static string Line(DeadlineRule rule)
    {
        var amber = rule.Amber is { } limit ? $" (amber {limit.Amount} {UnitWords.Of(limit.Unit).En})" : "";
        var before = rule.Direction == Direction.Before ? "before" : "from";
        return $"{rule.Clock}: {rule.Within.Amount} {UnitWords.Of(rule.Within.Unit).En}{amber} {before} {string.Join('|', rule.From)}; {ForWhom(rule)}; rule {rule.Id}, clause {rule.Clause}, {rule.RequirementId ?? "no requirement"}";
    }
}
