using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Tests.Profiles;

/// <summary>Topics, addresses, times of keeping and the services of single offices, as the documents have them.</summary>
public sealed class What_a_company_publishes
{
    [Theory]
    [Trait("Requirement", "KHGES-3.3.1"), Trait("Requirement", "SAMARA-8.1c"), Trait("Requirement", "SAMARA-A1-1.1"), Trait("Requirement", "MORDOVIA-7.2.2a"), Trait("Requirement", "SARATOV-A1-1")]
    [InlineData("khges", "3.3.1", "Сроки выполнения действий|Перечень документов|Перечень услуг|Размер оплаты: тарифы, льготы, цены|Достаточность представленных документов|Где получить документы|Время приёма и выдачи документов|Порядок обжалования|Иные условия услуг: гарантии и прочее")]
    [InlineData("samara", "8.1", "Сроки выполнения действий|Перечень документов|Размер оплаты услуг|Достаточность представленных документов|Где получить документы|Время приёма и выдачи документов|Порядок обжалования")]
    [InlineData("samara", "A1-1.1", "Качество обслуживания|Качество электроэнергии|Заключение договоров|Расчёт стоимости электроэнергии|Оплата электроэнергии|Приобретение и установка счётчиков")]
    [InlineData("mordovia", "7.2.2", "Документы на заключение договора|Показания приборов учёта|Начисление платы|Приём платежей|Обращения и жалобы|Информирование")]
    [InlineData("saratov", "A1-1", "Профиль клиента|Консультация|Оформление услуг по договору|Приём документов|Выдача документов|Продажа сервисов|Приём жалобы")]
    public void Topics_that_the_document_lists_are_chosen_at_every_service_and_at_the_appeals_desk(string company, string clause, string names)
    {
        var profile = Profile(company);
        var listed = profile.Topics!.Value.Where(t => t.Clause == clause).ToList();

        string.Join('|', listed.Select(t => t.Name)).ShouldBe(names);
        foreach (var service in ProfileCommands.Configure(profile, profile.Offices[0]).Rules.Services)
            listed.Select(t => t.ForQueue()).Except(service.Topics!.Value).ShouldBeEmpty(service.Id);
        listed.Select(t => (t.Code, t.Name)).Except(DeskWordsOf.Profile(profile, simulated: false)!.Topics.Select(t => (t.Id, t.Name))).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Requirement", "SARATOV-A1-7.3d")]
    [InlineData("saratov", 365)]
    [InlineData("samara", null)]
    public void Data_of_waits_are_kept_as_long_as_the_document_says_and_nothing_is_made_up_where_it_is_silent(string company, int? days)
    {
        var (kept, from) = (Profile(company).KeptFor(KeptData.Visits), new LocalDate(2026, 11, 24));

        (kept is null ? default(int?) : Period.DaysBetween(from, from + kept)).ShouldBe(days);
    }

    [Fact]
    public void The_sixty_days_of_recordings_and_the_notice_of_them_are_what_calls_are_judged_by()
    {
        var (saratov, from) = (Profile("saratov"), new LocalDate(2026, 11, 24));

        (from + saratov.KeptFor(KeptData.Recordings)!).ShouldBe(new LocalDate(2027, 1, 23));
        var phone = PhoneProfile.Standard(saratov, null);
        phone.KeptUntil(Instant.FromUtc(2026, 11, 24, 8, 0)).ShouldBe(Instant.FromUtc(2027, 1, 23, 8, 0));
        phone.RecordingNotice.ShouldBeTrue();
        Unkept.Of(saratov).ShouldNotContain(u => u.Id == "recordings");
    }

    [Fact, Trait("Requirement", "SARATOV-A2-4.11c")]
    public void The_history_of_appeals_is_kept_for_twelve_months_at_least() =>
        (Profile("saratov").Appeals!.Retention!.Value.Single(r => r.RequirementId == "SARATOV-A2-4.11c").Within is var within ? (within.Value.Amount, within.Value.Unit, within.Invented) : default).ShouldBe((12, Grains.Deadlines.DeadlineUnit.Months, false));

    [Fact, Trait("Requirement", "SARATOV-A1-2.4")]
    public void A_point_may_offer_a_shorter_list_of_services_to_queue_window_and_booking()
    {
        var saratov = Profile("saratov");
        var point = saratov.Offices.Single(o => o.Id == "saratov-11");

        var queue = ProfileCommands.Configure(saratov, point).Rules;
        queue.Services.Select(s => s.Id).ShouldBe(["contracts", "bills", "meters"]);
        queue.Discipline!.Profiles!.Value.SelectMany(w => w.Services.Concat(w.Reserve ?? [])).Except(["contracts", "bills", "meters"]).ShouldBeEmpty();
        ProfileCommands.Bookings(saratov, point)!.Rules.Services.Length.ShouldBe(3);
        ProfileCommands.Configure(saratov, saratov.Offices[0]).Rules.Services.Length.ShouldBe(5);
    }

    [Fact, Trait("Requirement", "SAMARA-6.3b"), Trait("Requirement", "SAMARA-6.3c")]
    public void Receptions_of_the_branch_head_run_through_the_queue_and_have_norms_of_their_own()
    {
        var samara = Profile("samara");

        ProfileCommands.Configure(samara, samara.Offices[0]).Rules.Services.Single(s => s.Id == "head").NormS.ShouldBe(300);
        samara.Queue.Discipline!.WindowProfiles!.Value.Single(w => w.Id == "head").Services.ShouldBe(["head"]);
        samara.Norms!.Rules.Where(r => r.Where?.Services?.Contains("head") == true).Select(r => (r.Metric, r.Threshold, NotKept.Why(r) is null)).ShouldBe([("wait-time", 10m, true), ("service-time", 5m, true)]);
    }

    [Fact, Trait("Requirement", "SARATOV-A4-2f"), Trait("Requirement", "SARATOV-A4-2g")]
    public void Waits_of_individuals_have_norms_that_an_order_fills_in_every_year() =>
        Profile("saratov").Norms!.Rules.Where(r => r.Id is "queue-wait-b2c" or "phone-wait-b2c")
            .Select(r => (r.ThresholdFrom, NotKept.Why(r) is null, string.Join(' ', r.Where!.Services ?? r.Where.Lines!.Value)))
            .ShouldBe([("приказ, пересматриваемый раз в год", true, "contracts bills meters services"), ("приказ, пересматриваемый раз в год", true, "b2c")]);

    [Fact, Trait("Requirement", "MORDOVIA-8.2.2")]
    public void Three_roles_of_Mordovia_are_the_services_of_its_queue() =>
        Profile("mordovia").Services.Select(s => (s.Id, s.ServiceMin.Value, s.ServiceMin.Invented)).ShouldBe([("consult", 15, false), ("cash", 10, false), ("admin", 5, false)]);

    [Fact, Trait("Requirement", "SARATOV-7.1.3.3")]
    public void Legal_entities_have_a_service_and_windows_of_their_own() =>
        Profile("saratov").Queue.Discipline!.WindowProfiles!.Value.Single(w => w.Id == "legal").Services.ShouldBe(["legal"]);

    [Theory, Trait("Requirement", "KHGES-1.2c"), Trait("Requirement", "KHGES-2.7.3")]
    [InlineData("in-person", ChannelMode.InPerson)]
    [InlineData("guest-book", ChannelMode.InPerson)]
    [InlineData("phone", ChannelMode.Remote)]
    [InlineData("fax", ChannelMode.Remote)]
    [InlineData("post", ChannelMode.Remote)]
    [InlineData("email", ChannelMode.Interactive)]
    [InlineData("website", ChannelMode.Interactive)]
    public void Channels_of_Khabarovsk_are_in_person_remote_or_interactive(string channel, ChannelMode mode) =>
        Profile("khges").Deadlines!.Channels.Single(c => c.Id == channel).Mode.ShouldBe(mode);

    [Theory]
    [InlineData("topics", """[{ "code": "1", "name": " ", "nameEn": "One", "clause": "1" }]""", "$.topics[0]: expected words in every field.")]
    [InlineData("topics", """[{ "code": "1.01", "name": "Один", "nameEn": "One", "clause": "1" }]""", "$.topics: expected a code that no other topic has, not '1.01' again.")]
    [InlineData("contacts", """[{ "kind": "pigeon", "name": "Голубь", "nameEn": "Pigeon", "value": "x", "clause": "1" }]""", "$.contacts[0].kind: expected one of post, email, site, account, feedback, readings, payment, offices.")]
    [InlineData("retention", """[{ "of": "visits", "name": "Ожидание", "nameEn": "Waits", "within": { "amount": 5, "unit": "working-days" }, "clause": "1" }]""", "$.retention[0].within: expected more than 0 calendar-days, months or years.")]
    public void What_cannot_be_is_refused_with_its_place(string section, string value, string message)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "samara.json")))!.AsObject();
        profile[section] = JsonNode.Parse(value);

        Should.Throw<ProfileRefusedException>(() => ProfileReader.Parse("samara.json", Encoding.UTF8.GetBytes(profile.ToJsonString()))).Message.ShouldBe($"samara.json: {message}");
    }

    [Fact]
    public void An_office_offers_services_of_its_company_only()
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "saratov.json")))!.AsObject();
        profile["offices"]![10]!["services"] = new JsonArray("lottery");

        Should.Throw<ProfileRefusedException>(() => ProfileReader.Parse("saratov.json", Encoding.UTF8.GetBytes(profile.ToJsonString()))).Message
            .ShouldBe("saratov.json: $.offices[10].services[0]: expected one of contracts, bills, meters, services, legal, not 'lottery'.");
    }

    private static CompanyProfile Profile(string company) => ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json"));
}
