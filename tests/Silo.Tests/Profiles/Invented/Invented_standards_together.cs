using System.Text.Json.Nodes;
using Json.Schema;
using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Profiles.Invented;

/// <summary>The invented grid company and the invented regulator, with its base standard and its own, use every field and every word of the schema.</summary>
public sealed class Invented_standards_together
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "profile.schema.json")))!.AsObject();
    private static readonly CompanyProfile Commission = ProfileReader.Read(In("commission.json"));

    /// <summary>What no standard can use, and why.</summary>
    private static readonly Dictionary<string, string> Apart = new()
    {
        ["#/actor=retailer"] = "the five that ship are retailers; the invented ones are of other kinds",
        ["#/$defs/weekday=none"] = "the reader's word for no day; a list of days with it is refused",
    };

    [Fact]
    public void Use_every_field_and_every_word_of_the_schema()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in (string[])["grid.json", "regulator.base.json", "commission.json"]) Walk(Schema, "#", JsonNode.Parse(File.ReadAllText(In(file))), used);

        Walk(Schema, "#", new JsonObject { ["extends"] = new JsonObject { ["base"] = "regulator", ["wins"] = "stricter" } }, used);   // the grid company, as Invented_regulator reads it

        Sayable().Except(used).Except(Apart.Keys).ShouldBeEmpty();
        Apart.Keys.Intersect(used).ShouldBeEmpty("what is used needs no excuse");
    }

    [Fact]
    public void Keep_the_schema() => JsonSchema.FromText(Schema.ToJsonString()).Evaluate(JsonNode.Parse(File.ReadAllText(In("commission.json")))).IsValid.ShouldBeTrue();

    [Fact]
    public void A_town_without_an_office_breaks_the_norm_and_is_named()
    {
        var clock = new VirtualClock(Instant.FromUtc(2025, 6, 2, 6, 0));
        var norms = new NormBook([ProfileNorms.Standard(Commission)], new FigureBook(clock), clock);

        var found = norms.One("commission", "town-office", null, null, 10)!;

        (found.Row.State, found.Row.Value, found.Row.Over).ShouldBe((NormState.Breach, 0m, 1L));
        found.Offices.Select(o => (o.Subject, o.State, o.Value)).ShouldBe([("settlement/lower", NormState.Breach, 0m), ("settlement/upper", NormState.Met, 1m)]);   // the small town is below the size
    }

    [Theory]
    [InlineData("works")]             // a notice
    [InlineData("form-year")]         // a report form
    [InlineData("calendar")]          // a country without a calendar here
    [InlineData("language")]
    [InlineData("tell-account")]      // the duty to tell what is missing
    [InlineData("unreadable")]
    [InlineData("hours-per-point")]   // hours per supply point and year
    [InlineData("outages-per-customer")]
    [InlineData("longest-outage")]
    [InlineData("refresh")]
    [InlineData("lead")]
    [InlineData("peak-wait")]
    public void What_the_hub_cannot_keep_is_listed_with_a_reason(string id)
    {
        var listed = Unkept.Of(Commission).First(u => u.Id == id);

        (listed.Why.Ru.Length > 0 && listed.Why.En.Length > 0 && listed.Clause.Length > 0).ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"ifMissing\": \"refuse\", \"clause\": \"K-5.5\", \"requirementId\": \"KOM-5.5\", \"kinds\": [\"letter\"], \"categories\": [\"citizen\"], \"tell\": \"refusal\"", "\"ifMissing\": \"refuse\", \"clause\": \"K-5.5\", \"tell\": \"nobody\"", "$.appeals.required[0].tell")]
    [InlineData("\"on\": \"received\"", "\"on\": \"comet\"", "$.notices[0].on")]
    [InlineData("\"norm\": \"late-appeals\"", "\"norm\": \"comet\"", "$.reports[0].columns[0].norm")]
    public void Are_refused_with_the_path_where_they_name_what_is_not_there(string right, string wrong, string path)
    {
        Commission.Source!.ShouldContain(right);

        Should.Throw<ProfileRefusedException>(() => ProfileReader.Parse(In("commission.json"), System.Text.Encoding.UTF8.GetBytes(Commission.Source!.Replace(right, wrong)))).Message.ShouldContain($"{path}: expected");
    }

    private static string In(string file) => Path.Combine(AppContext.BaseDirectory, "Profiles", "Invented", file);

    /// <summary>Every field and word; a value written plainly or with "invented" is one construct, whatever it is the value of.</summary>
    private static IEnumerable<string> Sayable()
    {
        foreach (var (at, node) in Nodes(Schema, "#"))
        {
            foreach (var (name, _) in node["properties"] as JsonObject ?? []) yield return $"{at}/{name}";
            foreach (var word in node["enum"] as JsonArray ?? []) yield return $"{at}={word}";
        }
    }

    private static IEnumerable<(string At, JsonObject Node)> Nodes(JsonObject node, string at) =>
    [
        (at, node),
        .. node["properties"] is JsonObject fields ? fields.SelectMany(f => Nodes(f.Value!.AsObject(), $"{at}/{f.Key}")) : [],
        .. node["items"] is JsonObject items ? Nodes(items, $"{at}/items") : [],
        .. node["$defs"] is JsonObject definitions ? definitions.SelectMany(d => Nodes(d.Value!.AsObject(), $"#/$defs/{d.Key}")) : [],
    ];

    private static void Walk(JsonObject node, string at, JsonNode? value, HashSet<string> used)
    {
        if ((string?)node["$ref"] is { } to) Walk(Schema["$defs"]![to["#/$defs/".Length..]]!.AsObject(), to, value, used);
        if (node["anyOf"] is JsonArray forms) foreach (var form in forms) Walk(form!.AsObject(), at, value, used);
        if (node["enum"] is JsonArray && value is JsonValue word) used.Add($"{at}={word}");
        if (node["properties"] is JsonObject fields && value is JsonObject said)
            foreach (var (name, field) in fields.Where(f => said.ContainsKey(f.Key)))
            {
                used.Add($"{at}/{name}");
                Walk(field!.AsObject(), $"{at}/{name}", said[name], used);
            }
        if (node["items"] is JsonObject items && value is JsonArray all) foreach (var one in all) Walk(items, $"{at}/items", one, used);
    }
}
