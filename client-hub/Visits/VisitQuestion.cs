using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Visits;

namespace OpsHub.ClientHub.Visits;

/// <summary>Reads a search of visits from a query string.</summary>
internal static class VisitQuestion
{
    /// <summary>The search, narrowed to offices the asker may see; or the first thing wrong.</summary>
    public static (VisitQuery? Query, Problem? Problem) Read(string company, IQueryCollection asked, Identity identity, IVisits visits)
    {
        string? Text(string name) => asked[name].ToString() is { Length: > 0 } text ? text : null;
        if (Day(Text("from")) is not { } from) return (null, Wrong("from", "a day such as 2026-11-24"));
        if (Day(Text("to") ?? Text("from")) is not { } to || to < from) return (null, Wrong("to", "a day not before from"));
        if (Period.DaysBetween(from, to) >= VisitQuery.MostDays) return (null, Wrong("to", $"at most {VisitQuery.MostDays} days in one question"));
        var window = 0;
        if (Text("window") is { } w && !int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out window)) return (null, Wrong("window", "the number of a window"));
        if (!Word<VisitOutcome>(Text("outcome"), out var outcome)) return (null, Wrong("outcome", string.Join(", ", Enum.GetNames<VisitOutcome>())));
        if (!Word<TicketClass>(Text("class"), out var @class)) return (null, Wrong("class", string.Join(", ", Enum.GetNames<TicketClass>())));
        var offices = Text("office") is { } one ? [one] : visits.Offices(company);
        ImmutableArray<string> seen = [.. offices.Where(o => identity.May(Right.ReadFigures, company, o))];
        if (seen.IsEmpty && !offices.IsEmpty) return (null, new Problem(403, "forbidden", "The account or key may not read figures of this office.", "?office"));
        return (new VisitQuery(company, seen, from, to, Text("ticket"), Text("service"), window == 0 ? null : window, Text("operator"), outcome, @class), null);
    }

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;

    private static bool Word<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (text is null) return true;
        if (!Enum.TryParse<T>(text, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed)) return false;
        value = parsed;
        return true;
    }

    private static Problem Wrong(string part, string expected) => new(400, "query-wrong", $"The query has no good '{part}'.", $"?{part}", expected);
}
