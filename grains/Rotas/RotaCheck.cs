using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Rotas;

/// <summary>Whether a rota or a contact can be kept at all: a step that nobody is ever on duty at, or a contact that nobody knows, is refused with the place of it.</summary>
public static class RotaCheck
{
    public const int MaxNameLength = 120, MaxReasonLength = 200, MaxShifts = 50, MaxExceptions = 400, MostPerHour = 120;

    /// <summary>The first thing that is wrong, or null.</summary>
    public static RuleFault? Of(Rota rota, RotasState known) => Words(rota, known) ?? Steps(rota) ?? Exceptions(rota) ?? Contacts(rota, known);

    public static RuleFault? Of(AlertContact contact) => contact switch
    {
        _ when !GrainId.IsPart(contact.Id) => new("id", "1 to 100 of A–Z a–z 0–9 . _ : -"),
        _ when Empty(contact.Name, MaxNameLength) => new("name", $"1 to {MaxNameLength} characters"),
        { PerHour: < 1 or > MostPerHour } => new("perHour", $"1 to {MostPerHour} messages"),
        { Account: { } account } when !GrainId.IsPart(account) => new("account", "a login, or nothing"),
        _ => null,
    };

    private static RuleFault? Words(Rota rota, RotasState known) => rota switch
    {
        _ when !GrainId.IsPart(rota.Id) => new("id", "1 to 100 of A–Z a–z 0–9 . _ : -"),
        _ when Empty(rota.Name, MaxNameLength) => new("name", $"1 to {MaxNameLength} characters"),
        _ when !GrainId.IsPart(rota.Role) => new("role", "a role, such as office-head"),
        { Office: { } office } when !GrainId.IsPart(office) => new("office", "the id of an office, or nothing"),
        { GroupWaitS: < 0 or > 600 } => new("groupWaitS", "0 to 600 seconds"),
        { GroupIntervalS: < 0 or > RuleCheck.MaxSeconds } => new("groupIntervalS", $"0 to {RuleCheck.MaxSeconds} seconds"),
        _ when known.Rotas.Values.FirstOrDefault(r => r.Id != rota.Id && r.Role == rota.Role && r.Office == rota.Office) is { } other => new("role", $"another role or office: rota '{other.Id}' answers for this one"),
        _ => null,
    };

    private static RuleFault? Steps(Rota rota)
    {
        if (rota.Steps.IsDefaultOrEmpty || rota.Steps.Length > Alert.MaxStep) return new("steps", $"1 to {Alert.MaxStep} steps");
        for (var i = 0; i < rota.Steps.Length; i++)
        {
            var step = rota.Steps[i];
            if (step.Shifts.IsDefaultOrEmpty || step.Shifts.Length > MaxShifts) return new($"steps[{i}].shifts", $"1 to {MaxShifts} shifts: without one the step is told to nobody");
            if (step.Shifts.Any(s => s.Days.IsDefaultOrEmpty || s.Days.Contains(IsoDayOfWeek.None))) return new($"steps[{i}].shifts", "days monday to sunday, at least one in each shift");
            if (step.WaitS is < 30 or > RuleCheck.MaxSeconds) return new($"steps[{i}].waitS", $"30 to {RuleCheck.MaxSeconds} seconds");
        }
        return null;
    }

    private static RuleFault? Exceptions(Rota rota)
    {
        var exceptions = rota.Exceptions ?? [];
        if (exceptions.Length > MaxExceptions) return new("exceptions", $"at most {MaxExceptions}");
        for (var i = 0; i < exceptions.Length; i++)
        {
            if (exceptions[i].Until <= exceptions[i].From) return new($"exceptions[{i}].until", "a day after `from`: the first one that is as usual again");
            if (exceptions[i].Contact is { } contact && contact == exceptions[i].By) return new($"exceptions[{i}].by", "somebody else, or nothing");
            if (exceptions[i].Reason is { } reason && Empty(reason, MaxReasonLength)) return new($"exceptions[{i}].reason", $"1 to {MaxReasonLength} characters, or nothing");
        }
        return null;
    }

    private static RuleFault? Contacts(Rota rota, RotasState known) =>
        rota.Contacts.FirstOrDefault(c => !known.Contacts.ContainsKey(c)) is { } stranger ? new(stranger == rota.Owner ? "owner" : "steps", $"contacts of this company; there is no '{stranger}'") : null;

    private static bool Empty(string? text, int most) => string.IsNullOrWhiteSpace(text) || text.Length > most;
}
