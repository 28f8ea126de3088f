using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Tests.Support;

/// <summary>One value of any message, every field set.</summary>
internal static class Samples
{
    public static object Of(Type message) => Build(message, message.Name);

    private static object Build(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return name is "Letter" or "Number" ? "А" : name is "Ticket" ? "2026-11-24.А047" : $"{name.ToLowerInvariant()}-1";
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 70L;
        if (type == typeof(decimal)) return 7.5m;
        if (type == typeof(bool)) return true;
        if (type == typeof(Instant)) return Instant.FromUtc(2026, 11, 24, 6, 47, 22).PlusNanoseconds(name == "At" ? 123_000_000 : 0);
        if (type == typeof(LocalDate)) return new LocalDate(2026, 11, 24);
        if (type == typeof(LocalTime)) return name == "To" ? new LocalTime(20, 0) : new LocalTime(8, 30);
        if (type == typeof(DateTimeZone)) return Scenes.Samara;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type == typeof(ImmutableDictionary<TicketClass, int>)) return ImmutableDictionary<TicketClass, int>.Empty.Add(TicketClass.OutOfTurn, 1800);
        if (type == typeof(ImmutableSortedDictionary<string, string>)) return ImmutableSortedDictionary<string, string>.Empty.Add("contract", "contract-1");
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? List(type.GetGenericArguments()[0], name) : Record(type);
    }

    private static object List(Type item, string name)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Build(item, name), 0);
        return typeof(ImmutableArray).GetMethods(BindingFlags.Public | BindingFlags.Static).Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().Single(c => c.GetParameters() is not [var p] || p.ParameterType != type);
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Build(p.ParameterType, p.Name!))]);
    }
}
