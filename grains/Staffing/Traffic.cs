namespace OpsHub.Grains.Staffing;

/// <summary>What a line or a service has to cope with.</summary>
/// <param name="PerSecond">λ, arrivals per second.</param>
/// <param name="HandlingS">AHT or mean service time, seconds; above 0.</param>
/// <param name="PatienceS">How long people wait before they give up, on average, seconds; null: nobody gives up.</param>
public sealed record Traffic(double PerSecond, double HandlingS, double? PatienceS = null)
{
    /// <summary>Offered load a = λ × AHT, in erlangs.</summary>
    public double Erlangs => PerSecond * HandlingS;

    public static Traffic PerHalfHour(double calls, double handlingS, double? patienceS = null) => new(calls / 1800, handlingS, patienceS);
}
