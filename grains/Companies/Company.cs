using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Companies;

public abstract record CompanyEvent(Instant At) : IEvent;

/// <summary>The company is known under this name.</summary>
/// <param name="Name">As the company writes it.</param>
/// <param name="TimeZone">Zone of its walls.</param>
/// <param name="Simulated">Whether its facts are invented; every screen then says so.</param>
/// <param name="At">When.</param>
[Stored("company-registered")]
public sealed record CompanyRegistered(string Name, DateTimeZone TimeZone, bool Simulated, Instant At) : CompanyEvent(At);

public abstract record CompanyCommand : ICommand;

/// <summary>Registers the company or changes what is known of it.</summary>
[Stored("register-company")]
public sealed record RegisterCompany(string Name, DateTimeZone TimeZone, bool Simulated = false) : CompanyCommand;

/// <param name="Registered">What is known, or null.</param>
public sealed record CompanyState(CompanyRegistered? Registered);

/// <summary>A company (компания): owner of everything else. Grain id <c>company/{company}/profile</c>.</summary>
public static class Company
{
    public static GrainKind<CompanyState, CompanyCommand, CompanyEvent> Kind { get; } = new("company", 1, new CompanyState(null), Decide, Evolve);

    public static GrainId IdOf(string company) => new(Kind.Name, company, "profile");

    public static Decision<CompanyEvent> Decide(CompanyState state, CompanyCommand command, Turn turn) => command switch
    {
        RegisterCompany { Name: "" } => new Refusal("name-missing", "A company needs a name."),
        RegisterCompany c when state.Registered is { } known && known == new CompanyRegistered(c.Name, c.TimeZone, c.Simulated, known.At) => Decision<CompanyEvent>.Nothing,
        RegisterCompany c => new CompanyRegistered(c.Name, c.TimeZone, c.Simulated, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static CompanyState Evolve(CompanyState state, CompanyEvent happened) => happened switch
    {
        CompanyRegistered registered => new CompanyState(registered),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
