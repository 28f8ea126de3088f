using OpsHub.Grains.Announcements;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Notices;

/// <summary>Drafts of a notice for each place, in Russian, from its facts: a person reads and publishes them.</summary>
public static class NoticeDraft
{
    /// <summary>Longest SMS: two parts in Cyrillic letters.</summary>
    public const int MaxSms = 134;

    /// <summary>Parts of an area that a short text names.</summary>
    private const int FewParts = 3, ManyParts = 60;

    public static string Of(NoticeRequired told, ServiceStandard standard, string place)
    {
        var words = new NoticeWords(told, standard);
        return place switch
        {
            NoticePlace.Screens => Fitting(words.Short, OfficeAnnouncements.MaxTextLength),
            NoticePlace.Sms => Fitting(parts => $"{standard.Notices.Company}: {Lowered(words.Short(parts))}", MaxSms),
            NoticePlace.Voice => words.Spoken(FewParts),
            _ => words.Whole(ManyParts),
        };
    }

    /// <summary>As many parts of the area as there is room for.</summary>
    private static string Fitting(Func<int, string> write, int longest)
    {
        for (var parts = ManyParts; parts > 0; parts--)
            if (write(parts) is var text && text.Length <= longest) return text;
        return $"{write(0)[..(longest - 1)].TrimEnd()}…";
    }

    private static string Lowered(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
