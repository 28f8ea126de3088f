namespace OpsHub.ClientHub.Waits;

/// <summary>
/// An expected wait as a sentence that a telephone can speak without knowing anything of numbers: in words, in their case. The band is told outward in whole minutes, as screens do; where it is
/// wider than anybody would believe, only its beginning.
/// </summary>
internal static class SpokenWait
{
    /// <summary>Beyond this many minutes a wait is no longer told by the minute.</summary>
    private const int LongestMinutes = 90;

    private static readonly string[] GenitiveUnits =
    [
        "", "одной", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти", "одиннадцати", "двенадцати", "тринадцати", "четырнадцати", "пятнадцати", "шестнадцати",
        "семнадцати", "восемнадцати", "девятнадцати",
    ];

    private static readonly string[] GenitiveTens = ["", "", "двадцати", "тридцати", "сорока", "пятидесяти", "шестидесяти", "семидесяти", "восьмидесяти", "девяноста"];

    private static readonly string[] Units =
    [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <param name="band">P50 and P90 in seconds, or null: not enough data.</param>
    public static string Russian((int P50S, int P90S)? band) => Minutes(band) switch
    {
        null => "Время ожидания пока неизвестно: мало данных.",
        (_, 0) => "Вам ответят сразу.",
        ( >= LongestMinutes, _) => "Примерное время ожидания – более полутора часов.",
        (0, 1) => "Примерное время ожидания – менее минуты.",
        (0, var to and <= LongestMinutes) => $"Примерное время ожидания – до {Genitive(to)}.",
        (0, _) => "Ожидание может занять более полутора часов.",
        var (from, to) when to > LongestMinutes => $"Примерное время ожидания – не менее {Genitive(from)}.",
        var (from, to) when from == to => $"Примерное время ожидания – около {Genitive(to)}.",
        var (from, to) => $"Примерное время ожидания – от {GenitiveNumber(from)} до {Genitive(to)}.",
    };

    /// <param name="band">P50 and P90 in seconds, or null: not enough data.</param>
    public static string English((int P50S, int P90S)? band) => Minutes(band) switch
    {
        null => "The waiting time is not known yet: there is too little data.",
        (_, 0) => "You will be served at once.",
        ( >= LongestMinutes, _) => "The expected wait is more than an hour and a half.",
        (0, 1) => "The expected wait is less than a minute.",
        (0, var to and <= LongestMinutes) => $"The expected wait is up to {Number(to)} minutes.",
        (0, _) => "The wait may take more than an hour and a half.",
        var (from, to) when to > LongestMinutes => $"The expected wait is at least {Plural(from)}.",
        var (from, to) when from == to => $"The expected wait is about {Plural(to)}.",
        var (from, to) => $"The expected wait is {Number(from)} to {Number(to)} minutes.",
    };

    private static (int From, int To)? Minutes((int P50S, int P90S)? band) => band is var (p50, p90) ? (p50 / 60, Math.Max(p50 / 60, (p90 + 59) / 60)) : null;

    private static string Genitive(int minutes) => $"{GenitiveNumber(minutes)} {(minutes % 10 == 1 && minutes % 100 != 11 ? "минуты" : "минут")}";

    private static string GenitiveNumber(int number) => number switch
    {
        < 20 => GenitiveUnits[number],
        _ => $"{GenitiveTens[number / 10]} {GenitiveUnits[number % 10]}".TrimEnd(),
    };

    private static string Plural(int minutes) => minutes == 1 ? "one minute" : $"{Number(minutes)} minutes";

    private static string Number(int number) => number switch
    {
        < 20 => Units[number],
        _ => number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]}-{Units[number % 10]}",
    };
}
