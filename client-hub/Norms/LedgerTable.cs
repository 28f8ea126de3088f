using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OpsHub.Grains.Norms;

namespace OpsHub.ClientHub.Norms;

/// <summary>A ledger as a table for a file: one header, one row for each norm, numbers as numbers.</summary>
/// <param name="Title">Company, month and day of the data.</param>
/// <param name="Rows">Cells are text, <c>decimal</c>, <c>long</c> or null.</param>
internal sealed record LedgerTable(string Title, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<object?>> Rows)
{
    private static readonly ImmutableArray<string> Russian =
    [
        "Пункт", "Требование", "Норма", "Состояние", "Пояснение", "Порог", "Единица", "Значение", "Случаев", "Сверх предела", "С исключёнными", "Исключено", "Прогноз", "Ошибка прогноза",
        "Запас", "Остаток в среднем", "Прошлый период", "Офисов и линий", "С данными", "Нарушают", "Ответственный", "Период с", "Период по",
    ];

    private static readonly ImmutableArray<string> English =
    [
        "Clause", "Requirement", "Norm", "State", "Why", "Threshold", "Unit", "Value", "Cases", "Over", "With excluded", "Excluded", "Forecast", "Forecast error",
        "Left", "Rest must average", "Period before", "Offices and lines", "With data", "Broken by", "Owner", "From", "To",
    ];

    public static LedgerTable Of(NormLedger ledger, bool russian) => new(
        russian ? $"{ledger.Name}: исполнение стандарта, {ledger.Month}, данные по {Iso(ledger.Day)}{(ledger.Simulated ? ", имитация" : "")}" : $"{ledger.Name}: compliance, {ledger.Month}, data to {Iso(ledger.Day)}{(ledger.Simulated ? ", simulated" : "")}",
        russian ? Russian : English,
        [.. ledger.Rows.Select(row => Cells(row, russian)), .. ledger.NotEnforced.Select(rule => Cells(rule, russian))]);

    private static ImmutableArray<object?> Cells(NormRow r, bool russian) =>
    [
        Clauses.In(r.Rule.Clause, russian), r.Rule.RequirementId, russian ? r.Rule.Name : r.Rule.NameEn, LedgerWords.State(r, russian), LedgerWords.In(r.NotEnforced ?? r.Why, russian), r.Threshold, LedgerWords.Unit(r.Rule.Unit, russian), r.Value, r.N, r.Over,
        r.WithAll?.Value, r.WithAll?.LeftOut, r.Forecast?.Value, r.Forecast?.Error, r.Budget?.Left, r.Budget?.RestMean, r.Previous?.Value, (long)r.Subjects, (long)r.WithData, (long)r.Broken, r.Rule.Owner, Iso(r.First), Iso(r.Last),
    ];

    private static ImmutableArray<object?> Cells(UnkeptRule r, bool russian) =>
        [Clauses.In(r.Clause, russian), r.RequirementId, r.Text, LedgerWords.NotEnforced(russian), LedgerWords.In(r.Why, russian), .. Enumerable.Repeat<object?>(null, Russian.Length - 5)];

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
