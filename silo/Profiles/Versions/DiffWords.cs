using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>Words for what profiles hold. What has no words here is named by its field: nothing is left out.</summary>
internal static partial class DiffWords
{
    private const int LongestText = 200;

    private static readonly FrozenDictionary<string, (string Ru, string En)> Things = new Dictionary<string, (string, string)>
    {
        ["offices"] = ("Офис", "Office"), ["lines"] = ("Линия", "Line"), ["services"] = ("Услуга", "Service"), ["rules"] = ("Правило", "Rule"), ["deadlines.rules"] = ("Срок", "Deadline"), ["norms.rules"] = ("Норма", "Norm"), ["appeals.kinds"] = ("Вид обращения", "Kind of appeal"), ["kinds"] = ("Вид", "Kind"),
        ["categories"] = ("Категория", "Category"), ["channels"] = ("Канал", "Channel"), ["events"] = ("Событие", "Event"), ["notEnforced"] = ("Не контролируется", "Not enforced"),
        ["subjects"] = ("Сведения об объекте", "What is told of"), ["required"] = ("Обязательное поле", "Required field"), ["noAction"] = ("Основание не рассматривать", "Ground for no action"),
        ["retention"] = ("Срок хранения", "Retention"), ["steps"] = ("Шаг", "Step"), ["processes"] = ("Процесс", "Process"), ["cadences"] = ("Периодичность", "Cadence"), ["schedules"] = ("Расписание", "Schedule"),
        ["notices"] = ("Сообщение", "Notice"), ["budgets"] = ("Бюджет перебоев", "Budget of interruptions"), ["priorities"] = ("Категория вне очереди", "Priority class"), ["money"] = ("Денежное правило", "Rule of money"),
        ["topics"] = ("Тема", "Topic"), ["menu"] = ("Функция голосового меню", "Function of the voice menu"), ["purposes"] = ("Цель исходящего звонка", "Purpose of an outbound call"), ["contacts"] = ("Адрес компании", "Address of the company"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string Ru, string En)> Fields = new Dictionary<string, (string, string)>
    {
        ["within"] = ("срок", "limit"), ["amber"] = ("предупреждение", "amber"), ["cap"] = ("предел", "cap"), ["from"] = ("от события", "from"), ["by"] = ("не позднее", "by"), ["roll"] = ("перенос с выходного", "roll"),
        ["threshold"] = ("порог", "threshold"), ["amount"] = ("величина", "amount"), ["unit"] = ("единица", "unit"), ["hours"] = ("часы", "hours"), ["hoursBy"] = ("часы по категориям", "hours by category"),
        ["readingDays"] = ("дни показаний", "reading days"), ["billDays"] = ("дни счетов", "bill days"), ["windows"] = ("окон", "windows"), ["address"] = ("адрес", "address"), ["name"] = ("название", "name"), ["nameEn"] = ("название по-английски", "name in English"), ["number"] = ("номер", "number"),
        ["clause"] = ("пункт", "clause"), ["requirementId"] = ("требование", "requirement"), ["note"] = ("примечание", "note"), ["notEnforced"] = ("почему не контролируется", "why not enforced"), ["why"] = ("почему", "why"),
        ["categories"] = ("категории", "categories"), ["channels"] = ("каналы", "channels"), ["kinds"] = ("виды", "kinds"), ["waitNormMin"] = ("норма ожидания, мин", "waiting norm, min"), ["servedArea"] = ("обслуживаемая территория", "served area"),
        ["timeZone"] = ("часовой пояс", "time zone"), ["owner"] = ("ответственный", "owner"), ["window"] = ("период", "window"), ["byYear"] = ("по годам", "by year"), ["thresholds"] = ("пороги по признакам", "thresholds by attribute"),
        ["stops"] = ("остановки", "stops"), ["extension"] = ("продление", "extension"), ["vip"] = ("для VIP", "for VIP"), ["caseLimit"] = ("предел случая", "case limit"), ["comparator"] = ("сравнение", "comparator"), ["phones"] = ("телефоны", "phones"),
        ["workingTime"] = ("рабочее время", "working time"), ["daysMean"] = ("как читать «дни»", "how days are read"), ["attributes"] = ("признаки", "attributes"), ["customer"] = ("как называют клиента", "word for the customer"),
    }.ToFrozenDictionary();

    private static readonly (string Ru, string En) Nothing = ("не задано", "nothing");

    /// <summary>Empty for a list without words.</summary>
    public static (string Ru, string En) ThingOf(string list) => Things.GetValueOrDefault(list, ("", ""));

    public static (string Ru, string En) FieldOf(string field) => Fields.GetValueOrDefault(field, (field, field));

    /// <summary>Whether an object is told as one value: a limit, hours, a value with its mark.</summary>
    public static bool IsWhole(JsonObject o) => o.Count > 0 && ((o.ContainsKey("amount") && o.ContainsKey("unit")) || o.ContainsKey("value") || o.All(m => Days().IsMatch(m.Key) || IsYear(m.Key)));

    /// <summary>A value in words.</summary>
    public static (string Ru, string En) Say(JsonNode? node) => node switch
    {
        null => Nothing,
        JsonObject o when o.ContainsKey("amount") && o["unit"] is JsonValue unit && Units.TryGetValue((string)unit!, out var words) => ($"{o["amount"]} {words.Ru}", $"{o["amount"]} {words.En}"),
        JsonObject o when o["value"] is { } value => (bool?)o["invented"] == true ? ($"{Say(value).Ru} (придумано)", $"{Say(value).En} (invented)") : Say(value),
        JsonObject o => (Joined(o, DayRu, v => Say(v).Ru), Joined(o, key => key, v => Say(v).En)),
        JsonArray { Count: 0 } => Nothing,
        JsonArray a => (Short(string.Join(", ", a.Select(i => Say(i).Ru))), Short(string.Join(", ", a.Select(i => Say(i).En)))),
        JsonValue v when v.TryGetValue<bool>(out var yes) => yes ? ("да", "yes") : ("нет", "no"),
        JsonValue v when v.TryGetValue<string>(out var text) => (Short(text), Short(text)),
        _ => (node.ToJsonString(), node.ToJsonString()),
    };

    private static FrozenDictionary<string, (string Ru, string En)> Units { get; } = Enum.GetValues<DeadlineUnit>().ToFrozenDictionary(WordConverter<DeadlineUnit>.Of, UnitWords.Of);

    private static bool IsYear(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2200;

    private static string Joined(JsonObject o, Func<string, string> name, Func<JsonNode?, string> say) => Short(string.Join("; ", o.Select(m => $"{name(m.Key)} {say(m.Value)}")));

    private static string DayRu(string key) => Days().IsMatch(key) ? string.Join('–', key.Split('-').Select(day => DaysRu[day])) : key;

    private static FrozenDictionary<string, string> DaysRu { get; } =
        new Dictionary<string, string> { ["mon"] = "пн", ["tue"] = "вт", ["wed"] = "ср", ["thu"] = "чт", ["fri"] = "пт", ["sat"] = "сб", ["sun"] = "вс" }.ToFrozenDictionary();

    private static string Short(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}…";

    [GeneratedRegex("^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$")]
    private static partial Regex Days();
}
