using OpsHub.Silo.Cli;
using OpsHub.Silo.Hosting;

namespace OpsHub.Silo.Tests.Cli;

public sealed class Engine_and_roles
{
    [Fact]
    public void Names_the_program_to_start_where_this_one_has_no_Orleans() =>
        ServeRefusals.OfEngine("orleans", Roles.All, clustering: null).ShouldBe("This program has the embedded engine only: build OpsHub.Cluster.sln and start opshub-cluster serve --engine orleans.");

    [Theory]
    [InlineData(Roles.Grains)]
    [InlineData(Roles.Web)]
    public void Has_one_process_do_everything_on_the_embedded_engine(Roles roles) =>
        ServeRefusals.OfEngine("embedded", roles, clustering: null)!.ShouldContain("leave --roles out");

    [Fact]
    public void Takes_the_embedded_engine_with_every_role() => ServeRefusals.OfEngine("embedded", Roles.All, clustering: null).ShouldBeNull();
}
