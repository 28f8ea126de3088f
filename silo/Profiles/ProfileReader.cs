using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>Reads company profiles.</summary>
public static partial class ProfileReader
{
    private static readonly JsonSerializerOptions Options = Told();

    /// <summary>The profiles that come with the program.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "profiles");

    /// <summary>Every profile in a directory, by id.</summary>
    /// <exception cref="ProfileRefusedException">One of them cannot be used, or there is none.</exception>
    public static IReadOnlyList<CompanyProfile> All(string directory)
    {
        var ids = Ids(directory);
        if (ids.Count == 0) throw new ProfileRefusedException(directory, "$", new("каталог профилей, по одному {компания}.json", "a directory with profiles, one {company}.json each"));
        return [.. ids.Select(id => Read(Path.Combine(directory, $"{id}.json")))];
    }

    /// <summary>Ids of the companies that have a profile in a directory; the schema beside them is none.</summary>
    public static IReadOnlyList<string> Ids(string directory) => Directory.Exists(directory)
        ? [.. Directory.GetFiles(directory, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal) && !file.EndsWith(".base.json", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <exception cref="ProfileRefusedException">The file is missing, is no JSON, or says what cannot be.</exception>
    public static CompanyProfile Read(string file)
    {
        if (!File.Exists(file)) throw new ProfileRefusedException(file, "$", new("профиль: такого файла нет", "a profile; there is no such file"));
        return Parse(file, File.ReadAllBytes(file));
    }

    internal static CompanyProfile Parse(string file, ReadOnlySpan<byte> json)
    {
        try
        {
            var profile = JsonSerializer.Deserialize<CompanyProfile>(Whole(file, json), Options) ?? throw new ProfileRefusedException(file, "$", new("объект", "an object"));
            return ProfileCheck.FirstWrong(profile, Path.GetFileNameWithoutExtension(file)) is var (path, expected) ? throw new ProfileRefusedException(file, path, expected) : profile with { Source = Encoding.UTF8.GetString(json) };
        }
        catch (JsonException e)
        {
            throw new ProfileRefusedException(file, e.Path ?? "$", Expected(e), e);
        }
    }

    /// <summary>With the base standard it extends, if it does.</summary>
    private static ReadOnlySpan<byte> Whole(string file, ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\"extends\""u8) < 0 || JsonNode.Parse(json) is not JsonObject own || own["extends"] is not JsonObject) return json;
        return JsonSerializer.SerializeToUtf8Bytes(BaseStandard.Under(file, own, Path.GetDirectoryName(file) is { Length: > 0 } directory ? directory : Shipped));
    }

    // The dialect of profiles comes before that of the log.
    private static JsonSerializerOptions Told()
    {
        var options = new JsonSerializerOptions(HubJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false };
        JsonConverter[] own = [new StatedConverterFactory(), new WeekHoursConverter(), new WordConverterFactory(), new TimeOfDayConverter()];
        foreach (var converter in own) options.Converters.Insert(0, converter);
        return options;
    }

    /// <summary>In the profile's words: the serialiser speaks of types that a profile's author does not know.</summary>
    private static Said Expected(JsonException e)
    {
        if (e is WrongValueException wrong) return wrong.Expected;
        if (Missing().Match(e.Message) is { Success: true } missing) return new Said($"поля {missing.Groups[1].Value}", $"the fields {missing.Groups[1].Value}");
        if (Unknown().Match(e.Message) is { Success: true } unknown) return new Said($"без поля «{unknown.Groups[1].Value}»: такого поля нет", $"no field '{unknown.Groups[1].Value}'; it is not known");
        if (e.Message.StartsWith("Duplicate", StringComparison.Ordinal)) return new Said("каждое поле один раз: одно повторяется", "every field once; one stands twice");
        if (Unlike().Match($"{e.InnerException?.Message} {e.Message}") is { Success: true } unlike) return Kind(unlike.Value);
        if (e.LineNumber is { } line && e.InnerException is not null) return new Said($"JSON: текст обрывается или сбивается в строке {line + 1}", $"JSON; the text breaks off or goes wrong in line {line + 1}");
        return Shown().Match(e.Message) is { Success: true } shown ? new Said($"значение вроде {shown.Groups[1].Value}", shown.Value["Expected ".Length..]) : new Said("другое значение", e.Message.TrimEnd('.'));
    }

    private static Said Kind(string told) => told switch
    {
        _ when told.Contains("number", StringComparison.Ordinal) || told.Contains("Int32", StringComparison.Ordinal) => new("целое число", "a whole number"),
        _ when told.Contains("tring", StringComparison.Ordinal) => new("текст", "text"),
        _ when told.Contains("oolean", StringComparison.Ordinal) => new("true или false", "true or false"),
        _ => new("значение другого вида", "a value of another kind"),
    };

    [GeneratedRegex("missing required properties including: (.+?)\\.?$")]
    private static partial Regex Missing();

    [GeneratedRegex("property '(.+?)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("as a (number|string|boolean)|could not be converted to \\S+")]
    private static partial Regex Unlike();

    [GeneratedRegex("^Expected .+ such as (\"[^\"]+\")")]
    private static partial Regex Shown();
}
