namespace OpsHub.Grains.Tests.Support;

/// <summary>Approved files under <c>tests/golden</c>. With OPSHUB_APPROVE=1 in the environment a missing or different file is written instead of failing.</summary>
internal static class Golden
{
    public static string Root { get; } = Path.Combine(FindCheckout(), "tests", "golden");

    private static bool Approving => Environment.GetEnvironmentVariable("OPSHUB_APPROVE") == "1";

    public static string Read(string name) => File.ReadAllText(Path.Combine(Root, name));

    /// <summary>Compares a text with its approved file.</summary>
    public static void ShouldMatch(string name, string text)
    {
        var path = Path.Combine(Root, name);
        if (Approving)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        File.Exists(path).ShouldBeTrue($"{name} is missing; run once with OPSHUB_APPROVE=1 and read what was written");
        File.ReadAllText(path).ShouldBe(text, $"{name}; if the change is meant, run once with OPSHUB_APPROVE=1 and read the difference");
    }

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OpsHub.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return folder.FullName;
    }
}
