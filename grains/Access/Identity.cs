using System.Collections.Immutable;

namespace OpsHub.Grains.Access;

/// <summary>Who it is that asks.</summary>
public enum IdentityKind { Account, Device }

/// <summary>A right and where it holds.</summary>
public sealed record RightGrant(Right Right, string? Company = null, string? Office = null)
{
    public bool Covers(string? company, string? office) => new Scope(Company, Office).Covers(company, office);
}

/// <summary>Somebody who is signed in, with the rights of this moment.</summary>
/// <param name="Kind">Person or device.</param>
/// <param name="Id">Login or key id.</param>
/// <param name="Name">Login, or the key's label.</param>
/// <param name="Roles">Roles of a person; empty for a device.</param>
/// <param name="Rights">All rights with their scopes.</param>
public sealed record Identity(IdentityKind Kind, string Id, string Name, ImmutableArray<RoleGrant> Roles, ImmutableArray<RightGrant> Rights)
{
    /// <summary>As written into envelopes: <c>account:ivanov</c> or <c>device:4f1c…</c>.</summary>
    public string Actor { get; } = Kind == IdentityKind.Account ? ActorOf(Id) : $"device:{Id}";

    /// <summary>The same of a person who is about to sign in.</summary>
    public static string ActorOf(string login) => $"account:{login}";

    /// <summary>Whether the right holds there; company null asks for the hub itself, office null for the company as a whole.</summary>
    public bool May(Right right, string? company = null, string? office = null)
    {
        foreach (var grant in Rights)
            if (grant.Right == right && grant.Covers(company, office)) return true;
        return false;
    }

    /// <summary>Whether the right holds anywhere in the company, be it in one office only.</summary>
    public bool MaySomewhere(Right right, string company) => Rights.Any(g => g.Right == right && (g.Company is null || g.Company == company));
}
