namespace OpsHub.Testing;

/// <summary>The working copy that the tests were built from.</summary>
public static class Checkout
{
    private static readonly string? Found = Find();

    /// <summary>Its top folder.</summary>
    /// <exception cref="InvalidOperationException">There is no working copy here.</exception>
    public static string Root => Found ?? throw new InvalidOperationException("OpsHub.sln is in no folder above the tests; run them from a checkout.");

    /// <summary>What may lie beside it, or null where there is no working copy.</summary>
    public static string? Beside(string name) => Path.GetDirectoryName(Found) is { } parent ? Path.Combine(parent, name) : null;

    /// <summary>A file of it, such as <c>deploy/configuration.md</c>.</summary>
    public static string File(string name) => Path.Combine(Root, name);

    /// <summary>What a generated file holds, after it was written anew where <c>OPSHUB_UPDATE=1</c>.</summary>
    public static string Generated(string name, string text)
    {
        if (Environment.GetEnvironmentVariable("OPSHUB_UPDATE") == "1") System.IO.File.WriteAllText(File(name), text);
        return System.IO.File.ReadAllText(File(name));
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "OpsHub.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
