using System.Text;
using OpsHub.Silo.Outages.Feeds;

namespace OpsHub.Silo.Tests.Outages;

/// <summary>Whatever a server of others sends: rows, or one sentence why there are none.</summary>
public sealed class Rows_of_a_list
{
    [Fact]
    public void In_another_encoding_than_that_of_JSON_are_refused_as_a_whole() =>
        Should.Throw<FormatException>(() => Read([.. "[{\"id\":\""u8, 0xCF, 0xEE, .. "\"}]"u8])).Message.ShouldBe("it is no UTF-8, the encoding of JSON");

    [Fact]
    public void Have_no_text_where_an_escape_is_half_a_letter() =>
        Read(Encoding.UTF8.GetBytes("""[{"id":"\ud83d","place":"п. Лопатино"}]""")).Single().ShouldSatisfyAllConditions(r => r.Field("id").ShouldBeNull(), r => r.Field("place").ShouldBe("п. Лопатино"));

    [Fact]
    public void Of_something_that_is_no_array_are_refused_with_where_it_was_looked_for() =>
        Should.Throw<FormatException>(() => Read("{}"u8.ToArray())).Message.ShouldBe("there is no array at the top");

    private static List<FeedRow> Read(byte[] body) => [.. FeedRows.Of(body, Source)];

    private static FeedSource Source { get; } = new()
    {
        Company = "samara", Id = "grid", Title = "Сети", Url = new Uri("https://grid.example/x"), Format = FeedFormat.Json, Zone = "Europe/Samara", Map = new FeedMapping { Id = "id", Place = "place" },
    };
}
