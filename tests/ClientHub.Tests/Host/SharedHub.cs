namespace OpsHub.ClientHub.Tests.Host;

/// <summary>One hub for all tests of a class that leave nothing behind.</summary>
public sealed class SharedHub : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("opshub-pages").FullName;

    internal TestHub Hub { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "index.html"), "<title>index</title>");
        await File.WriteAllTextAsync(Path.Combine(_directory, "assets", "main-1a2b.js"), "1;");
        Hub = await TestHub.Start(("Pages:Directory", _directory));
    }

    public async Task DisposeAsync()
    {
        await Hub.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
