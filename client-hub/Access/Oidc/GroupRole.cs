using System.Collections.Immutable;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access.Oidc;

/// <summary>What members of one of the provider's groups may be, and where.</summary>
internal sealed record GroupRole(string Group, RoleGrant Grant)
{
    /// <summary>Reads <c>group=role@company/office</c>; null when it is none. The last = counts: names of groups in directories hold others.</summary>
    public static GroupRole? Parse(string text)
    {
        var end = text.LastIndexOf('=');
        if (end < 1) return null;
        var parts = text[(end + 1)..].Split('@', 2);
        if (!Enum.TryParse<Role>(parts[0], ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsAsciiDigit(parts[0][0])) return null;
        var place = parts.Length == 1 ? [] : parts[1].Split('/');
        if (place.Length > 2) return null;
        var (company, office) = (place.ElementAtOrDefault(0), place.ElementAtOrDefault(1));
        return new Scope(company, office).IsValid ? new GroupRole(text[..end], new RoleGrant(role, company, office)) : null;
    }

    /// <summary>Everything that the groups give, in the order of the settings.</summary>
    public static ImmutableArray<RoleGrant> Of(IEnumerable<string> settings, IReadOnlySet<string> groups) =>
        [.. settings.Select(Parse).OfType<GroupRole>().Where(r => groups.Contains(r.Group)).Select(r => r.Grant).Distinct()];
}
