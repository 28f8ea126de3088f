using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Appeals;

/// <summary>Whether and how an appeal is registered. Every written appeal is, even one that is left without action afterwards; only what the company itself must state is asked for at once.</summary>
internal static class Registration
{
    private const int MostAttributes = 20;

    /// <param name="a">Nothing yet, or a letter that was received before.</param>
    public static Decision<AppealEvent> Decide(AppealState a, RegisterAppeal r, Turn turn, AppealStandard standard)
    {
        r = r with { ReceivedAt = r.ReceivedAt ?? a.Received?.ReceivedAt };
        if (Wrong(r, turn, standard) is { } wrong) return wrong;
        var missing = Missing(r, standard).ToList();
        if (missing.FirstOrDefault(m => m.IfMissing == IfMissing.Refuse) is { } field) return new Refusal("field-missing", $"An appeal of this kind must state {Named(field)}.");
        return AppealClocks.After(a, standard, Registered(r, turn, standard, [.. missing.Select(Named)]));
    }

    /// <summary>Whether it is the appeal that is registered already, said again.</summary>
    public static bool Says(RegisterAppeal r, AppealRegistered known) =>
        (r.Kind, r.Channel, r.Category, r.Topic, r.Customer) == (known.Kind, known.Channel, known.Category, known.Topic, known.Customer);

    private static AppealRegistered Registered(RegisterAppeal r, Turn turn, AppealStandard standard, ImmutableArray<string> missing) => new(
        r.Kind, r.Category, r.Channel, r.Form, r.Topic, r.Vip || standard.Category(r.Category) is { Vip: true }, r.Office, r.Customer, r.ReplyBy, r.Given ?? [], missing, r.SealedPerson,
        r.ReceivedAt ?? turn.OccurredAt, r.PromisedAt, r.Executor, turn.Actor, turn.OccurredAt)
    {
        Year = standard.DeadlinesOf(null).Setting.DayOf(turn.OccurredAt).Year,
        Attributes = r.Attributes,
    };

    private static Refusal? Wrong(RegisterAppeal r, Turn turn, AppealStandard standard) => r switch
    {
        { Person: not null } => new Refusal("not-sealed", "A person's details must be sealed before they reach the log; this process holds no keys."),
        _ when standard.Kind(r.Kind) is null => Unknown("kind", r.Kind, standard.Kinds.Select(k => k.Id)),
        _ when !standard.Channels.Contains(r.Channel) => Unknown("channel", r.Channel, standard.Channels),
        { ReplyBy: { } by } when !standard.Channels.Contains(by) => Unknown("channel", by, standard.Channels),
        { Category: { } category } when standard.Category(category) is null => Unknown("category", category, standard.Categories.Select(c => c.Id)),
        { Category: null } when NeedsCategory(r, standard) => new Refusal("category-missing", $"The deadline of this kind depends on the customer's category; there is {string.Join(", ", standard.Categories.Select(c => c.Id))}."),
        _ when r.ReceivedAt > turn.OccurredAt => new Refusal("received-after-registered", "The appeal cannot have come after it was registered."),
        { Attributes: { } said } when said.Count > MostAttributes || said.Any(a => !GrainId.IsPart(a.Key) || a.Value.Length is 0 or > Appeal.MaxWordLength) => new Refusal("attributes-wrong", $"An appeal has at most {MostAttributes} attributes: a name of latin letters, and a value of 1 to {Appeal.MaxWordLength} characters."),
        _ when Long(r) is { } field => new Refusal("field-wrong", $"'{field}' is 1 to {Appeal.MaxWordLength} characters."),
        _ => null,
    };

    private static bool NeedsCategory(RegisterAppeal r, AppealStandard standard) =>
        standard.DeadlinesOf(r.Office).Rules.Any(rule => rule.Clock == DeadlineRule.Answer && rule.Categories is not null && rule.Kinds.Contains(standard.Kind(r.Kind)!.Deadlines));

    /// <summary>What the standard asks of an appeal of this kind and it does not state.</summary>
    public static IEnumerable<RequiredField> Missing(RegisterAppeal r, AppealStandard standard)
    {
        string[] given = [.. r.Given ?? [], .. r.Topic is null ? Array.Empty<string>() : ["topic"], .. r.ReplyBy is null ? Array.Empty<string>() : ["reply-channel"]];
        return standard.Required.Where(f => f.Kinds?.Contains(r.Kind) != false && (f.Categories is not { } c || (r.Category is { } own && c.Contains(own))) && !f.AnyOf.Intersect(given).Any());
    }

    private static string? Long(RegisterAppeal r) => new (string Name, string? Value)[] { ("topic", r.Topic), ("office", r.Office), ("executor", r.Executor), ("customer", r.Customer) }
        .FirstOrDefault(f => f.Value is { } v && (v.Length is 0 or > Appeal.MaxWordLength)).Name;

    private static string Named(RequiredField field) => string.Join('|', field.AnyOf);

    public static Refusal Unknown(string what, string value, IEnumerable<string> there) =>
        new($"{what}-unknown", $"There is no {what} '{value[..Math.Min(value.Length, 40)]}'; there is {string.Join(", ", there)}.");
}
