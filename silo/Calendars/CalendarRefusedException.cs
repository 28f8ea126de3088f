namespace OpsHub.Silo.Calendars;

/// <summary>A calendar cannot be used. The message is one sentence: file, place, what is expected there.</summary>
public sealed class CalendarRefusedException : Exception
{
    public CalendarRefusedException(string file, string expected)
        : base($"{file}: expected {expected}.")
    {
    }

    public CalendarRefusedException(string file, int line, string expected)
        : base($"{file}: line {line}: expected {expected}.")
    {
    }
}
