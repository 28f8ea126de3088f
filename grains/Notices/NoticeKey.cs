using System.Globalization;

namespace OpsHub.Grains.Notices;

/// <summary>Names of notices: one for each event of each subject.</summary>
public static class NoticeKey
{
    private const int Longest = 100;

    /// <summary>Key of the notice of an event, such as <c>outage-begins:g-1</c>; what would be too long is shortened and told apart by a number.</summary>
    public static string Of(string on, string about)
    {
        var key = $"{on}:{about.Replace('/', ':')}";
        return key.Length <= Longest ? key : $"{key[..(Longest - 17)]}:{Hash(key)}";
    }

    /// <summary>Id under which it hangs in the halls.</summary>
    public static string Announcement(string key) => $"notice:{Hash(key)}";

    /// <summary>FNV-1a: the same in every process.</summary>
    private static string Hash(string text)
    {
        const ulong Prime = 1099511628211;
        return text.Aggregate(14695981039346656037UL, (hash, c) => unchecked((hash ^ c) * Prime)).ToString("x16", CultureInfo.InvariantCulture);
    }
}
