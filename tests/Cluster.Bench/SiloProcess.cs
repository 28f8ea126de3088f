using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Membership;

namespace OpsHub.Cluster.Bench;

/// <summary>A silo in a process of its own: the grains and their log, without web, boards and jobs. It ends with its standard input.</summary>
internal sealed class SiloProcess : IDisposable
{
    public const string Verb = "silo";
    private const string Ready = "ready", WithStates = "states";

    private readonly Process _process;

    private SiloProcess(Process process) => _process = process;

    /// <summary>Processor time used so far; seconds.</summary>
    public double CpuS => _process.TotalProcessorTime.TotalSeconds;

    /// <param name="states">Whether it can keep plain grain state, too.</param>
    public static async Task<SiloProcess> Start(string log, bool states)
    {
        string[] order = [typeof(SiloProcess).Assembly.Location, Verb, log, .. states ? new[] { WithStates } : []];
        var process = Process.Start(new ProcessStartInfo("dotnet", order) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadLineAsync();
        return said == Ready ? new SiloProcess(process) : throw new InvalidOperationException($"A silo did not start: {said}");
    }

    /// <summary>What the process does.</summary>
    public static async Task Run(string[] order)
    {
        var settings = new ClusterSettings { SiloPort = FreePort(), GatewayPort = FreePort() };
        await using var cluster = await ClusterDatabase.Open(order[0], CancellationToken.None);
        await using var log = await Silos.OpenLog(order[0], CancellationToken.None);
        await using var silo = await NodeHost.Silo(Silos.Parts(log), settings, builder =>
        {
            builder.UseAdoNetClustering(t => (t.Invariant, t.ConnectionString) = (Silos.Npgsql, cluster.Connection));
            if (order.Contains(WithStates)) builder.AddAdoNetGrainStorageAsDefault(s => (s.Invariant, s.ConnectionString) = (Silos.Npgsql, States.Prepared(cluster)));
        }, CancellationToken.None);
        Console.WriteLine(Ready);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
