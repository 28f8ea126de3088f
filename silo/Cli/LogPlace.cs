namespace OpsHub.Silo.Cli;

/// <summary>Where a log is. Its words are those of the help, which prints defaults: what stands in the environment may hold a password.</summary>
/// <param name="Text"><c>sqlite:PATH</c>, or a PostgreSQL connection string.</param>
internal sealed record LogPlace(string Text)
{
    public const string OfOneOffice = "sqlite:var/opshub.db";

    public override string ToString() => $"OPSHUB_LOG, or {OfOneOffice}";
}
