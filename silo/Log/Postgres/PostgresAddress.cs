using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Reads either way of naming a PostgreSQL database.</summary>
internal static class PostgresAddress
{
    private const string Wanted = "write sqlite:/path/file.db, postgres://user:password@host:5432/database or Host=…;Database=…";

    /// <returns>An Npgsql connection string.</returns>
    /// <exception cref="LogRefusedException">The text is neither; it is not repeated, because it may hold a password.</exception>
    public static string Parse(string connection)
    {
        try
        {
            if (IsUrl(connection)) return FromUrl(new Uri(connection)).ConnectionString;
            var settings = new NpgsqlConnectionStringBuilder(connection);
            if (!string.IsNullOrEmpty(settings.Host)) return settings.ConnectionString;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new LogRefusedException($"The event log's connection cannot be read: {Wanted}.", e);
        }
        throw new LogRefusedException($"The event log's connection names no host: {Wanted}.");
    }

    private static bool IsUrl(string connection) =>
        connection.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || connection.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var settings = new NpgsqlConnectionStringBuilder { Host = url.Host };
        if (url.Port > 0) settings.Port = url.Port;
        if (url.AbsolutePath.Length > 1) settings.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);

        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);

        // sslmode=require&application_name=x, as other PostgreSQL clients write them.
        foreach (var setting in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = setting.Split('=', 2) is [var n, var v] ? (n, v) : (setting, "");
            settings[name.Replace('_', ' ')] = Uri.UnescapeDataString(value);
        }
        return settings;
    }
}
