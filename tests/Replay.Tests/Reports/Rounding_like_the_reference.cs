using OpsHub.Grains.Figures;
using OpsHub.Silo.Replay.Reports;

namespace OpsHub.Replay.Tests.Reports;

/// <summary>The texts were printed by the reference's own rounding (Python's <c>round</c> of a float).</summary>
public sealed class Rounding_like_the_reference
{
    [Theory]
    [InlineData(0, 5, 3, "0.0")]
    [InlineData(258, 15, 3, "17.2")]
    [InlineData(1, 16, 3, "0.062")]
    [InlineData(3, 16, 3, "0.188")]
    [InlineData(1, 80, 3, "0.013")]
    [InlineData(3, 80, 3, "0.037")]
    [InlineData(7, 80, 3, "0.087")]
    [InlineData(9, 80, 3, "0.113")]
    [InlineData(1, 32, 5, "0.03125")]
    [InlineData(1, 64, 5, "0.01562")]
    [InlineData(3, 64, 5, "0.04688")]
    [InlineData(5, 64, 5, "0.07812")]
    [InlineData(12, 13, 5, "0.92308")]
    [InlineData(1, 3, 5, "0.33333")]
    [InlineData(2, 3, 3, "0.667")]
    [InlineData(113, 1, 3, "113.0")]
    [InlineData(3, 2000, 3, "0.002")]
    [InlineData(5, 2000, 3, "0.003")]
    [InlineData(86399, 8, 3, "10799.875")]
    [InlineData(1999, 2000, 3, "1.0")]
    [InlineData(29999, 32, 3, "937.469")]
    [InlineData(1005, 1000, 3, "1.005")]
    public void Gives_the_same_text(long top, long bottom, int digits, string text) => Rounded.Text(Quotient.Per(top, bottom), digits).ShouldBe(text);

    [Fact]
    public void Leaves_a_figure_without_data_empty() => Rounded.Text(Quotient.NoData, 3).ShouldBe("");
}
