using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Alerts;

/// <summary>What is in what: a company ⊃ its offices and lines, an office ⊃ its windows and services.</summary>
public static class Topology
{
    /// <summary>The subject itself, then what it is in, up to the company.</summary>
    public static IEnumerable<string> Up(string subject)
    {
        yield return subject;
        if (OfficeOf(subject) is { } office && subject != office) yield return office;
        if (subject != Scope.Company) yield return Scope.Company;
    }

    /// <summary>Whether a subject is another or in it; everything is in nothing said.</summary>
    public static bool Within(string subject, string? other) => other is null || Up(subject).Contains(other);

    /// <summary>The office that a subject is or is in, as <c>office/{id}</c>, or null.</summary>
    public static string? OfficeOf(string subject) => Scope.TryParse(subject, out var scope) && scope.Kind is Scope.Office or Scope.Window or Scope.Service ? $"{Scope.Office}/{scope.Key}" : null;
}
