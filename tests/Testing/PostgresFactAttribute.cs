using Xunit;

namespace OpsHub.Testing;

/// <summary>A fact that needs PostgreSQL; skipped with a reason where there is none, see <see cref="Postgres.SkipReason"/>.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Postgres.SkipReason;
}

/// <summary>A fact that starts, crashes or stops a PostgreSQL server of its own.</summary>
public sealed class PostgresClusterFactAttribute : FactAttribute
{
    public PostgresClusterFactAttribute() => Skip = Postgres.SkipReasonOfOwn;
}

