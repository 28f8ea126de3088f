using System.Text.RegularExpressions;
using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Reads either way of naming a PostgreSQL database, on one server or on several of which one is the primary.</summary>
internal static partial class PostgresAddress
{
    private const string Wanted = "write sqlite:/path/file.db, postgres://user:password@host:5432/database or Host=…;Database=…";

    /// <returns>An Npgsql connection string.</returns>
    /// <exception cref="LogRefusedException">The text is neither; it is not repeated, because it may hold a password.</exception>
    public static string Parse(string connection)
    {
        try
        {
            var settings = IsUrl(connection) ? FromUrl(connection) : new NpgsqlConnectionStringBuilder(connection);
            if (!string.IsNullOrEmpty(settings.Host)) return ToPrimary(settings).ConnectionString;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new LogRefusedException($"The event log's connection cannot be read: {Wanted}.", e);
        }
        throw new LogRefusedException($"The event log's connection names no host: {Wanted}.");
    }

    private static bool IsUrl(string connection) =>
        connection.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || connection.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of several servers the primary is meant, and it is looked for again soon: for ten seconds the driver would take a promoted standby for the standby it was.</summary>
    private static NpgsqlConnectionStringBuilder ToPrimary(NpgsqlConnectionStringBuilder settings)
    {
        if (!settings.Host!.Contains(',', StringComparison.Ordinal)) return settings;
        settings.TargetSessionAttributes ??= "primary";
        if (!settings.ShouldSerialize("Host Recheck Seconds")) settings.HostRecheckSeconds = 1;
        return settings;
    }

    private static NpgsqlConnectionStringBuilder FromUrl(string connection)
    {
        // A list of hosts is no URL to the runtime: it reads the first, the list goes to the driver as it is.
        var hosts = Hosts().Match(connection).Groups[1].Value;
        var several = hosts.Contains(',', StringComparison.Ordinal);
        var url = new Uri(several ? connection.Replace(hosts, hosts.Split(',')[0], StringComparison.Ordinal) : connection);
        var settings = new NpgsqlConnectionStringBuilder { Host = several ? hosts : url.Host };
        if (!several && url.Port > 0) settings.Port = url.Port;
        if (url.AbsolutePath.Length > 1) settings.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);

        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);

        // sslmode=require&application_name=x, as other PostgreSQL clients write them.
        foreach (var setting in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = setting.Split('=', 2) is [var n, var v] ? (n, v) : (setting, "");
            settings[name == "target_session_attrs" ? "Target Session Attributes" : name.Replace('_', ' ')] = Uri.UnescapeDataString(value);
        }
        return settings;
    }

    [GeneratedRegex("^[a-z]+://(?:[^@/?]*@)?([^/?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Hosts();
}
