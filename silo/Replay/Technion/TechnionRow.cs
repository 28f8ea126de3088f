using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Technion;

/// <summary>How the publisher says a call ended.</summary>
internal enum TechnionOutcome { Agent, Hang, Phantom }

/// <summary>One call of the Technion call-by-call file. A time of <c>0:00:00</c> stands for "did not happen".</summary>
/// <param name="Key">Unique in the file: date, line of the voice response unit and call id.</param>
/// <param name="Priority">0, 1 or 2.</param>
/// <param name="Date">Local date of every time in the row.</param>
/// <param name="MenuAt">The call reached the menu.</param>
/// <param name="MenuLeftAt">It left the menu.</param>
/// <param name="JoinedAt">It joined the queue, or null.</param>
/// <param name="WaitS">Wait in the queue, seconds.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ServedAt">Service began, or null.</param>
/// <param name="ServiceS">Service, seconds.</param>
/// <param name="Server">Who served, or null.</param>
internal sealed record TechnionRow(
    string Key, int Priority, LocalDate Date, LocalTime MenuAt, LocalTime MenuLeftAt, LocalTime? JoinedAt, int WaitS,
    TechnionOutcome Outcome, LocalTime? ServedAt, int ServiceS, string? Server)
{
    private const string NoServer = "NO_SERVER";

    /// <summary>Columns the row is read from.</summary>
    public static readonly string[] Columns =
        ["vru_line", "call_id", "priority", "date", "vru_entry", "vru_exit", "q_start", "q_time", "outcome", "ser_start", "ser_time", "server"];

    /// <summary>Reads a row; worthless when the row then has a problem.</summary>
    public static TechnionRow Read(CsvRow row) => new(
        KeyOf(row), row.Whole("priority", 0, 9), row.Date("date"), row.Time("vru_entry"), row.Time("vru_exit"), Happened(row.Time("q_start")),
        row.Whole("q_time", 0, Caller.MaxSeconds), OutcomeOf(row), Happened(row.Time("ser_start")), row.Whole("ser_time", 0, Caller.MaxSeconds),
        row.Text("server") is { Length: > 0 } server and not NoServer ? server : null);

    private static LocalTime? Happened(LocalTime time) => time == LocalTime.Midnight ? null : time;

    private static string KeyOf(CsvRow row)
    {
        foreach (var column in (ReadOnlySpan<string>)["vru_line", "call_id"])
            if (!GrainId.IsPart(row.Text(column)) || row.Text(column).Length > 40) row.Complain(column, "an id of 1 to 40 letters, digits or . _ : -");
        return $"{row.Date("date"):uuuuMMdd}.{row.Text("vru_line")}.{row.Text("call_id")}";
    }

    private static TechnionOutcome OutcomeOf(CsvRow row)
    {
        switch (row.Text("outcome"))
        {
            case "AGENT": return TechnionOutcome.Agent;
            case "HANG": return TechnionOutcome.Hang;
            case "PHANTOM": return TechnionOutcome.Phantom;
            default:
                row.Complain("outcome", "AGENT, HANG or PHANTOM");
                return default;
        }
    }
}
