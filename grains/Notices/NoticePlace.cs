using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Notices;

/// <summary>Where notices are published. A standard may name others; these have words and a form of their own.</summary>
public static class NoticePlace
{
    public const string Screens = "screens", Voice = "ivr", Sms = "sms", News = "site-news", Section = "site-section", Account = "account-page", Bill = "bill", Letter = "separate-notice", Press = "press";

    /// <summary>Where people may publish any notice, in the order of the page.</summary>
    public static IReadOnlyList<string> Usual { get; } = [News, Section, Screens, Voice, Sms];

    public static Said NameOf(string place) => place switch
    {
        Screens => new("экраны залов", "hall screens"),
        Voice => new("голосовое меню", "voice menu"),
        Sms => new("СМС", "SMS"),
        News => new("лента новостей сайта", "news of the site"),
        Section => new("особый раздел сайта", "special section of the site"),
        Account => new("личный кабинет", "account page"),
        Bill => new("платёжный документ", "bill"),
        Letter => new("отдельное уведомление", "separate notice"),
        Press => new("газеты и радио", "press"),
        _ => new(place, place),
    };
}
