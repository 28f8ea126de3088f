using System.Text;
using System.Text.Json.Nodes;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Profiles;

/// <summary>The section <c>appeals</c>: what ships, and what is refused with the place and what is expected.</summary>
public sealed class Appeals_of_a_profile
{
    [Theory]
    [InlineData("khges", 4, 4)]
    [InlineData("saratov", 5, 0)]
    [InlineData("samara", 11, 5)]
    [InlineData("mordovia", 1, 0)]
    [InlineData("vladimir", 2, 6)]
    public void Ships_for_every_company(string company, int kinds, int grounds)
    {
        var told = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json")).Appeals.ShouldNotBeNull();

        (told.Kinds.Length, told.NoAction.Length).ShouldBe((kinds, grounds));
        told.Kinds.Select(k => k.RequirementId).Concat(told.NoAction.Select(g => g.RequirementId)).Concat(told.Required.Select(f => f.RequirementId))
            .ShouldAllBe(id => id!.StartsWith(company.ToUpperInvariant() + "-", StringComparison.Ordinal));
    }

    [Fact, Trait("Requirement", "KHGES-1.2a"), Trait("Requirement", "KHGES-1.2b")]
    public void Complaints_are_a_class_of_their_own()
    {
        var told = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "khges.json")).Appeals.ShouldNotBeNull();

        told.Kinds.Select(k => k.Id).ShouldBe(["application", "proposal", "complaint", "information-request"]);
        told.Kinds.Where(k => k.Complaint).Select(k => k.Id).ShouldBe(["complaint"]);
    }

    [Theory]
    [Trait("Requirement", "SAMARA-3.16a"), Trait("Requirement", "SARATOV-3a"), Trait("Requirement", "MORDOVIA-7.2.1")]
    [InlineData("samara", "new-contract", "contract-change", "claim-quality", "quick", "service-order", "review", "proposal", "other")]
    [InlineData("saratov", "question", "request", "complaint", "proposal", "gratitude")]
    [InlineData("mordovia", "power-quality-or-loss")]
    public void Kinds_are_those_of_the_document(string company, params string[] kinds) =>
        kinds.Except(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json")).Appeals!.Kinds.Select(k => k.Id)).ShouldBeEmpty();

    [Theory]
    [Trait("Requirement", "SARATOV-3d"), Trait("Requirement", "VLADIMIR-G1.R3")]
    [InlineData("saratov", "b2c", "b2b", "b2b2c")]
    [InlineData("vladimir", "individual", "legal", "sole-trader", "house-service")]
    public void Customers_are_of_the_categories_that_the_document_names(string company, params string[] categories) =>
        categories.Except(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json")).Deadlines!.Categories.Select(c => c.Id)).ShouldBeEmpty();

    [Fact]
    public void Retention_without_a_figure_in_the_standard_is_marked_invented()
    {
        var kept = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "saratov.json")).Appeals!.Retention!.Value.Single(r => r.Id == "appeal-history");

        (kept.RequirementId, kept.Within.Value.Amount, kept.Within.Invented).ShouldBe(("SARATOV-7.2.4.1b", 3, true));
    }

    [Theory]
    [InlineData("kinds", 0, "deadlines", "\"contract\"", "$.appeals.kinds[0].deadlines: expected one of claim-quality")]
    [InlineData("kinds", 1, "id", "\"claim-quality\"", "$.appeals.kinds[1].id: expected an id that no other has")]
    [InlineData("required", 0, "ifMissing", "\"shrug\"", "$.appeals.required[0].ifMissing: expected one of refuse, ask, leave")]
    [InlineData("required", 0, "anyOf", "[]", "$.appeals.required[0].anyOf: expected at least one field")]
    [InlineData("required", 0, "kinds", "[\"poem\"]", "$.appeals.required[0].kinds[0]: expected one of claim-quality")]
    [InlineData("noAction", 4, "channels", "[\"pigeon\"]", "$.appeals.noAction[4].channels[0]: expected one of in-person")]
    [InlineData("noAction", 0, "colour", "\"red\"", "no field 'colour'")]
    public void Refuses_what_cannot_be_with_the_place(string list, int index, string field, string value, string expected)
    {
        var profile = Samara();
        profile["appeals"]![list]![index]![field] = JsonNode.Parse(value);

        Should.Throw<ProfileRefusedException>(() => Parse(profile)).Message.ShouldContain(expected);
    }

    [Fact]
    public void Needs_the_deadlines_beside_it()
    {
        var profile = Samara();
        profile.Remove("deadlines");

        Should.Throw<ProfileRefusedException>(() => Parse(profile)).Message.ShouldContain("$.appeals: expected a section 'deadlines'");
    }

    [Fact]
    public void May_be_left_out()
    {
        var profile = Samara();
        profile.Remove("appeals");

        Parse(profile).Appeals.ShouldBeNull();
    }

    private static JsonObject Samara() => JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "samara.json")))!.AsObject();

    private static CompanyProfile Parse(JsonObject profile) => ProfileReader.Parse("samara.json", Encoding.UTF8.GetBytes(profile.ToJsonString()));
}
