using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.People;

namespace OpsHub.Silo.People;

/// <summary>What a person's export does not hold, said in it.</summary>
internal static class ExportNotes
{
    public static ImmutableArray<ExportWord> Of(PersonSearch asked, ExportedErasure? erasure) =>
    [
        new("staff", "Не названы сотрудники, другие клиенты и коды, по которым открываются запись и талон.", "Staff, other customers, and codes that open a booking or a ticket are not named."),
        new("recordings", "Записи разговоров хранятся в телефонной станции; здесь только их обозначения.", "Recordings lie with the exchange; here are their references."),
        new("unlinked", "Визиты и звонки, о которых никто не сказал, чьи они, найти нельзя.", "Visits and calls of which nobody has said whose they are cannot be found."),
        new("gone", "О визитах и звонках, срок хранения которых истёк, осталась одна строка или ничего: сами они удалены.", "Of visits and calls whose time is over one line is left, or nothing: they are deleted."),
        new("other-names", "Записи, сделанные по другим данным (другой счёт, только телефон), выгружаются отдельно.", "What was told under another account, or a phone alone, is exported by that."),
        .. asked.By != PersonBy.Customer && erasure is not null
            ? new[] { new ExportWord("before", "О том, что было до отзыва согласия, по этим данным ничего не находится.", "What was before the withdrawal is found by nothing the person was known by.") }
            : [],
    ];

    public static string Word<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
