using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Calendars;

/// <summary>A calendar cannot be used. The message is one sentence: file, place, what is expected there.</summary>
public sealed class CalendarRefusedException : Exception
{
    public CalendarRefusedException(string file, Said expected)
        : base($"{file}: expected {expected.En}.") => (At, Expected) = ("file", expected);

    public CalendarRefusedException(string file, int line, Said expected)
        : base($"{file}: line {line}: expected {expected.En}.") => (At, Expected) = ($"line {line}", expected);

    /// <summary>The line that is wrong, or <c>file</c>.</summary>
    public string At { get; }

    /// <summary>What is expected there.</summary>
    public Said Expected { get; }
}
