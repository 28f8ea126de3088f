using System.Collections;
using System.Text.Json;
using NodaTime;

namespace OpsHub.ClientHub.Json;

/// <summary>Says in words what JSON a type is read from.</summary>
internal static class Expectation
{
    /// <summary>What is expected at a path such as <c>$.details.hours[2].from</c> of the type's JSON; what is expected of the whole when the path leads nowhere.</summary>
    public static string At(Type type, string? path)
    {
        var here = type;
        foreach (var step in (path ?? "$").Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var next = step[0] == '[' ? ElementOf(here) : MemberOf(here, step);
            if (next is null) return Of(here);
            here = next;
        }
        return Of(here);
    }

    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(int) || type == typeof(long)) return "a whole number";
        if (type == typeof(decimal) || type == typeof(double)) return "a number";
        if (type == typeof(Instant)) return "an instant such as \"2026-11-24T06:47:22Z\"";
        if (type == typeof(LocalDate)) return "a date such as \"2026-11-24\"";
        if (type == typeof(LocalTime)) return "a time such as \"09:30:00\"";
        if (typeof(DateTimeZone).IsAssignableFrom(type)) return "an IANA time zone such as \"Europe/Samara\"";
        if (type.IsEnum) return "one of: " + string.Join(", ", Enum.GetValues(type).Cast<object>().Select(v => JsonSerializer.Serialize(v, type, StrictJson.Options).Trim('"')));
        if (type == typeof(JsonElement)) return "an object";
        if (ElementOf(type) is { } element && !IsMap(type)) return $"a list of {Of(element)}";
        return "an object with " + (MembersOf(type) is { Length: > 0 } members ? members : "no members");
    }

    private static string MembersOf(Type type) =>
        IsMap(type) ? "any members" : string.Join(", ", StrictJson.Options.GetTypeInfo(type).Properties.Select(p => p.IsRequired ? p.Name : $"{p.Name}?"));

    private static Type? MemberOf(Type type, string name) =>
        IsMap(type)
            ? type.GetGenericArguments()[1]
            : StrictJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type).Properties.FirstOrDefault(p => p.Name == name)?.PropertyType;

    private static Type? ElementOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[^1] : type.GetElementType();
    }

    private static bool IsMap(Type type) => type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));
}
