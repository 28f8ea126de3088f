namespace OpsHub.Silo.Calendars;

/// <summary>A calendar cannot be used. The message is one sentence: file, place, what is expected there.</summary>
public sealed class CalendarRefusedException : Exception
{
    public CalendarRefusedException(string file, string expected)
        : base($"{file}: expected {expected}.") => (At, Expected) = ("file", expected);

    public CalendarRefusedException(string file, int line, string expected)
        : base($"{file}: line {line}: expected {expected}.") => (At, Expected) = ($"line {line}", expected);

    /// <summary>The line that is wrong, or <c>file</c>.</summary>
    public string At { get; }

    /// <summary>What is expected there.</summary>
    public string Expected { get; }
}
