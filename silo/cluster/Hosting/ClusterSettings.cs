using System.ComponentModel.DataAnnotations;
using System.Net;

namespace OpsHub.Cluster.Hosting;

/// <summary>How one process takes part in its cluster; section <c>Cluster</c>. Ports and addresses belong on a network that only silos and web nodes reach.</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Name of the cluster; processes find each other by it. Null takes the log's id, so that one log is one cluster.</summary>
    public string? Id { get; set; }

    /// <summary>Address at which other processes reach this silo.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port on which silos speak to each other.</summary>
    [Range(1, 65_535, ErrorMessage = "Cluster:SiloPort is 1 to 65535.")]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port on which web nodes reach this silo.</summary>
    [Range(1, 65_535, ErrorMessage = "Cluster:GatewayPort is 1 to 65535.")]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>Where this silo listens for other silos, if something stands before it that forwards <see cref="SiloPort"/>; null listens there itself.</summary>
    [Range(1, 65_535, ErrorMessage = "Cluster:SiloListenPort is 1 to 65535.")]
    public int? SiloListenPort { get; set; }

    /// <summary>Where this silo listens for web nodes, if something stands before it that forwards <see cref="GatewayPort"/>; null listens there itself.</summary>
    [Range(1, 65_535, ErrorMessage = "Cluster:GatewayListenPort is 1 to 65535.")]
    public int? GatewayListenPort { get; set; }

    /// <summary>Silos that share one company's grains; 1 keeps them together, more lets one company outgrow a machine. The same on every silo.</summary>
    [Range(1, 1_000, ErrorMessage = "Cluster:SilosPerCompany is 1 to 1000.")]
    public int SilosPerCompany { get; set; } = 1;

    /// <summary>Milliseconds after which an unanswered command is asked again under its id. A dead silo's callers wait this long; a turn takes a few.</summary>
    [Range(100, 60_000, ErrorMessage = "Cluster:AskAgainMs is 100 to 60000.")]
    public int AskAgainMs { get; set; } = 1_500;

    /// <summary>Seconds after which whoever asks a silent grain takes its turn himself, on the log; where he does not reach that either, the command is given back as unavailable. More on machines that may be busy for seconds.</summary>
    [Range(1, 600, ErrorMessage = "Cluster:PatienceS is 1 to 600.")]
    public int PatienceS { get; set; } = 3;

    /// <summary>Milliseconds between probes of a silo; after two missed ones it is declared dead.</summary>
    [Range(100, 60_000, ErrorMessage = "Cluster:ProbeMs is 100 to 60000.")]
    public int ProbeMs { get; set; } = 1_000;

    /// <summary>Seconds between two looks at the membership table, by which a silo that nobody can reach learns that it was declared dead.</summary>
    [Range(1, 600, ErrorMessage = "Cluster:RefreshS is 1 to 600.")]
    public int RefreshS { get; set; } = 5;

    /// <summary>Seconds that a leaving silo takes at most to hand its grains over, and as many again to stop.</summary>
    [Range(1, 600, ErrorMessage = "Cluster:DrainS is 1 to 600.")]
    public int DrainS { get; set; } = 10;

    /// <summary>PEM file of the certificate that this process shows the others of its cluster, both ways. Null, with the next two: links are plain, and ask nobody who he is.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of its key.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>PEM file of the authority whose certificates the others must show; one that signs for this cluster alone.</summary>
    public string? CertificateAuthority { get; set; }

    internal IPAddress IPAddress => IPAddress.TryParse(Address, out var parsed) ? parsed : Dns.GetHostAddresses(Address)[0];
}
