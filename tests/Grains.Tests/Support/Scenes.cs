using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Tests.Support;

/// <summary>Usual beginnings.</summary>
internal static class Scenes
{
    public static readonly DateTimeZone Samara = DateTimeZoneProviders.Tzdb["Europe/Samara"];

    /// <summary>Tuesday, 08:00 in Samara (UTC+4).</summary>
    public static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 4, 0);

    public static QueueRules Rules { get; } = new(
        Samara,
        [new QueueService("contracts", "Договоры", "А"), new QueueService("meters", "Приборы учёта", "Б"), new QueueService("debts", "Задолженность", "В")],
        HeadStartS: ImmutableDictionary<TicketClass, int>.Empty.Add(TicketClass.OutOfTurn, 3600).Add(TicketClass.Booked, 1800));

    public static OfficeDetails Details(string name) => new(
        name, name, Samara, [.. Enumerable.Range(1, 5).Select(d => new DayHours((IsoDayOfWeek)d, new LocalTime(8, 0), new LocalTime(20, 0)))], Region: "Самара", OutOfTurn: ["инвалиды I группы"]);

    public static Instant At(int hour, int minute, int second = 0) => Morning + Duration.FromHours(hour - 8) + Duration.FromMinutes(minute) + Duration.FromSeconds(second);
}
