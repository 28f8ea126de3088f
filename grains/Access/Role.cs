using System.Collections.Immutable;

namespace OpsHub.Grains.Access;

/// <summary>What somebody is. Stored in the log: never renamed.</summary>
public enum Role { Administrator, Supervisor, Head, Operator, Executor, Auditor }

/// <summary>A role and where it is held.</summary>
/// <param name="Role">What.</param>
/// <param name="Company">One company, or null for all.</param>
/// <param name="Office">One office, or null for the whole company.</param>
public sealed record RoleGrant(Role Role, string? Company = null, string? Office = null);

/// <summary>Which rights a role carries.</summary>
public static class RoleRights
{
    public static ImmutableArray<Right> Of(Role role) => role switch
    {
        Role.Administrator => [.. Enum.GetValues<Right>()],
        Role.Supervisor => [Right.ReadWalls, Right.ReadScreens, Right.ReadFigures, Right.SendCommands, Right.ReadAppeals, Right.TakeTickets],
        Role.Head => [Right.ReadWalls, Right.ReadScreens, Right.ReadFigures, Right.SendCommands, Right.ReadAppeals, Right.ReadPeople, Right.ManagePeople, Right.TakeTickets],
        Role.Operator => [Right.ReadScreens, Right.SendCommands, Right.TakeTickets],
        Role.Executor => [Right.SendCommands, Right.ReadAppeals, Right.ReadPeople],
        Role.Auditor => [Right.ReadWalls, Right.ReadScreens, Right.ReadFigures, Right.ReadAppeals],
        _ => throw new InvalidOperationException($"Unknown role {role}."),
    };
}
