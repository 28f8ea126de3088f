using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OpsHub.ClientHub.Norms;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Visits;

namespace OpsHub.ClientHub.Visits;

/// <summary>The register of visits as a table for a file; instants are the office's local time.</summary>
internal static class VisitTable
{
    private static readonly ImmutableArray<string> Russian =
    [
        "Офис", "Талон", "Исход", "Услуга", "Класс", "Категория", "Выдан", "Вызван", "Начало обслуживания", "Окончание", "Ожидание, с", "Отложен, с", "Обслуживание, с", "Окно", "Оператор", "Тематик",
        "Коды тематик", "Результат", "Вызовов", "Переводов", "По записи на",
    ];

    private static readonly ImmutableArray<string> English =
    [
        "Office", "Ticket", "Outcome", "Service", "Class", "Category", "Taken", "Called", "Service began", "Ended", "Wait, s", "Parked, s", "Service, s", "Window", "Operator", "Topics",
        "Topic codes", "Result", "Calls", "Transfers", "Booked for",
    ];

    public static LedgerTable Of(VisitQuery query, IEnumerable<VisitRow> rows, bool russian) => new(
        $"{query.Company}: {(russian ? "посещения" : "visits")}, {Iso(query.From)} – {Iso(query.To)}", russian ? Russian : English, [.. rows.Select(r => Cells(r, russian))]);

    private static ImmutableArray<object?> Cells(VisitRow row, bool russian)
    {
        var v = row.Visit;
        return
        [
            row.Office, v.Ticket, Outcome(v.Outcome, russian), v.Service, $"{v.Class}", v.Category, Local(row, v.IssuedAt), Local(row, v.CalledAt), Local(row, v.StartedAt), Local(row, v.EndedAt),
            (long?)v.WaitedS, (long)v.ParkedS, (long)v.ServiceS, (long?)v.Window, v.Operator, (long)v.Topics, string.Join(' ', v.TopicCodes), v.Result, (long)v.Calls, (long)v.Transfers,
            Local(row, v.Booking?.SlotAt),
        ];
    }

    private static string Outcome(VisitOutcome outcome, bool russian) => (outcome, russian) switch
    {
        (VisitOutcome.Served, true) => "обслужен", (VisitOutcome.NoShow, true) => "не подошёл", (VisitOutcome.Left, true) => "ушёл", (VisitOutcome.TurnedAway, true) => "не принят",
        _ => $"{outcome}",
    };

    private static string? Local(VisitRow row, Instant? at) => at?.InZone(row.TimeZone).ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
