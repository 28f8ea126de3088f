using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json;
using NodaTime.Text;
using NodaTime;

namespace OpsHub.Silo.Profiles;

/// <summary>Enumerations as profiles write them: <c>working-days</c>.</summary>
internal sealed class WordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsEnum;

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(type))!;
}

internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(Of);

    public static string Of(T value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Words.TryGetValue(reader.GetString()!, out var value) ? value : throw new WrongValueException(new($"одно из {string.Join(", ", Words.Keys)}", $"one of {string.Join(", ", Words.Keys)}"));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Of(value));
}

/// <summary>A time of day as profiles write it: <c>18:00</c>.</summary>
internal sealed class TimeOfDayConverter : JsonConverter<LocalTime>
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public override LocalTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Pattern.Parse(reader.GetString()!) is { Success: true, Value: var time } ? time : throw new WrongValueException(new("время суток, например \"18:00\"", "a time of day such as \"18:00\""));

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) => writer.WriteStringValue(Pattern.Format(value));
}
