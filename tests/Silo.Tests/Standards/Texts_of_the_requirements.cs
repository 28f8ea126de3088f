using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Standards;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Standards;

/// <summary>What is written of each requirement: in both languages, about things that exist, and of its own.</summary>
public sealed partial class Texts_of_the_requirements
{
    /// <summary>More often than this one sentence stands for requirements that nobody has read.</summary>
    private const int MostShared = 12;

    private static readonly string[] Companies = ["khges", "saratov", "samara", "mordovia", "vladimir"];

    private static readonly string[] Pages = ["wall", "screen", "standard", "appeals", "admin", "window", "kiosk", "board", "t", "notices", "api"];

    private static readonly List<TracedRequirement> All =
        [.. Companies.SelectMany(c => Tracing.Of(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{c}.json")), StandardFile.Read(StandardFile.Shipped, c)!, StandardFile.Tests(StandardFile.Shipped)).Requirements)];

    [Fact]
    public void Are_in_Russian_and_in_English()
    {
        All.Where(r => !Russian().IsMatch(r.Text.Ru) || string.IsNullOrWhiteSpace(r.Text.En) || r.Text.Ru == r.Text.En).Select(r => r.Id).ShouldBeEmpty();
        All.Where(r => r.NotYet is { } not && (!Russian().IsMatch(not.Why.Ru) || string.IsNullOrWhiteSpace(not.Why.En) || not.Why.Ru == not.Why.En)).Select(r => r.Id).ShouldBeEmpty();
        All.Where(r => r.Kept.Any(k => string.IsNullOrWhiteSpace(k.Where.Ru) || string.IsNullOrWhiteSpace(k.Where.En))).Select(r => r.Id).ShouldBeEmpty();
    }

    [Fact]
    public void Name_files_folders_and_pages_that_exist()
    {
        var said = All.SelectMany(r => r.Kept.SelectMany(k => new[] { k.Where.Ru, k.Where.En }).Select(text => (r.Id, Text: text))).ToList();
        var paths = said.SelectMany(s => Written().Matches(s.Text).Select(m => (s.Id, Path: m.Value))).ToList();
        var pages = said.SelectMany(s => Page().Matches(s.Text).Select(m => (s.Id, Page: m.Groups[1].Value))).ToList();

        paths.Count.ShouldBeGreaterThan(200, "or the search for paths finds nothing");
        paths.Where(p => !Path.Exists(Path.Combine(Root, p.Path))).ShouldBeEmpty();
        pages.Where(p => !Pages.Contains(p.Page)).ShouldBeEmpty();
    }

    [Fact]
    public void Name_places_of_a_profile_that_are_there()
    {
        var places = All.SelectMany(r => r.Kept.SelectMany(k => InProfile().Matches(k.Where.En).Select(m => (r.Id, File: m.Groups[1].Value, Place: m.Groups[2].Value)))).ToList();

        places.Count.ShouldBeGreaterThan(50, "or the search for places finds nothing");
        places.Where(p => Find(JsonNode.Parse(File.ReadAllText(Path.Combine(Root, p.File))), p.Place) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Give_each_requirement_a_reason_of_its_own()
    {
        var reasons = All.Where(r => r.NotYet is not null).Select(r => r.NotYet!.Why).ToList();

        reasons.CountBy(w => w.Ru).Concat(reasons.CountBy(w => w.En)).Where(w => w.Value > MostShared).ShouldBeEmpty();
    }

    [Fact]
    public void Excuse_nothing_that_is_kept()
    {
        var kept = All.Where(r => !r.Kept.IsEmpty).Select(r => r.Id).ToHashSet();

        Companies.SelectMany(c => StandardFile.Read(StandardFile.Shipped, c)!.Requirements).Where(r => r.NotYet is not null && kept.Contains(r.Id)).Select(r => r.Id)
            .ShouldBeEmpty("a requirement that something keeps needs no reason why not: take it out");
    }

    /// <summary>The reading of the documents lies beside the checkout.</summary>
    [SharedDataFact]
    public void Are_of_exactly_the_requirements_that_were_read_out_of_the_documents()
    {
        var read = File.ReadLines(SharedData.File("../standards/requirements.md")).Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();

        read.Count.ShouldBe(622);
        All.Select(r => r.Id).ShouldBe(read, ignoreOrder: true);
    }

    private static JsonNode? Find(JsonNode? from, string place) =>
        Step().Matches(place).Aggregate(from, (node, step) => step.Groups[2].Success ? node?.AsArray().ElementAtOrDefault(int.Parse(step.Groups[2].Value, null)) : node?[step.Groups[1].Value]);

    private static string Root { get; } = Checkout.Root;

    [GeneratedRegex("[А-Яа-яЁё]")]
    private static partial Regex Russian();

    [GeneratedRegex(@"(?<![\w/])(?:grains|silo|client-hub|dashboards|deploy|tests)/[\w./-]*\w")]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<![\w.}-])/(\w+)/")]
    private static partial Regex Page();

    [GeneratedRegex(@"(deploy/profiles/\w+\.json), ([\w.\[\]]*[\w\]])")]
    private static partial Regex InProfile();

    [GeneratedRegex(@"(\w+)|\[(\d+)\]")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\| ((?:KHGES|SARATOV|SAMARA|MORDOVIA|VLADIMIR)-\S+) \|")]
    private static partial Regex Row();
}
