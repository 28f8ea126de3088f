using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Standards;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Profiles;

/// <summary>Clause by clause against the drafts of the five standards (<c>../shared/standards/profiles</c>): what a draft says the profile says, or lists as not enforced. Nothing is lost.</summary>
public sealed class Profiles_against_the_drafts
{
    public static TheoryData<string> Companies => ["khges", "saratov", "samara", "mordovia", "vladimir"];

    [SharedDataTheory, MemberData(nameof(Companies))]
    public void Every_office_with_its_addresses_phones_served_places_and_clause(string company)
    {
        var (draft, profile) = Both(company);
        foreach (var told in Items(draft, "offices"))
        {
            var office = profile.Offices.Single(o => o.Id == Text(told, "id"));
            (office.Name, office.Address, office.Kind, office.Clause, office.RequirementId).ShouldBe((Text(told, "nameRu"), Text(told, "address"), Text(told, "kind"), Text(told, "clause"), Text(told, "requirementId")), office.Id);
            (office.Phones ?? []).ShouldBe(Texts(told["phones"]), office.Id);
            (office.Addresses ?? []).Select(a => (a.Address, string.Join(',', a.Phones ?? []))).ShouldBe(Items(told, "additionalAddresses").Select(a => (Text(a, "address")!, string.Join(',', Texts(a["phones"])))), office.Id);
            (office.ServedArea ?? []).Select(s => (s.Place, s.Group, s.Part, s.Note))
                .ShouldBe(Items(told, "servedArea").Select(s => (Text(s, "place")!, Text(s, "group"), (bool?)s["part"] ?? false, Text(s, "note"))), office.Id);
        }
    }

    [SharedDataTheory, MemberData(nameof(Companies))]
    public void Every_hour_of_every_office_and_line_by_customer_category_with_breaks(string company)
    {
        var (draft, profile) = Both(company);
        foreach (var told in Items(draft, "offices"))
            foreach (var hours in Items(told, "openingHours"))
            {
                var office = profile.Offices.Single(o => o.Id == Text(told, "id"));
                var own = (office.HoursFor ?? []).FirstOrDefault(h => h.Categories.Contains(Text(hours, "customerCategory")!))?.Hours.Value ?? office.Hours.Value;
                Said(own).ShouldBe(Said(hours["weekdays"]!.AsObject()), $"{office.Id} {Text(hours, "customerCategory")}");
            }
        foreach (var (told, line) in Lines(draft, profile))
            Items(told, "openingHours").ShouldAllBe(hours => Said(line.Hours.Value).SequenceEqual(Said(hours["weekdays"]!.AsObject())), line.Id);
    }

    [SharedDataTheory, MemberData(nameof(Companies))]
    public void Every_phone_line_with_its_numbers(string company)
    {
        var (draft, profile) = Both(company);
        foreach (var (told, line) in Lines(draft, profile))
        {
            Texts(told["numbers"]).ShouldAllBe(number => line.Number == number || (line.Numbers ?? default) != default && line.Numbers!.Value.Contains(number), line.Id);
            (line.FreeOfCharge, line.Clause).ShouldBe(((int?)told["costToCaller"] == 0, Text(told, "clause")), line.Id);
        }
    }

    [SharedDataTheory, MemberData(nameof(Companies))]
    public void Every_norm_with_its_threshold(string company)
    {
        var (draft, profile) = Both(company);
        foreach (var told in Items(draft, "norms"))
        {
            var rules = profile.Norms!.Rules.Where(r => r.RequirementId == Text(told, "requirementId")).ToList();
            (rules.Count > 0 || profile.Norms.NotEnforced.Any(n => n.RequirementId == Text(told, "requirementId"))).ShouldBeTrue($"{Text(told, "id")} is in the draft and neither a norm nor listed as not enforced");
            if (told["threshold"] is JsonValue threshold && rules.Count > 0)
                rules.SelectMany(r => new decimal?[] { r.Threshold, r.Amber }.Concat((r.Thresholds ?? []).Select(t => (decimal?)t.Threshold))).ShouldContain(value => value == (decimal)threshold || value == (decimal)threshold * 60, Text(told, "id"));
        }
    }

    [SharedDataTheory, MemberData(nameof(Companies))]
    public void Every_deadline_with_its_figure(string company)
    {
        var (draft, profile) = Both(company);
        foreach (var told in new[] { "appealKinds", "processSteps", "noticeDeadlines" }.SelectMany(list => Items(draft, list)).Where(a => a["deadline"]?["value"] is not null))
        {
            var id = Text(told, "requirementId");
            var limits = profile.Deadlines!.Rules.SelectMany(r => new[] { (r.Within.RequirementId ?? r.RequirementId, r.Within), (r.Amber?.RequirementId ?? r.RequirementId, r.Amber) }).Where(l => l.Item1 == id).ToList();
            (limits.Count > 0 || profile.Deadlines.NotEnforced.Any(n => n.RequirementId == id)).ShouldBeTrue($"{Text(told, "id")} is in the draft and neither a deadline nor listed as not enforced");
            if (limits.Count > 0) limits.ShouldContain(l => l.Item2 != null && l.Item2.Amount == (int)told["deadline"]!["value"]!, Text(told, "id"));
        }
    }

    /// <summary>Every requirement that a draft cites anywhere is kept somehow or says why not.</summary>
    [SharedDataTheory, MemberData(nameof(Companies))]
    public void Every_requirement_is_kept_or_says_why_not(string company)
    {
        var (draft, profile) = Both(company);
        var traced = Tracing.Of(profile, StandardFile.Read(StandardFile.Shipped, company)!, StandardFile.Tests(StandardFile.Shipped)).Requirements.ToDictionary(r => r.Id);

        var cited = Cited(draft).Distinct().ToList();

        cited.Count.ShouldBeGreaterThan(10);
        cited.Where(id => !traced.ContainsKey(id)).ShouldBeEmpty();
        cited.Where(id => traced[id].Kept.IsEmpty && traced[id].NotYet is null).ShouldBeEmpty();
    }

    private static (JsonObject Draft, CompanyProfile Profile) Both(string company) =>
        (JsonNode.Parse(File.ReadAllText(SharedData.File($"../standards/profiles/{company}.json")))!.AsObject(), ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json")));

    private static IEnumerable<(JsonObject Told, LineProfile Line)> Lines(JsonObject draft, CompanyProfile profile)
    {
        var told = Items(draft, "phoneLines").ToList();
        return told.Select((t, i) => (t, told.Count == 1 ? profile.Lines[0] : profile.Lines.Single(l => l.Categories?.Contains(Text(t, "customerCategory")!) == true)));
    }

    private static IEnumerable<JsonObject> Items(JsonObject o, string list) => o[list] is JsonArray array ? array.Select(i => i!.AsObject()) : [];

    private static string? Text(JsonObject o, string field) => (string?)o[field];

    private static IEnumerable<string> Texts(JsonNode? list) => list is JsonArray array ? array.Select(i => (string)i!) : [];

    private static IEnumerable<string> Said(WeekHours week) => week.Days.Select(d => $"{d.Day} {d.From:HH:mm}-{d.To:HH:mm}");

    /// <summary>The draft's days as parts between its breaks.</summary>
    private static IEnumerable<string> Said(JsonObject weekdays)
    {
        string[] names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            if (weekdays[name] is not JsonObject day || (bool?)day["closed"] == true) continue;
            var at = (string)day["open"]!;
            foreach (var pause in day["breaks"]!.AsArray())
            {
                yield return $"{(IsoDayOfWeek)(i + 1)} {at}-{pause!["from"]}";
                at = (string)pause["to"]!;
            }
            yield return $"{(IsoDayOfWeek)(i + 1)} {at}-{day["close"]}";
        }
    }

    private static IEnumerable<string> Cited(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Key == "requirementId" && m.Value is JsonValue id ? [(string)id!] : Cited(m.Value)),
        JsonArray a => a.SelectMany(Cited),
        _ => [],
    };
}
