using System.Text;
using NodaTime;
using OpsHub.Silo.Log;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

/// <summary>The bytes of a commit's events, a file format.</summary>
public sealed class EventBlockTests
{
    [Fact]
    public void Reads_what_it_wrote()
    {
        EventData[] events =
        [
            new("ticket-issued/1", """{"ticket":"А12"}"""u8.ToArray(), Noon),
            new("имя/2", ReadOnlyMemory<byte>.Empty, Instant.MinValue),
            new("far/1", new byte[70_000], Instant.MaxValue),
        ];

        var read = EventBlock.Read(EventBlock.Write(events), 3);

        read.Select(e => (e.Name, e.OccurredAt, Convert.ToHexString(e.Data.Span))).ShouldBe(events.Select(e => (e.Name, e.OccurredAt, Convert.ToHexString(e.Data.Span))));
    }

    [Fact]
    public void Keeps_its_format()
    {
        var block = EventBlock.Write([new EventData("a/1", Encoding.UTF8.GetBytes("{}"), Instant.FromUnixTimeSeconds(258).PlusNanoseconds(7))]);

        Convert.ToHexStringLower(block).ShouldBe("01" + "0300" + "612f31" + "0201000000000000" + "07000000" + "02000000" + "7b7d");
    }

    [Fact]
    public void Has_no_bytes_for_no_events()
    {
        EventBlock.Write([]).ShouldBeEmpty();
        EventBlock.Read([], 0).ShouldBeEmpty();
    }

    [Fact]
    public void Refuses_a_block_that_is_cut_or_of_another_format()
    {
        var block = EventBlock.Write([Event(), Event()]);

        for (var length = 0; length < block.Length; length++) Should.Throw<FormatException>(() => EventBlock.Read(block[..length], 2));
        Should.Throw<FormatException>(() => EventBlock.Read([2, .. block[1..]], 2));
    }
}
