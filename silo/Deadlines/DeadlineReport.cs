using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Deadlines;

/// <summary>Deadlines as text and as JSON, local times with their offset.</summary>
/// <param name="told">Names the events.</param>
/// <param name="russian">Language of the text; JSON has both.</param>
internal sealed class DeadlineReport(DeadlineSetting setting, DeadlinesProfile told, bool russian)
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<m>");
    private static readonly JsonSerializerOptions Indented = new(HubJson.Cells) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };   // for a console: + stays +

    private static readonly JsonSerializerOptions StepJson = Dialect();

    private readonly StepWords _words = new(setting.Zone, setting.Calendar, told.Events.ToDictionary(e => e.Id, e => (e.Name, e.NameEn)));

    public string Text(IEnumerable<ExplainedDeadline> answers, bool explain) => string.Join("\n\n", answers.Select(a => Text(a, explain)));

    /// <summary>One object; further clocks of the subject stand in <c>others</c>.</summary>
    public string Json(IReadOnlyList<ExplainedDeadline> answers)
    {
        var first = Of(answers[0]);
        if (answers.Count > 1) first["others"] = new JsonArray([.. answers.Skip(1).Select(Of)]);
        return first.ToJsonString(Indented);
    }

    /// <summary>One clock as JSON, with its steps in both languages.</summary>
    public JsonObject Node(ExplainedDeadline answer) => Of(answer);

    private string Text(ExplainedDeadline answer, bool explain)
    {
        var text = new StringBuilder($"{answer.Rule.Clock}: {answer.Rule.Name}");
        text.Append(answer.Result is DeadlineDue due ? Instants(due) : $"\n  {Word("no deadline", "срока нет")}: {Said(_words.Ended(answer.Result))}");
        if (answer.Result is NoCalendar { AmberAt: { } amber }) text.Append(Label("amber", "предупреждение")).Append(Local(amber));
        if (answer.Rule.Note is { } note) text.Append(Label("note", "примечание")).Append(note);
        if (!explain) return text.ToString();
        foreach (var step in answer.Steps) text.Append("\n  · ").Append(Said(_words.Say(step)));
        if (answer.AmberSteps.Length > 0) text.Append("\n  ").Append(Word("amber", "предупреждение")).Append(':');
        foreach (var step in answer.AmberSteps) text.Append("\n  · ").Append(Said(_words.Say(step)));
        return text.ToString();
    }

    private string Instants(DeadlineDue due)
    {
        var amber = due.AmberAt is { } at ? Local(at) : due.AmberMissing is { } missing ? Said(_words.Ended(missing)) : "–";
        var tell = due.TellBy is { } by ? $"\n  {Word("tell the customer of the extension by", "уведомить о продлении не позднее")} {Local(by)}" : "";
        var from = due.EarliestAt is { } earliest ? $"{Label("from", "не ранее")}{Local(earliest)}" : "";
        return $"{from}{Label("due", "срок")}{Local(due.DueAt)}{Label("amber", "предупреждение")}{amber}{Label("red", "нарушение")}{Local(due.RedAt)}{tell}";
    }

    private string Label(string en, string ru) => $"\n  {(russian ? ru.PadRight(16) : en.PadRight(7))}";

    private string Word(string en, string ru) => russian ? ru : en;

    private JsonObject Of(ExplainedDeadline answer)
    {
        var due = answer.Result as DeadlineDue;
        var amberAt = answer.Result is NoCalendar none ? none.AmberAt : due?.AmberAt;
        return new JsonObject
        {
            ["due"] = due is null ? null : Local(due.DueAt), ["amber"] = amberAt is { } amber ? Local(amber) : null, ["red"] = due is null ? null : Local(due.RedAt),
            ["state"] = State(answer.Result), ["why"] = due is null ? Both(_words.Ended(answer.Result)) : due.AmberMissing is { } missing ? Both(_words.Ended(missing)) : null,
            ["earliest"] = due?.EarliestAt is { } earliest ? Local(earliest) : null, ["tellBy"] = due?.TellBy is { } by ? Local(by) : null, ["calendar"] = setting.Calendar.Id, ["timeZone"] = setting.Zone.Id, ["rule"] = RuleOf(answer.Rule),
            ["steps"] = Steps(answer.Steps), ["amberSteps"] = Steps(answer.AmberSteps),
        };
    }

    private JsonObject RuleOf(DeadlineRule rule) => new()
    {
        ["id"] = rule.Id, ["name"] = rule.Name, ["clock"] = rule.Clock, ["clause"] = rule.Clause, ["requirementId"] = rule.RequirementId, ["amount"] = rule.Within.Amount,
        ["unit"] = WordConverter<DeadlineUnit>.Of(rule.Within.Unit), ["readAs"] = WordConverter<DeadlineUnit>.Of(setting.Read(rule.Within.Unit)), ["direction"] = WordConverter<Direction>.Of(rule.Direction),
        ["severity"] = WordConverter<Severity>.Of(rule.Severity), ["note"] = rule.Note,
    };

    private JsonArray Steps(IEnumerable<Step> steps) => new([.. steps.Select(Of)]);

    private JsonObject Of(Step step)
    {
        var told = step is EndedStep ? [] : (JsonObject)JsonSerializer.SerializeToNode(step, step.GetType(), StepJson)!;
        told.Insert(0, "step", JsonNamingPolicy.KebabCaseLower.ConvertName(step.GetType().Name[..^"Step".Length]));
        told["text"] = Both(_words.Say(step));
        return told;
    }

    private static JsonSerializerOptions Dialect()
    {
        var options = new JsonSerializerOptions(HubJson.Options);
        options.Converters.Insert(0, new WordConverterFactory());
        return options;
    }

    private static JsonObject Both((string Ru, string En) said) => new() { ["ru"] = said.Ru, ["en"] = said.En };

    private static string State(DeadlineResult result) => JsonNamingPolicy.KebabCaseLower.ConvertName(result is DeadlineDue ? "Due" : result.GetType().Name);

    private string Said((string Ru, string En) both) => Word(both.En, both.Ru);

    private string Local(Instant at) => Pattern.Format(at.InZone(setting.Zone).ToOffsetDateTime());
}
