using System.Text;
using System.Text.Json.Nodes;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Profiles;

/// <summary>Processes and duties that cannot be are refused with the place and what is expected.</summary>
public sealed class Cases_of_a_profile
{
    [Theory]
    [InlineData("steps[0].clock", "\"step-99\"", "$.cases.processes[0].steps[0].clock: expected one of step-01, step-02")]
    [InlineData("steps[0].done", "[]", "$.cases.processes[0].steps[0].done: expected at least one")]
    [InlineData("steps[0].done", "[\"teleported\"]", "$.cases.processes[0].steps[0].done[0]: expected one of received, registered")]
    [InlineData("steps[0].after", "[\"step-02\"]", "$.cases.processes[0].steps[0].after[0]: expected one of none, not 'step-02'")]
    [InlineData("steps[0].id", "\"whole\"", "$.cases.processes[0].steps[0].id: expected another id; 'whole' is the clock of the whole case")]
    [InlineData("steps[1].id", "\"step-01\"", "$.cases.processes[0].steps[1].id: expected an id that no other has, not 'step-01' again")]
    [InlineData("steps[0].noFigure", "\"law\"", "$.cases.processes[0].steps[0].noFigure: expected no word about a missing figure; the step has a clock")]
    [InlineData("steps[0].skips", "[{\"on\":\"x\",\"reason\":\"r\",\"reasonEn\":\"r\"}]", "$.cases.processes[0].steps[0].skips[0].on: expected one of")]
    [InlineData("opens", "[]", "$.cases.processes[0].opens: expected at least one")]
    [InlineData("deadlines", "\"wedding\"", "$.cases.processes[0].deadlines: expected one of written, connection")]
    [InlineData("whole", "\"total\"", "$.cases.processes[0].whole: expected one of step-01")]
    public void Are_refused_with_their_place(string path, string value, string expected)
    {
        var profile = Khges();
        var process = profile["cases"]!["processes"]![0]!.AsObject();
        if (path.StartsWith("steps[", StringComparison.Ordinal)) process["steps"]![path[6] - '0']![path[9..]] = JsonNode.Parse(value);
        else process[path] = JsonNode.Parse(value);

        Should.Throw<ProfileRefusedException>(() => Parse(profile)).Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("every", "\"fortnight\"", "$.duties[0].every: expected")]
    [InlineData("graceDays", "99", "$.duties[0].graceDays: expected 0 to 31 days, not 99")]
    [InlineData("act", "\"dance\"", "$.duties[0].act: expected a kind of the deadlines that has a rule")]
    [InlineData("id", "\"\"", "$.duties[0].id: expected an id of its own")]
    public void Duties_are_refused_with_their_place(string field, string value, string expected)
    {
        var profile = Khges();
        profile["duties"]![0]![field] = JsonNode.Parse(value);
        // what norms say of the duty would be refused first
        var rules = profile["norms"]!["rules"]!.AsArray();
        foreach (var rule in rules.Where(r => (string?)r!["metric"] == "duty").ToList()) rules.Remove(rule);

        Should.Throw<ProfileRefusedException>(() => Parse(profile)).Message.ShouldContain(expected);
    }

    private static JsonNode Khges() => JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "khges.json")))!;

    private static CompanyProfile Parse(JsonNode profile) => ProfileReader.Parse("khges.json", Encoding.UTF8.GetBytes(profile.ToJsonString()));
}
