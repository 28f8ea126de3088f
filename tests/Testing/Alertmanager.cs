using System.Diagnostics;

namespace OpsHub.Testing;

/// <summary>Debian's prometheus-alertmanager in a process of its own.</summary>
public sealed class Alertmanager : IDisposable
{
    public const string Program = "/usr/bin/prometheus-alertmanager", Package = "prometheus-alertmanager";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-alertmanager-");
    private Process? _process;

    public int Port { get; } = Ports.Free();

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <param name="webhook">Where it sends everything, at once.</param>
    /// <param name="key">Bearer token for that.</param>
    public static async Task<Alertmanager> Start(string webhook, string key)
    {
        var manager = new Alertmanager();
        var configuration = Path.Combine(manager._folder.FullName, "alertmanager.yml");
        File.WriteAllText(configuration, $$"""
            route: {receiver: hub, group_by: [alertname], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
            receivers:
              - name: hub
                webhook_configs:
                  - url: "{{webhook}}"
                    http_config:
                      authorization:
                        credentials: "{{key}}"
            """);
        manager._process = Process.Start(new ProcessStartInfo(Program,
            [$"--config.file={configuration}", $"--web.listen-address=127.0.0.1:{manager.Port}", "--cluster.listen-address=", $"--storage.path={Path.Combine(manager._folder.FullName, "data")}", "--log.level=error"]))!;
        await Ports.Listening(manager.Port);
        return manager;
    }

    public void Dispose()
    {
        if (_process is { } process)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        _folder.Delete(recursive: true);
    }
}
