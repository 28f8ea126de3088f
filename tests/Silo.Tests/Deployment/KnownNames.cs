using OpsHub.Silo.Hosting;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Deployment;

/// <summary>What the program knows, in the generated tables of its settings.</summary>
internal static class KnownNames
{
    private static readonly string Tables = File.ReadAllText(Checkout.File("deploy/configuration.md")) + File.ReadAllText(Checkout.File("deploy/configuration-cluster.md"));

    /// <summary>Variables of the environment that no process of the hub reads: <c>OPSHUB_Section__Name</c> of no setting, a name of no secret.</summary>
    public static IEnumerable<string> Strange(IEnumerable<string> variables) =>
        variables.Where(v => v.StartsWith("OPSHUB_", StringComparison.Ordinal) && !IsSecret(v) && !IsSetting(v["OPSHUB_".Length..]));

    private static bool IsSecret(string variable) => Secret.All.Any(s => variable == s.Name || variable == $"{s.Name}_FILE");

    private static bool IsSetting(string name) => name.Split("__") is [var section, var setting, ..] && Tables.Contains($"`{section}:{setting}`", StringComparison.Ordinal);
}
