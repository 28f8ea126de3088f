using System.Net;
using OpsHub.Silo.Addresses;
using OpsHub.Silo.Outages.Feeds;

namespace OpsHub.Silo.Tests.Outages;

public sealed class Sources_of_outages
{
    private const string Good = """{"company":"samara","id":"grid","title":"Сети","url":"https://grid.example/x","format":"json","zone":"Europe/Samara","map":{"id":"id","place":"p"}}""";

    [Theory]
    [InlineData("\"https://grid.example/x\"", "\"ftp://grid.example/x\"", "is not http://… or https://…")]
    [InlineData("Europe/Samara", "Europe/Atlantis", "zone 'Europe/Atlantis' is unknown")]
    [InlineData("\"id\":\"grid\"", "\"id\":\"gr/id\"", "company and id are")]
    [InlineData("\"place\":\"p\"", "\"cause\":\"p\"", "nobody could say where it is")]
    [InlineData("\"title\"", "\"periodS\":1,\"title\"", "PeriodS")]
    [InlineData("\"title\"", "\"tokenFrom\":\"OPSHUB_NO_SUCH_TOKEN\",\"title\"", "set OPSHUB_NO_SUCH_TOKEN")]
    [InlineData("\"title\"", "\"titel\"", "titel")]
    [InlineData("\"json\"", "\"xml\"", "format")]
    public void That_are_wrong_are_refused_with_what_is_wrong(string what, string instead, string said)
    {
        Read($"[{Good}]").ShouldBeNull();
        Read($"[{Good.Replace(what, instead, StringComparison.Ordinal)}]").ShouldNotBeNull().ShouldContain(said);
    }

    [Fact]
    public void May_not_be_named_twice()
    {
        Read($"[{Good},{Good}]").ShouldNotBeNull().ShouldContain("samara/grid stands there twice");
        Read("[]").ShouldNotBeNull().ShouldContain("no source");
        FeedFile.Read("/no/such/file").Problem.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("127.0.0.1", false), InlineData("10.1.2.3", false), InlineData("172.31.0.1", false), InlineData("172.32.0.1", true), InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false), InlineData("100.64.0.1", false), InlineData("0.0.0.0", false), InlineData("224.0.0.1", false), InlineData("255.255.255.255", false)]
    [InlineData("::1", false), InlineData("::", false), InlineData("fe80::1", false), InlineData("fd00::1", false), InlineData("ff02::1", false)]
    [InlineData("::ffff:127.0.0.1", false), InlineData("::ffff:8.8.8.8", true), InlineData("64:ff9b::7f00:1", false), InlineData("64:ff9b::808:808", true), InlineData("2002:a00:1::", false), InlineData("::7f00:1", false)]
    public void Are_outside_or_inside_by_their_address(string address, bool outside) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(outside);

    private static string? Read(string text)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, text);
        var (_, problem) = FeedFile.Read(file);
        File.Delete(file);
        return problem;
    }
}
