using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using OpsHub.Silo.Hosting;

namespace OpsHub.Silo.Tests.Hosting;

public sealed class Lines_of_the_log
{
    [Fact]
    public void Are_objects_with_a_field_for_each_part_of_the_message()
    {
        var line = JsonDocument.Parse(Line(LogFormat.Json)).RootElement;

        line.GetProperty("EventId").GetInt32().ShouldBe(7);
        line.GetProperty("LogLevel").GetString().ShouldBe("Warning");
        line.GetProperty("Message").GetString().ShouldBe("Channel mail is away");
        line.GetProperty("State").GetProperty("Channel").GetString().ShouldBe("mail");
        line.GetProperty("Timestamp").GetString()!.ShouldEndWith("Z");
    }

    [Fact]
    public void Are_for_people_where_nothing_is_said() => Line(new LogOutput().Format).ShouldMatch(@"^warn: Test\[7\] Channel mail is away\s*$");

    private static string Line(LogFormat format)
    {
        using var services = new ServiceCollection().AddLogging(new LogOutput { Format = format }.AddTo).BuildServiceProvider();
        var chosen = services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName;
        var formatter = services.GetServices<ConsoleFormatter>().Single(f => f.Name == chosen);
        using var written = new StringWriter();
        KeyValuePair<string, object?>[] state = [new("Channel", "mail"), new("{OriginalFormat}", "Channel {Channel} is away")];
        formatter.Write(new LogEntry<KeyValuePair<string, object?>[]>(LogLevel.Warning, "Test", new EventId(7), state, null, (_, _) => "Channel mail is away"), new LoggerExternalScopeProvider(), written);
        return written.ToString();
    }
}
