using System.Text.Json.Serialization;
using System.Text.Json;

namespace OpsHub.Silo.Profiles;

/// <summary>A value of a profile, written plainly (<c>15</c>) where the company's standard states it and as <c>{ "value": 15, "invented": true }</c> where it is silent.</summary>
public readonly record struct Stated<T>(T Value, bool Invented = false);

/// <summary>Reads both forms.</summary>
internal sealed class StatedConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Stated<>);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(StatedConverter<>).MakeGenericType(type.GetGenericArguments()))!;

    /// <summary>Calls the value's converter itself: a nested deserialisation would lose the path to what is wrong.</summary>
    private sealed class StatedConverter<T> : JsonConverter<Stated<T>>
    {
        public override Stated<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var inner = (JsonConverter<T>)options.GetConverter(typeof(T));
            if (!IsMarked(reader)) return new Stated<T>(Plain(inner, ref reader, options));
            var stated = default(Stated<T>);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                stated = name switch
                {
                    "value" => stated with { Value = Plain(inner, ref reader, options) },
                    "invented" => stated with { Invented = reader.GetBoolean() },
                    _ => throw new WrongValueException(new($"без поля «{name}»: здесь бывают только value и invented", $"no field '{name}' beside value and invented")),
                };
            }
            return stated;
        }

        public override void Write(Utf8JsonWriter writer, Stated<T> value, JsonSerializerOptions options) => throw new NotSupportedException("Profiles are read only.");

        private static T Plain(JsonConverter<T> inner, ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            if (typeof(T) == typeof(int) && reader.TokenType != JsonTokenType.Number) throw new WrongValueException(new("целое число", "a whole number"));
            if (typeof(T) == typeof(string) && reader.TokenType != JsonTokenType.String) throw new WrongValueException(new("текст", "text"));
            return inner.Read(ref reader, typeof(T), options)!;
        }

        // the reader is a copy: looking ahead moves nothing
        private static bool IsMarked(Utf8JsonReader reader) => reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("value");
    }
}
