using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OpsHub.Silo.Hosting;
using Orleans.Connections.Security;

namespace OpsHub.Cluster.Hosting;

/// <summary>
/// TLS between the processes of a cluster, both ways: each shows a certificate of the cluster's own authority, and speaks with nobody who has none. Names in it are not compared, for silos find each other by
/// address: whoever has a certificate of that authority is a member (deploy/decisions/0111-links-of-a-cluster.md).
/// </summary>
internal sealed class ClusterLinks
{
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2Collection _authorities;

    private ClusterLinks(X509Certificate2 own, X509Certificate2Collection authorities) => (_own, _authorities) = (own, authorities);

    /// <returns>Null where the settings name no certificate: the links are plain then.</returns>
    /// <exception cref="SettingRefusedException">Half of it is said, or a file is not what it should be.</exception>
    public static ClusterLinks? Of(ClusterSettings settings)
    {
        if (settings is { Certificate: null, CertificateKey: null, CertificateAuthority: null }) return null;
        if (settings is not { Certificate: { } certificate, CertificateKey: { } key, CertificateAuthority: { } authority })
            throw new SettingRefusedException("Cluster:Certificate, Cluster:CertificateKey and Cluster:CertificateAuthority are said together or not at all.");
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(authority);
            var links = new ClusterLinks(X509Certificate2.CreateFromPemFile(certificate, key), authorities);
            return links.IsMember(links._own) ? links : throw new SettingRefusedException($"{certificate} is not of the authority in {authority}, or not valid now: no other process would speak with this one.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingRefusedException($"The certificate of the cluster cannot be read: {e.Message} Cluster:Certificate, Cluster:CertificateKey and Cluster:CertificateAuthority are PEM files.", e);
        }
    }

    public void Secure(TlsOptions tls)
    {
        tls.LocalCertificate = _own;
        tls.LocalClientCertificateSelector = (_, _, _, _, _) => _own;
        tls.RemoteCertificateMode = tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.RemoteCertificateValidation = (shown, _, _) => IsMember(shown);
        tls.OnAuthenticateAsClient = (_, client) => client.TargetHost = _own.GetNameInfo(X509NameType.DnsName, forIssuer: false);
    }

    private bool IsMember(X509Certificate2 shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;   // of an authority that serves this cluster only; it is replaced where a key was lost
        return chain.Build(shown);
    }
}
