using System.Text.Json;
using OpsHub.ClientHub.Norms;

namespace OpsHub.ClientHub.Tests.Norms;

public sealed class Clauses_in_Russian
{
    [Fact]
    public void Are_cited_in_exports_as_on_the_ledgers_page_and_in_English_as_they_stand()
    {
        var golden = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Checkout(), "tests", "golden", "clauses.json")))!;

        golden.Count.ShouldBe(7);
        foreach (var (clause, russian) in golden) (Clauses.In(clause, russian: true), Clauses.In(clause, russian: false)).ShouldBe((russian, clause));
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OpsHub.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return folder.FullName;
    }
}
