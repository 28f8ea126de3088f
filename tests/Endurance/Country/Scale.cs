namespace OpsHub.Endurance.Country;

/// <summary>How large the country is.</summary>
/// <param name="Companies">How many; offices, windows and calls are spread over them evenly.</param>
/// <param name="Offices">In all.</param>
/// <param name="Windows">Of each office.</param>
/// <param name="CallsAnHour">In all, at a storm's peak.</param>
/// <param name="VisitsAnHour">In all, on a usual day.</param>
internal sealed record Scale(int Companies, int Offices, int Windows, int CallsAnHour, int VisitsAnHour)
{
    /// <summary>Facts of one call: joins, rings, is answered, ends.</summary>
    public const int FactsOfCall = 4;

    /// <summary>Commands of one visit: ticket, call, begin, end.</summary>
    public const int CommandsOfVisit = 4;

    private const double HourS = 3600;

    /// <summary>85 regions' retailers in ten companies: 3,500 offices with ten windows each, 40 visits an hour in each, 200,000 calls in the hour.</summary>
    public static Scale Whole { get; } = new(10, 3_500, 10, 200_000, 140_000);

    public int OfficesOfEach => Offices / Companies;

    public double FactsPerS => CallsAnHour * FactsOfCall / HourS;

    public double CommandsPerS => VisitsAnHour * CommandsOfVisit / HourS;

    /// <summary>So many times smaller: fewer offices, calls and visits.</summary>
    public Scale Over(int divisor) => this with { Offices = Offices / divisor, CallsAnHour = CallsAnHour / divisor, VisitsAnHour = VisitsAnHour / divisor };

    public static string CompanyOf(int number) => $"company-{number:00}";

    public static string OfficeOf(int number) => $"office-{number}";
}
