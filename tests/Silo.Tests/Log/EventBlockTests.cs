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

        Convert.ToHexStringLower(block).ShouldBe("02" + "ee7e72a1" + "0300" + "612f31" + "0201000000000000" + "07000000" + "02000000" + "7b7d");
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
        Should.Throw<FormatException>(() => EventBlock.Read([3, .. block[1..]], 2));
    }

    [Fact]
    public void Sees_any_byte_that_was_changed()
    {
        var block = EventBlock.Write([Event(), Event()]);

        for (var at = 0; at < block.Length; at++)
        {
            var changed = block.ToArray();
            changed[at] ^= 1 << 4;
            Should.Throw<FormatException>(() => EventBlock.Read(changed, 2), $"byte {at}");
        }
    }

    [Fact]
    public void Reads_blocks_of_before_there_were_checksums()
    {
        var block = Convert.FromHexString("01" + "0300" + "612f31" + "0201000000000000" + "07000000" + "02000000" + "7b7d");

        EventBlock.Read(block, 1).ShouldHaveSingleItem().Name.ShouldBe("a/1");
    }

    /// <summary>The check value of CRC-32C in the catalogues of such sums.</summary>
    [Fact]
    public void Sums_as_the_standard_says() => Crc32C.Of("123456789"u8).ShouldBe(0xE3069283);
}
