namespace OpsHub.Testing;

/// <summary>Runs PostgreSQL's programs. The server refuses to run as root; there its own user runs them.</summary>
internal static class PostgresPrograms
{
    /// <exception cref="InvalidOperationException">It failed, or is not installed; the message says why.</exception>
    public static void Run(string program, params string[] arguments) => AsOwner(Of(program), arguments);

    public static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            Run(program, arguments);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Runs any program as the owner of the servers' files.</summary>
    public static void AsOwner(string program, params string[] arguments)
    {
        var command = Owner(program, arguments);
        Shell.Run(command[0], command[1..]);
    }

    public static string Of(string program) => Path.Combine(PostgresBinaries.Folder ?? throw new InvalidOperationException("PostgreSQL is not installed."), program);

    public static string[] Owner(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
}
