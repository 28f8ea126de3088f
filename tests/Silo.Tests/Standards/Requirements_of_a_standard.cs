using System.Text.Json;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Standards;
using OpsHub.Silo.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Standards;

public sealed class Requirements_of_a_standard
{
    public static TheoryData<string, int> Companies => new() { { "khges", 107 }, { "saratov", 282 }, { "samara", 124 }, { "mordovia", 31 }, { "vladimir", 78 } };

    /// <summary>With OPSHUB_UPDATE=1 the file is written anew.</summary>
    [Fact]
    public void Name_the_tests_that_prove_them()
    {
        var file = Checkout.File("deploy/standards/tests/requirements.json");
        var text = JsonSerializer.Serialize(RequirementScan.Of(Checkout.Root), new JsonSerializerOptions { WriteIndented = true }).ReplaceLineEndings("\n") + "\n";

        if (Environment.GetEnvironmentVariable("OPSHUB_UPDATE") == "1") File.WriteAllText(file, text);
        else File.ReadAllText(file).ShouldBe(text, "Run this test with OPSHUB_UPDATE=1 to collect the tests anew.");
    }

    [Theory, MemberData(nameof(Companies))]
    public void Are_all_listed_each_kept_somehow_or_with_the_reason_why_not(string company, int count)
    {
        var traced = Traced(company);

        traced.Requirements.Length.ShouldBe(count);
        traced.Requirements.Select(r => r.Id).ShouldBeUnique();
        traced.Requirements.Where(r => r.Kept.IsEmpty == (r.NotYet is null)).Select(r => r.Id).ShouldBeEmpty();
        traced.Requirements.ShouldAllBe(r => r.Text.En.Length > 5 && r.Clause != "" && r.Kind != "");
    }

    [Fact]
    public void Are_known_to_whoever_cites_them()
    {
        var known = Companies.SelectMany(c => StandardFile.Read(StandardFile.Shipped, (string)c[0])!.Requirements).Select(r => r.Id).ToHashSet();
        var cited = Companies.SelectMany(c => Cited(Profile((string)c[0]))).Concat(RequirementScan.Of(Checkout.Root).Keys);

        cited.Where(id => !known.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void That_tests_prove_are_kept() =>
        Companies.SelectMany(c => Traced((string)c[0]).Requirements).Where(r => !r.Tests.IsEmpty && r.Kept.IsEmpty).Select(r => r.Id).ShouldBeEmpty();

    [Fact]
    public void Tell_how_where_and_by_which_tests()
    {
        var wait = Traced("saratov").Requirements.Single(r => r.Id == "SARATOV-A1-7.7");

        wait.Kept.ShouldContain(new KeptBy(KeptHow.Measured, new Said("норма «Ожидание в очереди ЦОК», /standard/saratov", "norm queue-wait, /standard/saratov")));
        wait.Tests.ShouldContain("OpsHub.Grains.Tests.Norms.Norm_of_a_mean.Is_the_sum_over_the_month_by_the_number_of_visits");
        Traced("saratov").Requirements.Single(r => r.Id == "SARATOV-A3-4.17").NotYet!.Kind.ShouldBe(NotYetKind.Feed);
    }

    [Fact]
    public async Task Are_listed_on_the_command_line()
    {
        var said = await CommandLine.Run("standard", "trace", "mordovia");
        var unknown = await CommandLine.Run("standard", "trace", "nobody");

        said.Output.ShouldContain("MORDOVIA-T1a  clause 8.2.4 [r] table 1, REC, should: Wait for the administrator (recommended mean 10 min)\n    measured: norm wait-administrator, /standard/mordovia");
        said.Output.ShouldContain("31 requirements: ");
        (await CommandLine.Run("standard", "trace", "mordovia", "--lang", "ru")).Output.ShouldSatisfyAllConditions(
            o => o.ShouldContain("MORDOVIA-T1a  п. 8.2.4 табл. 1, REC, should: Ожидание администратора (рекомендуемое среднее – 10 минут)\n    измеряется: норма «Ожидание администратора», /standard/mordovia"),
            o => o.ShouldContain("MORDOVIA-8.2.3a  п. 8.2.3, DSP, must: Шаг 1: стенд"),
            o => o.ShouldContain("    ещё нет (дело людей): Стенд висит в зале"),
            o => o.ShouldContain("31 требований: исполняется "));
        (unknown.Code, unknown.Error).ShouldSatisfyAllConditions(u => u.Code.ShouldBe(1), u => u.Error.ShouldEndWith("nobody.json: $: expected a profile; there is no such file."));
    }

    private static IEnumerable<string> Cited(CompanyProfile company) =>
    [
        .. (company.Norms?.Rules ?? []).Select(r => r.RequirementId).OfType<string>(), .. (company.Norms?.NotEnforced ?? []).Select(r => r.RequirementId),
        .. (company.Deadlines?.Rules ?? []).Select(r => r.RequirementId).OfType<string>(), .. (company.Deadlines?.NotEnforced ?? []).Select(r => r.RequirementId), .. company.Lines.Select(l => l.RequirementId).OfType<string>(),
    ];

    private static TracedStandard Traced(string company) => Tracing.Of(Profile(company), StandardFile.Read(StandardFile.Shipped, company)!, StandardFile.Tests(StandardFile.Shipped));

    private static CompanyProfile Profile(string company) => ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json"));
}
