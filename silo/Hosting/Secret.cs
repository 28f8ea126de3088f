namespace OpsHub.Silo.Hosting;

/// <summary>What a hub must know and nobody else may. It comes from the environment or from a file, never from the command line, which every user of a machine can read.</summary>
/// <param name="Name">Of the environment variable with the secret itself; <c>…_FILE</c> names a file that holds it instead.</param>
/// <param name="Meaning">What it is for.</param>
public sealed record Secret(string Name, string Meaning)
{
    /// <summary>Signs webhooks of alerts.</summary>
    public static readonly Secret AlertSigning = new("OPSHUB_ALERT_SECRET", "Signs webhooks of alerts (`--alert-channel`); at least 16 characters that the receiver knows too.");

    /// <summary>Of the user at the mail server.</summary>
    public static readonly Secret MailPassword = new("OPSHUB_SMTP_PASSWORD", "The password of the user that `--alert-channel …=mail+smtp://` names.");

    /// <summary>Signs ended visits.</summary>
    public static readonly Secret VisitSigning = new("OPSHUB_VISIT_HOOK_SECRET", "Signs ended visits (`--visit-hook`); at least 16 characters that the receiver knows too.");

    /// <summary>Of the user at the telephone system.</summary>
    public static readonly Secret ManagerInterface = new("OPSHUB_AMI_SECRET", "Of the user in `manager.conf` that `--ami` names.");

    /// <summary>Of the hub at the provider of OpenID Connect.</summary>
    public static readonly Secret OidcClient = new("OPSHUB_OIDC_SECRET", "Of the client that `Access:Oidc:ClientId` names, at the provider that people sign in by.");

    /// <summary>The connection string of the event log, which may hold a password.</summary>
    public static readonly Secret Log = new("OPSHUB_LOG", "What `--log` says, for a connection string with a password.");

    public static IReadOnlyList<Secret> All { get; } = [Log, AlertSigning, MailPassword, VisitSigning, ManagerInterface, OidcClient];

    private string FileName => $"{Name}_FILE";

    /// <summary>The secret without the line's end that editors leave behind it; null where neither variable is set.</summary>
    /// <exception cref="SettingRefusedException">Both variables are set, or the file cannot be read or is empty.</exception>
    public string? Read()
    {
        var (said, file) = (Variable(Name), Variable(FileName));
        if (file is null) return said;
        if (said is not null) throw new SettingRefusedException($"{Name} and {FileName} are both set: keep one of them.");
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n') is { Length: > 0 } held ? held : throw new SettingRefusedException($"{FileName} names an empty file: write the secret into it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingRefusedException($"{FileName} names a file that cannot be read: give it to the hub's user, mode 0400.", e);
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
