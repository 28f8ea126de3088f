using Npgsql;

namespace OpsHub.Testing;

/// <summary>A database whose owner prepared it and gave the rights of <c>deploy/postgres/roles.sql</c>, as it ships.</summary>
public static class PostgresRoles
{
    public const string Owner = "opshub_owner", App = "opshub_app", Reader = "opshub_reader";

    /// <summary>How PostgreSQL says that a right is missing.</summary>
    public const string Denied = PostgresErrorCodes.InsufficientPrivilege;

    /// <summary>Roles belong to the server, which databases of other tests share.</summary>
    private const string Roles =
        $"""
        do $$ declare wanted text; begin
            foreach wanted in array array['{Owner}', '{App}', '{Reader}'] loop
                if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I', wanted); end if;
            end loop;
            execute format('alter database %I owner to {Owner}', current_database());
        end $$
        """;

    /// <param name="prepare">Makes the tables; is told the owner's connection.</param>
    public static async Task<PostgresDatabase> Prepared(Func<string, Task> prepare)
    {
        var database = await Postgres.CreateDatabase();
        await database.Execute(Roles);
        var owner = database.As(Owner);
        await prepare(owner);
        await Postgres.Execute(owner, await File.ReadAllTextAsync(Checkout.File("deploy/postgres/roles.sql")));
        return database;
    }

    /// <summary>The connection with that role's rights and no others.</summary>
    public static string As(this PostgresDatabase database, string role) => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = $"-c role={role}" }.ConnectionString;

    public static Task Execute(this PostgresDatabase database, string role, string sql) => Postgres.Execute(database.As(role), sql);
}
