using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpsHub.Cluster.Tests.Support;

/// <summary>Authorities and certificates of them as PEM files in a folder, valid for a lifetime.</summary>
internal sealed class Authorities : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-links-");

    /// <summary>Makes one with its members.</summary>
    public void Make(string name, params string[] members)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(From, Until);
        File.WriteAllText(Certificate(name), authority.ExportCertificatePem());
        foreach (var member in members)
        {
            using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var asked = new CertificateRequest($"CN={member}", own, HashAlgorithmName.SHA256);
            using var signed = asked.Create(authority, From, Until, Guid.NewGuid().ToByteArray());
            File.WriteAllText(Certificate(member), signed.ExportCertificatePem());
            File.WriteAllText(Key(member), own.ExportPkcs8PrivateKeyPem());
        }
    }

    public string Certificate(string name) => Path.Combine(_folder.FullName, $"{name}.crt");

    public string Key(string name) => Path.Combine(_folder.FullName, $"{name}.key");

    /// <summary>What a process is told that shows a member's certificate and believes an authority.</summary>
    public string[] Settings(string authority, string member) =>
        [$"Cluster:Certificate={Certificate(member)}", $"Cluster:CertificateKey={Key(member)}", $"Cluster:CertificateAuthority={Certificate(authority)}"];

    public void Dispose() => _folder.Delete(recursive: true);
}
