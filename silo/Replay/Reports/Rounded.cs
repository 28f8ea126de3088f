using System.Globalization;
using OpsHub.Grains.Figures;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>
/// Writes a quotient the way the reference figures are written: divided in binary floating point, the exact value of that rounded half to
/// even, and shown with as few digits as tell it, but always one (<c>0.0</c>, <c>17.2</c>, <c>0.92308</c>).
/// </summary>
internal static class Rounded
{
    /// <summary>Enough to tell the exact value of a double below 10,000 from every tie of five digits.</summary>
    private const string Exactly = "F24";

    /// <param name="figure">The quotient.</param>
    /// <param name="digits">Digits after the point, 1 to 5.</param>
    /// <returns>Empty without data.</returns>
    public static string Text(Quotient figure, int digits)
    {
        if (!figure.HasData) return "";
        var exact = decimal.Parse(((double)figure.Top / figure.Bottom).ToString(Exactly, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return decimal.Round(exact, digits, MidpointRounding.ToEven).ToString("0.0####", CultureInfo.InvariantCulture);
    }
}
