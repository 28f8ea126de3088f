using System.Text.Json.Nodes;
using OpsHub.Grains.Profiles;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;
using OpsHub.Silo.Tests.Support;

namespace OpsHub.Silo.Tests.Profiles;

/// <summary>What changes from one version to the next, by clause and in plain words.</summary>
public sealed class Difference_of_two_profiles
{
    private static readonly string Samara = File.ReadAllText(Path.Combine(ProfileReader.Shipped, "samara.json"));

    [Fact]
    public void Of_a_profile_and_itself_is_nothing_whatever_the_order_and_the_name() =>
        ProfileDiff.Of(Samara, With(p =>
        {
            var rules = p["deadlines"]!["rules"]!.AsArray();
            var first = rules[0]!;
            rules.RemoveAt(0);
            rules.Add(first);
            p["version"] = "2";
            p["validFrom"] = "2027-01-01";
        })).ShouldBeEmpty();

    [Fact]
    public void Names_the_rule_its_clause_and_the_limit_before_and_after()
    {
        var change = ProfileDiff.Of(Samara, With(p => Rule(p, "claim-quality-citizen")["within"]!["amount"] = 5)).ShouldHaveSingleItem();

        change.Kind.ShouldBe(ChangeKind.Changed);
        change.Clause.ShouldBe("7.4");
        change.Path.ShouldBe("$.deadlines.rules[claim-quality-citizen].within");
        change.Ru.ShouldEndWith("п. 7.4 – срок: 3 раб. дн. → 5 раб. дн.");
        change.En.ShouldEndWith("clause 7.4 – limit: 3 working days → 5 working days");
    }

    [Fact]
    public void Tells_what_came_and_what_is_gone()
    {
        var changes = ProfileDiff.Of(Samara, With(p =>
        {
            p["offices"]!.AsArray().RemoveAt(1);
            p["services"]!.AsArray().Add(new JsonObject { ["id"] = "new", ["name"] = "Новая услуга", ["letter"] = "Т", ["sharePercent"] = 0, ["serviceMin"] = 5 });
        }));

        changes.Select(c => c.Kind).ShouldBe([ChangeKind.Added, ChangeKind.Removed], ignoreOrder: true);
        changes.Single(c => c.Kind == ChangeKind.Added).Ru.ShouldBe("Новое: Услуга «Новая услуга»");
        changes.Single(c => c.Kind == ChangeKind.Removed).Ru.ShouldStartWith("Больше нет: Офис «");
    }

    [Fact]
    public void Tells_hours_in_one_piece() =>
        ProfileDiff.Of(Samara, With(p => p["lines"]![0]!["hours"] = JsonNode.Parse("""{ "mon-fri": "07:00-20:00" }"""))).ShouldHaveSingleItem().Ru.ShouldEndWith("→ пн–пт 07:00-20:00");

    [Fact]
    public void Of_one_company_to_another_leaves_nothing_out()
    {
        var saratov = File.ReadAllText(Path.Combine(ProfileReader.Shipped, "saratov.json"));

        var there = ProfileDiff.Of(Samara, saratov);
        var back = ProfileDiff.Of(saratov, Samara);

        there.Length.ShouldBeGreaterThan(100);
        back.Select(c => c.Path).ShouldBe(there.Select(c => c.Path), ignoreOrder: true);
        there.ShouldAllBe(c => c.Ru != "" && c.En != "");
    }

    [Fact]
    public async Task Is_told_on_the_command_line()
    {
        var folder = Directory.CreateTempSubdirectory("opshub-diff-");
        var newer = Path.Combine(folder.FullName, "samara.json");
        await File.WriteAllTextAsync(newer, With(p => Rule(p, "claim-quality-citizen")["within"]!["amount"] = 5));

        var told = await CommandLine.Run("profile", "diff", Path.Combine(ProfileReader.Shipped, "samara.json"), newer, "--lang", "ru");
        folder.Delete(recursive: true);

        told.ShouldSatisfyAllConditions(t => t.Code.ShouldBe(0), t => t.Output.ShouldContain("3 раб. дн. → 5 раб. дн."), t => t.Output.ShouldContain("изменений: 1"));
    }

    private static JsonObject Rule(JsonObject profile, string id) => profile["deadlines"]!["rules"]!.AsArray().Single(r => (string?)r!["id"] == id)!.AsObject();

    private static string With(Action<JsonObject> change)
    {
        var profile = JsonNode.Parse(Samara)!.AsObject();
        change(profile);
        return profile.ToJsonString();
    }
}
