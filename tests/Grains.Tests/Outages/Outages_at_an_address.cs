using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Tests.Outages;

/// <summary>An outage's area beside an address of supply as people write it. All streets are invented.</summary>
public sealed class Outages_at_an_address
{
    private const string Home = "443000, г. Самара, ул. Небывалая, д. 16а, кв. 5";

    [Theory]
    [InlineData("г. Самара", null, "Yes")]
    [InlineData("Самара", null, "Yes")]
    [InlineData("г. Тольятти", null, "No")]
    [InlineData("г. Самара", "ул. Небывалая", "Yes")]
    [InlineData("г. Самара", "Небывалая ул.", "Yes")]
    [InlineData("г. Самара", "пер. Небывалый", "No")]
    [InlineData("г. Тольятти", "ул. Небывалая", "No")]
    [InlineData(null, "ул. Небывалая", "Perhaps")]
    [InlineData("Ленинский район", "ул. Небывалая", "Perhaps")]
    [InlineData("Ленинский район", null, "No")]
    [InlineData("г. Самара, Ленинский район", "ул. Небывалая", "Yes")]
    public void Touch_it_by_place_and_street(string? place, string? street, string touch) => Touched(Home, new OutagePlace(place, street)).ShouldBe(touch);

    [Theory]
    [InlineData("16а", null, StreetSide.Both, "Yes")]
    [InlineData("16", null, StreetSide.Both, "Perhaps")]
    [InlineData("16б", null, StreetSide.Both, "Perhaps")]
    [InlineData("18", null, StreetSide.Both, "No")]
    [InlineData("2", "24", StreetSide.Both, "Yes")]
    [InlineData("2", "24", StreetSide.Even, "Yes")]
    [InlineData("2", "24", StreetSide.Odd, "No")]
    [InlineData("2", "16", StreetSide.Both, "Perhaps")]
    [InlineData("2", "16а", StreetSide.Both, "Yes")]
    [InlineData("17", "37", StreetSide.Both, "No")]
    public void Touch_it_by_house(string from, string? to, StreetSide side, string touch) =>
        Touched(Home, new OutagePlace("г. Самара", "ул. Небывалая", [new HouseSpan(from, to, side)])).ShouldBe(touch);

    [Theory]
    [InlineData("Самара, ул. Небывалая 16а", "Yes")]
    [InlineData("Самара, ул. Небывалая д. 16а", "Yes")]
    [InlineData("г. Самара, ул. Небывалая, 16 а - 5", "Yes")]
    [InlineData("Самара, Небывалая улица, дом 16а корпус 2", "Yes")]
    [InlineData("г. Самара, ул. Небывалая", "Perhaps")]
    [InlineData("г. Самара", "Perhaps")]
    [InlineData("ул. Небывалая, д. 16а", "Perhaps")]
    [InlineData("г. Самара, ул. 8 Небывалых, д. 16а", "No")]
    [InlineData("г. Самара, ул. Небывалая, кв. 16а", "Perhaps")]
    [InlineData("", "No")]
    public void Touch_it_however_it_is_written(string address, string touch) => Touched(address, new OutagePlace("г. Самара", "ул. Небывалая", [new HouseSpan("16а")])).ShouldBe(touch);

    [Fact]
    public void Touch_it_by_the_best_of_their_parts_and_never_by_none()
    {
        Touched(Home).ShouldBe("No");
        Touched(Home, new OutagePlace("г. Самара", "ул. Небывалая", Words: "между ул. Дальней и ул. Ближней")).ShouldBe("Perhaps");
        Touched(Home, new OutagePlace("г. Самара", "ул. Небывалая", Side: StreetSide.Odd)).ShouldBe("No");
        Touched(Home, new OutagePlace("г. Самара", "ул. Дальняя"), new OutagePlace("г. Самара", "ул. Небывалая", Side: StreetSide.Even)).ShouldBe("Yes");
    }

    private static string Touched(string address, params OutagePlace[] area) => $"{SupplyPlace.Of(address).TouchedBy(area)}";
}
