using System.Globalization;

namespace OpsHub.Silo.Simulation;

/// <summary>What an invented call is like beside its wait and its talk: told by its number, so that it takes no throw of the day's dice.</summary>
internal readonly record struct CallFate(int Number)
{
    /// <param name="call">Id that ends with the call's number of the day.</param>
    public static CallFate Of(string call) => new(int.Parse(call.AsSpan(call.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Every fifth is a complex question.</summary>
    public int Tier => Number % 5 == 0 ? 2 : 1;

    public bool IsHeld => Number % 7 == 0;

    /// <summary>Of those who gave up: somebody promises to call.</summary>
    public bool IsPromised => Number % 2 == 0;

    /// <summary>Of the promised: the call comes too late.</summary>
    public bool IsLate => Number % 10 == 0;
}
