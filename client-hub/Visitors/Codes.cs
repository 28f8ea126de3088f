using System.Security.Cryptography;

namespace OpsHub.ClientHub.Visitors;

/// <summary>Codes that nobody can guess, of signs that nobody mistakes for others.</summary>
internal static class Codes
{
    private const string Signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>100 random bits: of a ticket's page, on paper as a picture only.</summary>
    public static string OfTicket() => RandomNumberGenerator.GetString(Signs, 20);

    /// <summary>60 random bits: of a booking, typed at a kiosk.</summary>
    public static string OfBooking() => RandomNumberGenerator.GetString(Signs, 12);

    /// <summary>A code as somebody typed it: small letters, strokes and blanks are forgiven.</summary>
    public static string Typed(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
