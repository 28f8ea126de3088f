using OpsHub.ClientHub.Access.Oidc;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Access.Oidc;

public sealed class Roles_of_groups
{
    [Theory]
    [InlineData("admins=administrator", "admins", Role.Administrator, null, null)]
    [InlineData("heads=Head@samara", "heads", Role.Head, "samara", null)]
    [InlineData("CN=Операторы,DC=corp=operator@samara/one", "CN=Операторы,DC=corp", Role.Operator, "samara", "one")]
    public void Are_read(string text, string group, Role role, string? company, string? office) =>
        GroupRole.Parse(text).ShouldBe(new GroupRole(group, new RoleGrant(role, company, office)));

    [Theory]
    [InlineData("heads")]
    [InlineData("=head")]
    [InlineData("heads=king")]
    [InlineData("heads=0")]
    [InlineData("heads=head@")]
    [InlineData("heads=head@samara/one/two")]
    [InlineData("heads=head@Самара")]
    public void Are_refused_where_they_cannot_be(string text) => GroupRole.Parse(text).ShouldBeNull();

    [Fact]
    public void Are_those_of_every_group_once() =>
        GroupRole.Of(["a=head@samara", "b=head@samara", "c=auditor", "d=administrator"], new HashSet<string> { "a", "b", "c" })
            .ShouldBe([new RoleGrant(Role.Head, "samara"), new RoleGrant(Role.Auditor)]);
}
