using System.IO.Pipelines;
using System.Text;
using OpsHub.ClientHub.Facts;

namespace OpsHub.ClientHub.Tests.Facts;

public sealed class Lines_of_a_body
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\r\nb", "1:a 2:b")]
    [InlineData("\n\na\n \nb\n", "3:a 5:b")]
    [InlineData("12345678\n123456789\n1", "1:12345678 2:12345678! 3:1")]
    [InlineData("123456789", "1:12345678!")]
    [InlineData("123456789\n", "1:12345678!")]
    public async Task Are_read_whole(string body, string expected) => (await Read(body, body.Length + 1)).ShouldBe(expected);

    [Fact]
    public async Task Are_the_same_however_the_body_is_cut_into_pieces()
    {
        const int seed = 20261124;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "ab\n"[random.Next(3)]));
            var whole = await Read(body, body.Length + 1);
            (await Read(body, 1 + random.Next(5))).ShouldBe(whole, $"seed {seed}, round {round}, body {body}");
        }
    }

    private static async Task<string> Read(string body, int piece)
    {
        var pipe = new Pipe();
        var writing = Write(pipe.Writer, Encoding.UTF8.GetBytes(body), piece);
        var lines = new List<string>();
        await foreach (var line in Lines.Read(pipe.Reader, 8, CancellationToken.None))
            lines.Add($"{line.Number}:{Encoding.UTF8.GetString(line.Bytes.Span)}{(line.TooLong ? "!" : "")}");
        await writing;
        return string.Join(' ', lines);
    }

    private static async Task Write(PipeWriter writer, byte[] body, int piece)
    {
        foreach (var part in body.Chunk(piece)) await writer.WriteAsync(part);
        await writer.CompleteAsync();
    }
}
