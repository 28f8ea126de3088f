using Xunit;

namespace OpsHub.Testing;

/// <summary>Recorded data of real operations beside the checkout (<c>../shared/data</c>): read by tests, never a part of the project.</summary>
public static class SharedData
{
    private static readonly string? Folder = Find();

    /// <summary>Whether the folder is there.</summary>
    public static bool IsThere => Folder is not null;

    /// <summary>Path of a file, such as <c>technion-anonymousbank/expected_day.csv</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public static string File(string name)
    {
        var path = Folder is null ? null : Path.Combine(Folder, name);
        return System.IO.File.Exists(path) ? path : throw new InvalidOperationException($"../shared/data/{name} is not beside the checkout; a CI run needs it.");
    }

    private static string? Find()
    {
        var folder = Checkout.Beside("shared/data");
        return Directory.Exists(folder) ? folder : null;
    }
}

/// <summary>A fact over recorded data. Skipped with the reason where the data is absent; with <c>CI=true</c> it runs and fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!SharedData.IsThere && Environment.GetEnvironmentVariable("CI") != "true") Skip = "../shared/data is not beside the checkout";
    }
}

/// <summary>A theory over recorded data, skipped like <see cref="SharedDataFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = new SharedDataFactAttribute().Skip;
}
