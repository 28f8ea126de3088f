using Npgsql;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;

namespace OpsHub.Silo.Tests.Log;

/// <summary>The ways to name a PostgreSQL database.</summary>
public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgres://anna:p%40ss%3Aw@db.example:6432/hub?sslmode=require&application_name=x")]
    [InlineData("postgresql://anna:p%40ss%3Aw@db.example:6432/hub?sslmode=require&application_name=x")]
    [InlineData("Host=db.example;Port=6432;Database=hub;Username=anna;Password=p@ss:w;SSL Mode=Require;Application Name=x")]
    public void Reads_a_url_and_a_connection_string_alike(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(connection));

        (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password, settings.SslMode, settings.ApplicationName)
            .ShouldBe(("db.example", 6432, "hub", "anna", "p@ss:w", SslMode.Require, "x"));
    }

    [Theory]
    [InlineData("postgres://anna@db1:6432,db2:6433/hub")]
    [InlineData("postgres://anna@db1:6432,db2:6433/hub?target_session_attrs=primary")]
    [InlineData("Host=db1:6432,db2:6433;Database=hub;Username=anna")]
    public void Means_the_primary_of_several_servers(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(connection));

        (settings.Host, settings.Database, settings.Username, settings.TargetSessionAttributes, settings.HostRecheckSeconds)
            .ShouldBe(("db1:6432,db2:6433", "hub", "anna", "primary", 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("secret=1")]
    [InlineData("Password=secret;Database=hub")]
    [InlineData("postgres://db.example/hub?secret=1")]
    [InlineData("postgres://db.example:secret/hub")]
    public void Refuses_what_it_cannot_read_without_repeating_it(string connection)
    {
        var message = Should.Throw<LogRefusedException>(() => PostgresAddress.Parse(connection)).Message;

        message.ShouldContain("postgres://user:password@host:5432/database");
        message.ShouldNotContain("secret");
    }
}
