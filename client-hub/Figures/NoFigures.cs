using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Figures;

/// <summary>Stands in where the host keeps no figures.</summary>
internal sealed class NoFigures : IFigures
{
    public IReadOnlyCollection<FigureDefinition> Metrics => [];

    public FigureAnswer Answer(FigureQuery query) =>
        new FigureAnswer.Refused(new Refusal("metric-unknown", "This hub keeps no figures."), "metric", "A metric from GET /api/v1/metrics-catalog.");
}
