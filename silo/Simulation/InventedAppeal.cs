using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.People;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>An appeal of somebody who does not exist: a name, streets and numbers that nobody has.</summary>
internal static class InventedAppeal
{
    private const int Customers = 400;

    /// <summary>How often appeals come by what; whatever else a standard knows comes now and then.</summary>
    private static readonly string[] Usual = ["email", "post", "website", "internet-reception", "personal-account"];

    private static readonly string[] First = ["Пример", "Образец", "Случай", "Макет"];

    private static readonly string[] Texts =
    [
        "Вымышленное обращение: прошу объяснить начисление за прошлый месяц.", "Вымышленное обращение: долго ждал приёма, прошу разобраться.",
        "Вымышленное обращение: показания прибора учтены дважды.", "Вымышленное обращение: прошу сообщить о задолженности.",
    ];

    public static RegisterAppeal Of(CompanyProfile company, AppealStandard standard, string id, Instant comes, Dice dice)
    {
        var kind = standard.Kinds[dice.Whole(0, standard.Kinds.Length)].Id;
        var category = standard.Categories.Length == 0 ? null : standard.Categories[dice.Chance(0.75) ? 0 : dice.Whole(0, standard.Categories.Length)].Id;
        var channel = Channel(standard, dice);
        var given = dice.Chance(0.85) ? standard.Required.Where(f => f.Kinds?.Contains(kind) != false).SelectMany(f => f.AnyOf.Take(1)).Where(f => f is "contract" or "contract-date").ToArray() : [];
        var office = company.Offices.Length == 0 || dice.Chance(0.3) ? null : company.Offices[dice.Whole(0, company.Offices.Length)].Id;
        return new RegisterAppeal(
            kind, channel, category, dice.Chance(0.9) ? AppealForm.Written : AppealForm.Oral, $"Т-{dice.Whole(1, 12)}", dice.Chance(0.04), office, channel, [.. given], ReceivedAt: comes, Person: Person(id, dice));
    }

    private static string Channel(AppealStandard standard, Dice dice)
    {
        var known = Usual.Where(c => standard.Channels.Contains(c)).ToArray();
        return known.Length > 0 && dice.Chance(0.85) ? known[dice.Whole(0, known.Length)] : standard.Channels[dice.Whole(0, standard.Channels.Length)];
    }

    /// <summary>Some come again; a few tell nothing of themselves.</summary>
    private static PersonDetails Person(string id, Dice dice)
    {
        var (number, text) = (dice.Whole(1, Customers), Texts[dice.Whole(0, Texts.Length)]);
        return dice.Chance(0.03)
            ? new PersonDetails(Text: $"{text} № {id}")
            : new PersonDetails(
                $"{First[number % First.Length]} Вымышленный-{number}", null, $"primer{number}@example.org", $"г. Примерск, ул. Небывалая, {number}", $"г. Примерск, ул. Небывалая, {number}",
                $"0000{number:00000000}", text);
    }
}
