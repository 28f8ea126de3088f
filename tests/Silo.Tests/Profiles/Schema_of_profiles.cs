using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Profiles;

/// <summary>The published schema against the profiles that ship, its own examples, and what the reader knows.</summary>
public sealed class Schema_of_profiles
{
    private static readonly JsonObject Text = JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "profile.schema.json")))!.AsObject();

    public static TheoryData<string> Companies => ["khges", "saratov", "samara", "mordovia", "vladimir"];

    public static TheoryData<string, Type> Objects => new()
    {
        { "", typeof(CompanyProfile) }, { "vocabulary", typeof(VocabularyProfile) }, { "queue", typeof(QueueProfile) }, { "discipline", typeof(DisciplineProfile) }, { "headStart", typeof(HeadStartProfile) }, { "booked", typeof(BookedProfile) },
        { "booking", typeof(BookingProfile) }, { "visitorCategory", typeof(VisitorCategory) }, { "windowProfile", typeof(WindowProfile) }, { "topic", typeof(QueueTopic) }, { "service", typeof(ServiceProfile) }, { "office", typeof(OfficeProfile) },
        { "line", typeof(LineProfile) }, { "address", typeof(AddressProfile) }, { "timetable", typeof(TimetableProfile) }, { "seasonHours", typeof(SeasonHoursProfile) }, { "monthlyHours", typeof(MonthlyHoursProfile) }, { "datedHours", typeof(DatedHoursProfile) }, { "money", typeof(MoneyProfile) }, { "extends", typeof(ExtendsProfile) }, { "season", typeof(Season) }, { "variant", typeof(LimitVariant) }, { "served", typeof(ServedProfile) }, { "categoryHours", typeof(CategoryHoursProfile) }, { "deadlines", typeof(DeadlinesProfile) }, { "named", typeof(NamedProfile) }, { "kind", typeof(KindProfile) }, { "category", typeof(CategoryProfile) },
        { "notEnforced", typeof(NotEnforcedProfile) }, { "rule", typeof(DeadlineRule) }, { "limit", typeof(Limit) }, { "vip", typeof(VipFactor) }, { "stop", typeof(ClockStop) }, { "extension", typeof(Extension) },
        { "norms", typeof(NormsProfile) }, { "subject", typeof(SubjectProfile) }, { "norm", typeof(NormRule) }, { "caseLimit", typeof(CaseLimit) }, { "attributeThreshold", typeof(AttributeThreshold) },
        { "normWhere", typeof(NormWhere) }, { "normExclusion", typeof(NormExclusion) },
        { "appeals", typeof(AppealsProfile) }, { "appealKind", typeof(AppealKindProfile) }, { "requiredField", typeof(RequiredFieldProfile) }, { "noAction", typeof(NoActionProfile) }, { "retention", typeof(RetentionProfile) },
        { "cases", typeof(CasesProfile) }, { "process", typeof(ProcessProfile) }, { "processStep", typeof(ProcessStepProfile) }, { "stepSkip", typeof(StepSkipProfile) }, { "caseGround", typeof(CaseGroundProfile) }, { "duty", typeof(DutyProfile) },
        { "notice", typeof(NoticeProfile) }, { "report", typeof(ReportProfile) }, { "column", typeof(ColumnProfile) }, { "settlement", typeof(SettlementProfile) },
        { "listedTopic", typeof(TopicProfile) }, { "contact", typeof(ContactProfile) }, { "kept", typeof(KeepProfile) }, { "phone", typeof(PhoneProfile) }, { "menuFunction", typeof(MenuFunctionProfile) }, { "phonePurpose", typeof(PhonePurposeProfile) }, { "lost", typeof(LostProfile) }, { "channel", typeof(ChannelProfile) }, { "interruptions", typeof(InterruptionsProfile) }, { "watchedChannel", typeof(WatchedChannelProfile) },
    };

    [Theory, MemberData(nameof(Companies))]
    public void Is_kept_by_every_profile_that_ships(string company) => Keeps(Text, Profile(company)).ShouldBeTrue(Wrong(Text, Profile(company)));

    [Theory]
    [InlineData("unit", null)]
    [InlineData("unit", "fortnights")]
    [InlineData("amount", -1)]
    [InlineData("amount", "three")]
    public void Is_broken_by_a_limit_that_says_less_or_else(string field, object? value)
    {
        var profile = Profile("samara");
        var within = profile["deadlines"]!["rules"]![0]!["within"]!.AsObject();
        within.Remove(field);
        if (value is not null) within[field] = JsonValue.Create(value);

        Keeps(Text, profile).ShouldBeFalse();
    }

    [Fact]
    public void Is_broken_by_a_field_it_does_not_know()
    {
        var profile = Profile("samara");
        profile["deadlines"]!["rules"]![0]!["colour"] = "red";

        Keeps(Text, profile).ShouldBeFalse();
    }

    [Fact]
    public void Has_examples_that_keep_it()
    {
        var examples = Nodes(Text).OfType<JsonObject>().Where(node => node["examples"] is JsonArray).ToList();

        foreach (var node in examples)
            foreach (var example in node["examples"]!.AsArray()) Keeps(Alone(node), example).ShouldBeTrue($"{example?.ToJsonString()} of {node["description"]}");
        examples.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Has_an_example_of_every_construct()
    {
        foreach (var (name, definition) in Text["$defs"]!.AsObject()) (definition!["examples"] as JsonArray)?.Count.ShouldBeGreaterThan(0, name);
        Text["$defs"]!.AsObject().Where(d => d.Value!["examples"] is null).Select(d => d.Key).Except(["texts", "statedHours"]).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Objects))]
    public void Knows_the_fields_that_the_reader_knows(string name, Type type)
    {
        var node = name == "" ? Text : Text["$defs"]![name]!.AsObject();
        var parameters = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters();

        node["properties"]!.AsObject().Select(p => p.Key).ShouldBe(parameters.Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)), ignoreOrder: true);
        node["required"]!.AsArray().Select(r => r!.GetValue<string>()).ShouldBe(parameters.Where(p => !p.HasDefaultValue).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)), ignoreOrder: true);
    }

    [Theory]
    [InlineData("rule", "severity", typeof(Severity))]
    [InlineData("rule", "direction", typeof(Direction))]
    [InlineData("rule", "starts", typeof(FirstDay))]
    [InlineData("rule", "pick", typeof(StartPick))]
    [InlineData("variant", "on", typeof(DayType))]
    [InlineData("extends", "wins", typeof(BaseWins))]
    [InlineData("kind", "family", typeof(KindFamily))]
    [InlineData("vip", "moves", typeof(VipMoves))]
    [InlineData("unit", null, typeof(DeadlineUnit))]
    [InlineData("norm", "entity", typeof(NormEntity))]
    [InlineData("norm", "aggregation", typeof(NormAggregation))]
    [InlineData("norm", "comparator", typeof(Comparator))]
    [InlineData("norm", "window", typeof(NormWindow))]
    [InlineData("norm", "force", typeof(NormForce))]
    [InlineData("norm", "per", typeof(NormPer))]
    [InlineData("normExclusion", "kind", typeof(ExclusionKind))]
    [InlineData("normUnit", null, typeof(NormUnit))]
    [InlineData("population", null, typeof(Population))]
    [InlineData("weekday", null, typeof(NodaTime.IsoDayOfWeek))]
    [InlineData("confidence", null, typeof(Confidence))]
    [InlineData("report", "every", typeof(OpsHub.Grains.Duties.Cadence))]
    [InlineData("roll", null, typeof(Roll))]
    [InlineData("office", "feed", typeof(OfficeFeed))]
    [InlineData("contact", "kind", typeof(ContactKind))]
    [InlineData("kept", "of", typeof(KeptData))]
    [InlineData("channel", "mode", typeof(ChannelMode))]
    [InlineData("ticketClass", null, typeof(TicketClass))]
    [InlineData("requiredField", "ifMissing", typeof(IfMissing))]
    public void Knows_the_words_that_the_reader_knows(string definition, string? property, Type words)
    {
        var node = Text["$defs"]![definition]!;
        var listed = (property is null ? node : node["properties"]![property]!)["enum"]!.AsArray().Select(w => w!.GetValue<string>());

        listed.ShouldBe(Enum.GetNames(words).Select(JsonNamingPolicy.KebabCaseLower.ConvertName), ignoreOrder: true);
    }

    private static JsonObject Profile(string company) => JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, $"{company}.json")))!.AsObject();

    /// <summary>A part of the schema as a schema of its own.</summary>
    private static JsonObject Alone(JsonObject node)
    {
        var alone = node.DeepClone().AsObject();
        alone["$defs"] = Text["$defs"]!.DeepClone();
        return alone;
    }

    private static bool Keeps(JsonObject schema, JsonNode? value) => JsonSchema.FromText(schema.ToJsonString()).Evaluate(value).IsValid;

    private static string Wrong(JsonObject schema, JsonNode value) =>
        string.Join("; ", JsonSchema.FromText(schema.ToJsonString()).Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.List }).Details
            .Where(d => d.HasErrors).Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}"));

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject o => o.Where(p => p.Key != "examples" && p.Value is not null).SelectMany(p => Nodes(p.Value!)).Prepend(node),
        JsonArray a => a.Where(n => n is not null).SelectMany(n => Nodes(n!)),
        _ => [],
    };
}
