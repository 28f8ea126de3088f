using System.ComponentModel.DataAnnotations;

namespace OpsHub.ClientHub.Access;

/// <summary>Sign-in of people and devices.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Directory of the keys that seal cookies, so that sign-ins outlive a restart; null keeps them in memory.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>Hours without a request after which a person signs in again.</summary>
    [Range(1, 720, ErrorMessage = "Access:SessionHours is 1 to 720 hours.")]
    public int SessionHours { get; set; } = 4;

    /// <summary>Hours after which a person signs in again, however busy; a shift by default. Screens sign in with a key and are not bound by it.</summary>
    [Range(1, 720, ErrorMessage = "Access:SessionMaxHours is 1 to 720 hours.")]
    public int SessionMaxHours { get; set; } = 12;

    /// <summary>Days without a request after which a device shows its key again.</summary>
    [Range(1, 400, ErrorMessage = "Access:DeviceSessionDays is 1 to 400 days; browsers keep no cookie longer.")]
    public int DeviceSessionDays { get; set; } = 400;

    /// <summary>Shortest password, characters.</summary>
    [Range(12, 64, ErrorMessage = "Access:MinPasswordLength is 12 to 64 characters.")]
    public int MinPasswordLength { get; set; } = 12;

    /// <summary>Rounds of PBKDF2 with SHA-512 for a password; more are slower for attackers and for sign-ins alike. A password that was kept with fewer is kept with so many from its next sign-in on.</summary>
    [Range(100_000, 10_000_000, ErrorMessage = "Access:HashRounds is 100000 to 10000000.")]
    public int HashRounds { get; set; } = 210_000;

    /// <summary>Hours for which a password that somebody else gave is good for the first sign-in, which chooses another.</summary>
    [Range(1, 720, ErrorMessage = "Access:GivenPasswordHours is 1 to 720 hours.")]
    public int GivenPasswordHours { get; set; } = 72;

    /// <summary>Whether this hub only shows what it can do: given passwords are kept, and hashed quickly. Never where somebody's data are.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Failed sign-ins of one login from one address that are answered at full speed; then every failure doubles the pause.</summary>
    [Range(1, 100, ErrorMessage = "Access:FreeFailures is 1 to 100.")]
    public int FreeFailures { get; set; } = 5;

    /// <summary>Longest pause between sign-ins, seconds.</summary>
    [Range(1, 86400, ErrorMessage = "Access:MaxPauseS is 1 to 86400 seconds.")]
    public int MaxPauseS { get; set; } = 900;

    /// <summary>Addresses of proxies whose word on the sender's address and on HTTPS is believed, such as <c>10.0.0.5</c>, or their network, such as <c>10.42.0.0/16</c>; none by default.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>Other origins whose pages may send what changes something, such as <c>https://hub.example</c> behind a proxy that rewrites Host.</summary>
    public string[] Origins { get; set; } = [];
}
