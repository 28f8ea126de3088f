using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace OpsHub.Silo.Log;

/// <summary>One step of a store's schema: an embedded <c>Schema/NNNN_name.sql</c>. Once released it is never edited; what changes is added as the next step.</summary>
/// <param name="Version">NNNN.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Checksum">SHA-256 of the text with Unix line ends, hexadecimal.</param>
internal sealed record SchemaStep(int Version, string Sql, string Checksum)
{
    /// <summary>The steps that lie beside a type, in order.</summary>
    public static IReadOnlyList<SchemaStep> Beside(Type store)
    {
        var folder = $"{store.Namespace}.Schema.";
        return [.. store.Assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal))
            .Select(n => Read(store.Assembly, n, folder.Length)).OrderBy(s => s.Version)];
    }

    public static SchemaStep Of(int version, string sql)
    {
        sql = sql.ReplaceLineEndings("\n");
        return new SchemaStep(version, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private static SchemaStep Read(Assembly assembly, string name, int start)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Of(int.Parse(name.AsSpan(start, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
    }
}

/// <summary>A step that a store says it has taken.</summary>
internal readonly record struct TakenStep(int Version, string Checksum);
