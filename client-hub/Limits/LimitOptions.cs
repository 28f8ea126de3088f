using System.ComponentModel.DataAnnotations;

namespace OpsHub.ClientHub.Limits;

/// <summary>How much one sender may ask. Whoever asks more is answered 429 and told when to come back.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>API requests a minute of one account or key.</summary>
    [Range(1, 10_000_000, ErrorMessage = "Limits:RequestsPerMinute is 1 to 10000000.")]
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>Requests with reported facts a minute of one account or key; one request may hold very many facts.</summary>
    [Range(1, 10_000_000, ErrorMessage = "Limits:FactRequestsPerMinute is 1 to 10000000.")]
    public int FactRequestsPerMinute { get; set; } = 120_000;

    /// <summary>API requests a minute of one address that is not signed in; an office's screens share an address.</summary>
    [Range(1, 10_000_000, ErrorMessage = "Limits:AnonymousPerMinute is 1 to 10000000.")]
    public int AnonymousPerMinute { get; set; } = 1200;

    /// <summary>Bookings an hour of one address that is not signed in: nobody takes all free slots of an office. Families and networks of telephones share an address.</summary>
    [Range(1, 10_000_000, ErrorMessage = "Limits:BookingsPerHour is 1 to 10000000.")]
    public int BookingsPerHour { get; set; } = 20;
}
