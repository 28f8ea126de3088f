using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using NodaTime.Text;

namespace OpsHub.Grains.Kernel.Json;

/// <summary>The one JSON dialect of the log, the API and the feed: camelCase, enums as camelCase text, instants as UTC ISO text, nulls left out.</summary>
public static class HubJson
{
    /// <summary>Shared and frozen.</summary>
    public static JsonSerializerOptions Options { get; } = Freeze(Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    /// <summary>The same for the cells of boards, where a null is written: a screen tells "there is none" from "the server does not say".</summary>
    public static JsonSerializerOptions Cells { get; } = Freeze(new JsonSerializerOptions(Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never });

    /// <summary>Makes other options (those of a web framework) speak the dialect.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 16;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullsBeLeftOut } };
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Cyrillic, UnicodeRanges.GeneralPunctuation, UnicodeRanges.Latin1Supplement);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new PatternConverter<NodaTime.Instant>(InstantPattern.ExtendedIso, "2026-11-24T06:47:22Z"));
        options.Converters.Add(new PatternConverter<NodaTime.LocalDate>(LocalDatePattern.Iso, "2026-11-24"));
        options.Converters.Add(new PatternConverter<NodaTime.LocalTime>(LocalTimePattern.ExtendedIso, "09:30:00"));
        options.Converters.Add(new ZoneConverter());
        return options;
    }

    // Nulls are not written, so a nullable value may be missing where it is read.
    private static void LetNullsBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { IsNullable: true }) property.IsRequired = false;
    }

    private static JsonSerializerOptions Freeze(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
