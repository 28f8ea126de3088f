using NodaTime;
using OpsHub.Silo.Telephony.QueueLog;

namespace OpsHub.Replay.Tests.QueueLog;

public sealed class Lines_of_a_queue_log
{
    [Theory]
    [InlineData("1596512941|1596512941.163|support|NONE|ENTERQUEUE||7000|1", "1596512941.163", "support", null, "ENTERQUEUE", "|7000|1")]
    [InlineData("1596513009|1596512941.163|support|NONE|ABANDON|1|1|68", "1596512941.163", "support", null, "ABANDON", "1|1|68")]
    [InlineData("1596191926|NONE|NONE|NONE|QUEUESTART|", null, null, null, "QUEUESTART", "")]
    [InlineData("1596510480|CLI|sales|SIP/0004f2040001|ADDMEMBER|", "CLI", "sales", "SIP/0004f2040001", "ADDMEMBER", "")]
    [InlineData("918017934|918017934.AA01|bank|Agent/AGENT12|CONNECT|0|918017934.AA01.2|1", "918017934.AA01", "bank", "AGENT12", "CONNECT", "0|918017934.AA01.2|1")]
    [InlineData("1266833933|1266833925.10|9000|Local/2005@from-internal/n|RINGNOANSWER|2000", "1266833925.10", "9000", "Local/2005@from-internal/n", "RINGNOANSWER", "2000")]
    [InlineData("1266833933|1.10|9000|NONE|myEvent", "1.10", "9000", null, "MYEVENT", null)]
    public void Are_read_field_by_field(string text, string? call, string? queue, string? member, string name, string? parameters)
    {
        QueueLogLine.Read(text, out var line).ShouldBeNull();

        (line.Call, line.Queue, line.Member, line.Event).ShouldBe((call, queue, member, name));
        line.At.ShouldBe(Instant.FromUnixTimeSeconds(long.Parse(text.Split('|')[0])));
        line.Parameters.ShouldBe(parameters?.Split('|') ?? []);
    }

    [Fact]
    public void May_have_fractions_of_a_second()
    {
        QueueLogLine.Read("1596512941.250000|1.1|q|NONE|ENTERQUEUE||1", out var line).ShouldBeNull();
        line.At.ShouldBe(Instant.FromUnixTimeMilliseconds(1596512941250));
    }

    [Theory]
    [InlineData("", "1 fields")]
    [InlineData("1596512941|1.1|q|NONE", "4 fields")]
    [InlineData("2020-08-04 03:49|1.1|q|NONE|ENTERQUEUE", "field 1")]
    [InlineData("-5|1.1|q|NONE|ENTERQUEUE", "field 1")]
    [InlineData("99999999999999|1.1|q|NONE|ENTERQUEUE", "field 1")]
    [InlineData("1596512941|1.1|q|NONE|", "field 5")]
    [InlineData("1596512941|1.1|q|NONE|ENTER QUEUE", "field 5")]
    public void Are_refused_with_the_field_that_is_wrong(string text, string problem) => QueueLogLine.Read(text, out _).ShouldNotBeNull().ShouldStartWith(problem);

    [Theory]
    [InlineData("12", 12)]
    [InlineData("0", 0)]
    [InlineData("86400", 86400)]
    [InlineData("86401", null)]
    [InlineData("-1", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Hold_seconds_within_a_day(string text, int? seconds)
    {
        QueueLogLine.Read($"1596512941|1.1|q|NONE|CONNECT|{text}", out var line).ShouldBeNull();
        line.Seconds(0).ShouldBe(seconds);
        line.Seconds(1).ShouldBeNull();
    }
}
