using NodaTime;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Walls;

/// <summary>The forecasts that the walls show, for whoever asks otherwise.</summary>
/// <param name="floors">Null where no offices are folded.</param>
/// <param name="walls">Null where no lines are.</param>
public sealed class ForecastDesk(FloorView? floors, CompanyWallView? walls) : IForecasts
{
    public ForecastAnswer? Office(string company, string office, string? service, LocalDate? day) => floors?.Forecast(company, office, service, day);

    public ForecastAnswer? Line(string company, string line, LocalDate? day) => walls?.Forecast(company, line, day);
}
