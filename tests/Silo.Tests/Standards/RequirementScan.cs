using System.Text.RegularExpressions;

namespace OpsHub.Silo.Tests.Standards;

/// <summary>Which tests cite which requirement, read from the sources of all test projects.</summary>
internal static partial class RequirementScan
{
    /// <summary>Tests by requirement, both in order.</summary>
    public static SortedDictionary<string, SortedSet<string>> Of(string root)
    {
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories).Where(f => !Built().IsMatch(f)))
            foreach (var (requirement, test) in InFile(File.ReadAllLines(file)))
                (found.TryGetValue(requirement, out var tests) ? tests : found[requirement] = new SortedSet<string>(StringComparer.Ordinal)).Add(test);
        return found;
    }

    private static IEnumerable<(string Requirement, string Test)> InFile(string[] lines)
    {
        var (space, type) = ("", "");
        var pending = new List<string>();
        foreach (var line in lines)
        {
            if (Space().Match(line) is { Success: true } s) space = s.Groups[1].Value;
            if (Type().Match(line) is { Success: true } t) (type, pending) = (t.Groups[1].Value, []);
            pending.AddRange(Trait().Matches(line).Select(m => m.Groups[1].Value));
            if (pending.Count == 0 || Method().Match(line) is not { Success: true } m) continue;
            foreach (var requirement in pending) yield return (requirement, $"{space}.{type}.{m.Groups[1].Value}");
            pending = [];
        }
    }

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex(@"^namespace ([\w.]+);")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(?:public |internal )?(?:sealed |abstract |static |partial )*class (\w+)")]
    private static partial Regex Type();

    [GeneratedRegex("""(?<=^\s*\[.*)Trait\("Requirement", "([^"]+)"\)""")]
    private static partial Regex Trait();

    [GeneratedRegex(@"^\s+public (?:static |async )*(?:Task|void) (\w+)\(")]
    private static partial Regex Method();
}
