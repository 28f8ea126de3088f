using NodaTime;
using OpsHub.Grains.Forecasts;

namespace OpsHub.ClientHub.Forecasts;

/// <summary>Stands in where the host folds no walls.</summary>
internal sealed class NoForecasts : IForecasts
{
    public ForecastAnswer? Office(string company, string office, string? service, LocalDate? day) => null;

    public ForecastAnswer? Line(string company, string line, LocalDate? day) => null;
}
