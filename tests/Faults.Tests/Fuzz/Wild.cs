using System.Text;

namespace OpsHub.Faults.Tests.Fuzz;

/// <summary>Values that nobody should send.</summary>
internal static class Wild
{
    private static readonly string[] Json =
    [
        "null", "true", "-1", "0", "1e999", "-1e-999", "99999999999999999999999", "2147483648", "0.1", "[]", "{}", "[null]", "[[[[]]]]", "{\"\":null}", "\"\"", "\" \"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"Mars/Olympus\"", "\"UTC+99\"", "\"9999-12-31T23:59:59.999999999Z\"", "\"-9998-01-01T00:00:00Z\"", "\"2026-02-30\"", "\"24:00:00\"",
        "\"../../etc\"", "\"'; drop table x; --\"", "\"<script>\"", "\"🦆\"", "NaN", "Infinity", "undefined", "'x'", "{\"$type\":\"System.Object\"}", "1,", "\"",
    ];

    private static readonly string[] Segments =
    [
        "%00", "%ff%fe", "..%2f..%2fetc", "%2e%2e", "a b", "%F0%9F%A6%86", "-1", "a%2Fb", "a%5Cb", "%", "%zz", "*", "~", "::", "....", "a;b=c", "a%0d%0aX-Y:z", "NaN", "%C0%AF", "{company}", "null", "wall", ".",
    ];

    private static readonly string[] Types =
    [
        "", "application/json", "application/json; charset=utf-16", "application/json; charset=klingon", "application/x-ndjson", "application/x-ndjson; charset=utf-16", "text/plain", "text/html", "multipart/form-data",
        "application/x-www-form-urlencoded", "application/problem+json", "///", "application/json, text/xml", "json", "application/json; charset=\"",
    ];

    public static string Value(Random random) => random.Next(12) switch
    {
        0 => $"\"{new string('x', random.Next(1, 5000))}\"",
        1 => string.Concat(Enumerable.Repeat("[", random.Next(1, 2000))),
        2 => string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100),
        _ => Pick(Json, random),
    };

    public static string Segment(Random random) => random.Next(8) == 0 ? new string('a', random.Next(90, 6000)) : Pick(Segments, random);

    public static string ContentType(Random random) => Pick(Types, random);

    /// <summary>Bytes that are no JSON, or too much of it.</summary>
    public static byte[] Body(Random random)
    {
        var bytes = new byte[random.Next(4) == 0 ? random.Next(100_000, 400_000) : random.Next(0, 300)];
        if (random.Next(2) == 0) random.NextBytes(bytes);
        else Array.Fill(bytes, (byte)Pick(["[", "{", "\"", "\n", "0", " "], random)[0]);
        return bytes;
    }

    /// <summary>Damages a good body: cut, a byte changed, broken UTF-8 put in, a line repeated.</summary>
    public static byte[] Damage(string good, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(good);
        if (bytes.Length == 0) return bytes;
        var at = random.Next(bytes.Length);
        return random.Next(4) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], 0xff, 0xc0, 0x80, .. bytes[at..]],
            _ => [.. bytes, (byte)'\n', .. bytes],
        };
    }

    public static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];
}
