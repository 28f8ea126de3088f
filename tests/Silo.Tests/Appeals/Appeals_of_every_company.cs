using OpsHub.Grains.Appeals;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>What each standard asks of appeals besides their deadlines, under the profiles that ship.</summary>
public sealed class Appeals_of_every_company
{
    private const string Tuesday = "2025-04-29T16:00", Wednesday = "2025-04-30T10:00", Friday = "2025-05-02T10:00";

    [Theory]
    [InlineData("khges", "proposal", null, "phone", "post", "website", "email")]
    [InlineData("saratov", "complaint", "b2c", "website", "personal-account", "phone", "email", "post", "terminal", "social-network", "messenger", "external-portal", "desk-sign")]
    [InlineData("samara", "quick", "citizen", "phone", "sms", "internet-reception", "personal-account", "email", "post", "fax", "complaints-book", "in-person", "questionnaire", "poll")]
    [InlineData("vladimir", "claim", "individual", "in-person", "post", "email", "site-feedback", "personal-account", "gis-zhkh", "phone", "website")]
    [Trait("Requirement", "KHGES-2.6.1.1"), Trait("Requirement", "SARATOV-A2-2"), Trait("Requirement", "SARATOV-A2-3.9.1"), Trait("Requirement", "SARATOV-A2-4.10z")]
    [Trait("Requirement", "SARATOV-7.1.7"), Trait("Requirement", "SARATOV-A3-4.16a"), Trait("Requirement", "SAMARA-7a"), Trait("Requirement", "SAMARA-7b"), Trait("Requirement", "SAMARA-3.16b")]
    [Trait("Requirement", "SAMARA-A1-1.2"), Trait("Requirement", "VLADIMIR-G2.R2a"), Trait("Requirement", "VLADIMIR-G5a")]
    [Trait("Requirement", "SAMARA-10.2b"), Trait("Requirement", "SARATOV-A1-8.5.10b"), Trait("Requirement", "VLADIMIR-G4c")]
    public void Come_by_every_channel_that_the_standard_names(string company, string kind, string? category, params string[] channels)
    {
        foreach (var channel in channels)
        {
            var desk = new DeskOf(company).Do(Tuesday, new RegisterAppeal(kind, channel, category, Topic: "1", Given: ["contact"]));
            (desk.State.Registered.ShouldNotBeNull() is var told ? (told.Channel, told.Topic) : default).ShouldBe((channel, "1"));
        }
        new DeskOf(company).Refusal(Tuesday, new RegisterAppeal(kind, "pigeon", category, Topic: "1")).ShouldBe("channel-unknown");
    }

    [Fact]
    [Trait("Requirement", "VLADIMIR-G5b")]
    public void Of_Vladimir_state_who_asks_where_to_answer_which_account_and_which_address()
    {
        var desk = new DeskOf("vladimir").Do(Tuesday, new RegisterAppeal("written", "post", "individual"));
        desk.State.Missing.ShouldBe(["name", "reply-address", "account|contract", "address"], ignoreOrder: true);
        desk.Refusal(Wednesday, new TakeAppeal("ivanova")).ShouldBe("appeal-incomplete");

        new DeskOf("vladimir").Do(Tuesday, new RegisterAppeal("written", "post", "legal", Given: ["name", "reply-address", "contract", "address"])).State.Missing.ShouldBeEmpty();
    }

    [Theory]
    [Trait("Requirement", "SARATOV-7.1.3.2")]
    [InlineData("saratov-01")]
    [InlineData("saratov-12")]
    public void Of_Saratov_are_taken_in_at_any_office_wherever_the_customer_lives(string office) =>
        new DeskOf("saratov").Do(Tuesday, new RegisterAppeal("question", "in-person", "b2c", Topic: "1", Office: office)).State.Registered!.Office.ShouldBe(office);

    [Fact]
    [Trait("Requirement", "VLADIMIR-G5f")]
    public void Of_Vladimir_that_cannot_be_read_are_not_left_and_the_customer_is_told()
    {
        var desk = new DeskOf("vladimir").Do(Tuesday, new RegisterAppeal("written", "post", "individual", Given: ["name", "reply-address", "account", "address"]));

        desk.Refusal(Wednesday, new LeaveAppeal("unreadable")).ShouldBe("ground-unknown");
        desk.Do(Wednesday, new AskCustomer(["readable-text"])).State.Phase.ShouldBe(AppealPhase.AwaitingData);
        desk.Do(Friday, new HearCustomer(["readable-text"])).State.Phase.ShouldBe(AppealPhase.InWork);
    }

    [Fact]
    [Trait("Requirement", "SAMARA-8.3")]
    public void Of_Samara_need_no_more_than_somebody_to_answer()
    {
        new DeskOf("samara").Do(Tuesday, new RegisterAppeal("quick", "internet-reception", "citizen", Given: ["contact"])).State.Missing.ShouldBeEmpty();
        new DeskOf("samara").Do(Tuesday, new RegisterAppeal("quick", "internet-reception", "citizen")).State.Missing.ShouldBe(["contact"]);
    }

    [Theory]
    [InlineData("website")]
    [InlineData("email")]
    [Trait("Requirement", "VLADIMIR-G2.R2c"), Trait("Requirement", "VLADIMIR-G2.R2k")]
    public void Of_Vladimir_from_site_and_mail_are_overdue_when_nobody_answers(string channel)
    {
        var desk = new DeskOf("vladimir").Do(Tuesday, new RegisterAppeal("written", channel, "individual", Given: ["name", "reply-address", "account", "address"]));

        desk.Due.ShouldBe("2025-05-29T23:59:59");
        desk.Wait("2025-05-30T00:00").Events.OfType<AppealOverdue>().ShouldHaveSingleItem().Clock.ShouldBe("answer");
    }

    [Fact]
    [Trait("Requirement", "KHGES-2.6.3.3"), Trait("Requirement", "KHGES-2.6.1.2")]
    public void Of_Khges_leave_an_instant_at_every_hand_they_pass()
    {
        var desk = new DeskOf("khges").Do(Tuesday, new RegisterAppeal("application", "post", Given: ["contact"]))
            .Do(Tuesday, new ForwardAppeal("director")).Do(Wednesday, new ForwardAppeal("department")).Do(Friday, new TakeAppeal("ivanova"));

        desk.Events.OfType<AppealForwarded>().ShouldBe([new AppealForwarded("director", desk.At(Tuesday)), new AppealForwarded("department", desk.At(Wednesday))]);
        desk.Events.OfType<AppealTaken>().ShouldHaveSingleItem().ShouldBe(new AppealTaken("ivanova", desk.At(Friday)));
    }

    [Fact]
    [Trait("Requirement", "KHGES-2.5c"), Trait("Requirement", "SARATOV-7.2.4.2a"), Trait("Requirement", "SARATOV-A3-5.4")]
    public void Keep_who_took_them_in_what_was_promised_and_by_which_way_the_answer_goes()
    {
        var desk = new DeskOf("khges");
        desk.Do(Wednesday, new RegisterAppeal("application", "post", Given: ["contact"], ReceivedAt: desk.At(Tuesday)));
        (desk.State.Registered!.By, desk.State.Registered.ReceivedAt, desk.State.Registered.At).ShouldBe(("account:clerk", desk.At(Tuesday), desk.At(Wednesday)));

        var promised = new DeskOf("saratov");
        promised.Do(Tuesday, new RegisterAppeal("question", "phone", "b2c", AppealForm.Oral, "1", ReplyBy: "email", PromisedAt: promised.At(Friday)));
        (promised.State.Registered!.PromisedAt, promised.State.Registered.ReplyBy).ShouldBe((promised.At(Friday), "email"));
        promised.State.Events.ShouldContain(e => e.Name == "promised" && e.At == promised.At(Friday));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-7.1.5.6"), Trait("Requirement", "SARATOV-7.2.4.3a")]
    public void Of_Saratov_are_answered_as_the_customer_asked_and_stay_open_while_he_is_not_content()
    {
        var desk = new DeskOf("saratov").Do(Tuesday, new RegisterAppeal("complaint", "email", "b2c", Topic: "1", ReplyBy: "post", Executor: "ivanova"));

        desk.Refusal(Wednesday, new OfferAnswer("email")).ShouldBe("reply-channel-wrong");
        desk.Do(Wednesday, new OfferAnswer("post")).Do(Wednesday, new RejectAnswer("Роспотребнадзор")).Refusal(Friday, new CloseAppeal("report-1")).ShouldBe("offer-rejected");
        desk.Do(Friday, new OfferAnswer("post")).Refusal(Friday, new CloseAppeal("")).ShouldBe("result-missing");
    }

    [Fact]
    [Trait("Requirement", "SAMARA-9e"), Trait("Requirement", "SAMARA-9f"), Trait("Requirement", "SAMARA-10.1")]
    public void Of_Samara_end_with_an_answer_and_a_finding_with_its_basis()
    {
        var desk = new DeskOf("samara").Do(Tuesday, new RegisterAppeal("quick", "post", "citizen", Given: ["contact"], Executor: "ivanova"));

        desk.Refusal(Wednesday, new CloseAppeal("")).ShouldBe("result-missing");
        desk.Do(Wednesday, new OfferAnswer("post")).Do(Friday, new CloseAppeal("report-1")).Do(Friday, new JudgeAppeal(false, "акт проверки 17"));
        desk.Events.OfType<AppealAnswerOffered>().ShouldHaveSingleItem().ShouldBe(new AppealAnswerOffered("post", "ivanova", desk.At(Wednesday)));
        desk.Events.OfType<AppealJudged>().ShouldHaveSingleItem().ShouldBe(new AppealJudged(false, "акт проверки 17", desk.At(Friday)));
    }
}
