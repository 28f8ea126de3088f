using System.Globalization;

namespace OpsHub.Grains.Displays;

/// <summary>A ticket as a display prints it: a prefix and a number, such as <c>X202</c>.</summary>
/// <param name="Prefix">What stands before the digits; may be empty.</param>
/// <param name="Number">1 or more.</param>
public readonly record struct ShownTicket(string Prefix, int Number)
{
    /// <summary>Reads it; false when there are no digits at the end, or more than six.</summary>
    public static bool TryParse(string? text, out ShownTicket ticket)
    {
        ticket = default;
        if (string.IsNullOrEmpty(text)) return false;
        var digits = text.Length;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1])) digits--;
        if (text.Length - digits is < 1 or > 6) return false;
        ticket = new ShownTicket(text[..digits], int.Parse(text.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }
}
