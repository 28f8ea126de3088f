using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.People;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>Every phase and rule, under the standards that ship. 29 April 2025 is a Tuesday; 1, 2, 8 and 9 May are days off.</summary>
public sealed class Appeal_from_registration_to_its_end
{
    private const string Monday = "2025-04-28T10:00", Tuesday = "2025-04-29T16:00", Wednesday = "2025-04-30T10:00";

    private static readonly SealedPerson Sealed = new(1, "c2VhbGVk");

    private static readonly RegisterAppeal Claim = new(
        "claim-quality", "post", "citizen", Given: ["grounds", "contract", "contract-date", "account", "contact"], Customer: "c-1", ReplyBy: "post", SealedPerson: Sealed);

    private static readonly RegisterAppeal Debt = new("debt-info", "email", "citizen", Given: ["contact"], Customer: "c-1", SealedPerson: Sealed);

    private static readonly RegisterAppeal Letter = new("complaint", "post", Given: ["contact"], Customer: "c-1", SealedPerson: Sealed);

    private static DeskOf Samara(RegisterAppeal? claim = null) => new DeskOf("samara").Do(Tuesday, claim ?? Claim);

    [Fact, Trait("Requirement", "SAMARA-7.4b")]
    public void Its_deadline_is_reckoned_when_it_is_registered()
    {
        var desk = Samara();

        desk.Due.ShouldBe("2025-05-06T23:59:59");
        desk.State.Phase.ShouldBe(AppealPhase.Registered);
        desk.Answer.Rule.ShouldBe("claim-quality-citizen");
    }

    [Fact, Trait("Requirement", "SAMARA-7.4a")]
    public void Registration_has_a_clock_of_its_own()
    {
        var late = new DeskOf("samara").Do(Tuesday, Claim with { ReceivedAt = new DeskOf("samara").At("2025-04-25T09:00") });
        late.Events.OfType<AppealOverdue>().ShouldHaveSingleItem().Clock.ShouldBe("registration");

        var inTime = new DeskOf("samara").Do(Tuesday, Claim with { ReceivedAt = new DeskOf("samara").At(Monday) });
        inTime.State.Clocks.Single(c => c.Name == "registration").EndedLate.ShouldBeFalse();
        inTime.Events.OfType<AppealOverdue>().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_but_registering_begins_it() => new DeskOf("samara").Refusal(Tuesday, new TakeAppeal("ivanova")).ShouldBe("not-registered");

    [Fact]
    public void Said_twice_it_is_done_once()
    {
        var desk = Samara();
        desk.IsNothing(Wednesday, Claim).ShouldBeTrue();
        desk.Refusal(Wednesday, Claim with { Customer = "c-2" }).ShouldBe("id-taken");
        desk.Do(Wednesday, new TakeAppeal("ivanova"));
        desk.IsNothing(Wednesday, new TakeAppeal("ivanova")).ShouldBeTrue();
        desk.Do(Wednesday, new CloseAppeal("report-1"));
        desk.IsNothing(Wednesday, new CloseAppeal("report-1")).ShouldBeTrue();
    }

    [Fact, Trait("Requirement", "SARATOV-7.2.4.3b")]
    public void Forwarded_is_not_closed_and_does_not_stop_its_clock()
    {
        var desk = new DeskOf("saratov").Do(Tuesday, new RegisterAppeal("complaint", "email", "b2c", Topic: "ЕКТО-12", Given: ["contact"], Customer: "c-1"));
        var due = desk.Due;

        desk.Do(Wednesday, new ForwardAppeal("back-office-3"));

        desk.State.Phase.ShouldBe(AppealPhase.Forwarded);
        desk.State.Over.ShouldBeFalse();
        desk.Due.ShouldBe(due);
        desk.Refusal(Wednesday, new CloseAppeal("report-1")).ShouldBe("still-forwarded");
        desk.Do(Wednesday, new TakeAppeal("back-office-3")).Do(Wednesday, new CloseAppeal("report-1")).State.Phase.ShouldBe(AppealPhase.Closed);
    }

    [Fact, Trait("Requirement", "SARATOV-7.2.4.3c")]
    public void Is_closed_with_report_instant_and_executor_only()
    {
        var desk = new DeskOf("saratov").Do(Tuesday, new RegisterAppeal("question", "email", "b2c", Topic: "ЕКТО-12", Given: ["contact"], Customer: "c-1"));

        desk.Refusal(Wednesday, new CloseAppeal("", "ivanova")).ShouldBe("result-missing");
        desk.Refusal(Wednesday, new CloseAppeal("report-1")).ShouldBe("executor-missing");

        desk.Do(Wednesday, new CloseAppeal("report-1", "ivanova"));
        desk.Events.OfType<AppealClosed>().ShouldHaveSingleItem().ShouldBe(new AppealClosed("report-1", "ivanova", null, false, desk.At(Wednesday)));
    }

    [Fact, Trait("Requirement", "SARATOV-7.2.4.1a")]
    [Trait("Requirement", "SARATOV-7.3.11")]
    public void Registration_states_the_topic_and_who_took_it_in()
    {
        var desk = new DeskOf("saratov");
        desk.Refusal(Tuesday, new RegisterAppeal("question", "email", "b2c")).ShouldBe("field-missing");

        desk.Do(Tuesday, new RegisterAppeal("question", "email", "b2c", Topic: "ЕКТО-12"));
        var registered = desk.State.Registered.ShouldNotBeNull();
        (registered.Channel, registered.Topic, registered.By, registered.At).ShouldBe(("email", "ЕКТО-12", "account:clerk", desk.At(Tuesday)));
    }

    [Fact, Trait("Requirement", "SAMARA-9c"), Trait("Requirement", "SAMARA-9d")]
    public void An_incomplete_claim_is_kept_and_its_customer_asked()
    {
        var desk = Samara(Claim with { Given = ["grounds", "contact"] });

        desk.State.Missing.ShouldBe(["contract", "contract-date", "account"], ignoreOrder: true);
        desk.Refusal(Wednesday, new TakeAppeal("ivanova")).ShouldBe("appeal-incomplete");
        desk.Do(Wednesday, new AskCustomer(["contract", "contract-date", "account"])).State.Phase.ShouldBe(AppealPhase.AwaitingData);
        desk.Do(Wednesday, new HearCustomer(["contract", "contract-date", "account"])).State.Missing.ShouldBeEmpty();
        desk.Do(Wednesday, new CloseAppeal("report-1", "ivanova"));
    }

    [Fact]
    public void Waiting_for_the_customer_stops_no_clock_where_the_standard_knows_no_stop()
    {
        var desk = Samara();
        desk.Do(Wednesday, new AskCustomer(["account"])).Due.ShouldBe("2025-05-06T23:59:59");
        desk.Do("2025-05-05T10:00", new HearCustomer(["account"])).Due.ShouldBe("2025-05-06T23:59:59");
    }

    [Fact]
    public void Waiting_for_another_organisation_comes_back_into_work()
    {
        var desk = Samara().Do(Wednesday, new TakeAppeal("ivanova")).Do(Wednesday, new AskOutside("Сетевая организация"));
        desk.State.Phase.ShouldBe(AppealPhase.AwaitingOutside);
        desk.Refusal(Wednesday, new CloseAppeal("report-1")).ShouldBe("wrong-phase");
        desk.Do("2025-05-05T10:00", new HearOutside()).State.Phase.ShouldBe(AppealPhase.InWork);
    }

    [Fact, Trait("Requirement", "SAMARA-A1-1.7")]
    public void An_extension_holds_once_the_customer_is_told()
    {
        var desk = Samara(Debt);
        desk.Due.ShouldBe("2025-05-12T23:59:59");

        desk.Do(Wednesday, new ExtendAppeal("сверка расчётов")).Due.ShouldBe("2025-05-12T23:59:59");
        desk.Do(Wednesday, new TellExtension("email")).Due.ShouldBe("2025-06-11T23:59:59");
        desk.IsNothing(Wednesday, new ExtendAppeal("ещё раз")).ShouldBeTrue();
    }

    [Fact, Trait("Requirement", "SAMARA-A1-1.7")]
    public void An_extension_beyond_the_rule_is_refused()
    {
        Samara().Refusal(Wednesday, new ExtendAppeal("много работы")).ShouldBe("extension-not-allowed");
        Samara(Debt).Refusal(Wednesday, new ExtendAppeal("много работы", new LocalDate(2025, 7, 1))).ShouldBe("extension-too-long");
        Samara(Debt).Refusal("2025-05-13T10:00", new ExtendAppeal("поздно")).ShouldBe("extension-too-late");
        Samara(Debt).Refusal(Wednesday, new TellExtension("email")).ShouldBe("not-extended");
    }

    [Fact, Trait("Requirement", "VLADIMIR-G5d")]
    public void An_extension_without_a_limit_needs_a_day()
    {
        var desk = new DeskOf("vladimir").Do(Tuesday, new RegisterAppeal("written", "post", "individual", Given: ["name", "reply-address", "account", "address"], Customer: "c-1"));
        desk.Refusal(Wednesday, new ExtendAppeal("проверка")).ShouldBe("new-day-missing");
        desk.Do(Wednesday, new ExtendAppeal("проверка", new LocalDate(2025, 6, 20))).Due.ShouldBe("2025-06-20T23:59:59");
    }

    [Fact, Trait("Requirement", "SAMARA-9g")]
    public void A_rejected_offer_stays_open_and_its_clock_runs_on()
    {
        var desk = Samara().Do(Wednesday, new TakeAppeal("ivanova")).Do(Wednesday, new OfferAnswer("post"));
        desk.Answer.EndedAt.ShouldBe(desk.At(Wednesday));

        desk.Do("2025-05-05T10:00", new RejectAnswer("Госжилинспекция"));

        desk.State.Phase.ShouldBe(AppealPhase.Rejected);
        desk.Answer.EndedAt.ShouldBeNull();
        desk.Refusal("2025-05-05T11:00", new CloseAppeal("report-1")).ShouldBe("offer-rejected");
        desk.Wait("2025-05-07T00:00").Events.OfType<AppealOverdue>().ShouldHaveSingleItem().Clock.ShouldBe("answer");
    }

    [Fact, Trait("Requirement", "SAMARA-9g")]
    [Trait("Requirement", "KHGES-2.1.1.2")]
    public void A_rejection_records_where_the_customer_was_told_to_turn() =>
        Samara().Do(Wednesday, new OfferAnswer("post", "ivanova")).Refusal(Wednesday, new RejectAnswer(" ")).ShouldBe("word-wrong");

    [Fact, Trait("Requirement", "SAMARA-7d"), Trait("Requirement", "KHGES-2.7.5")]
    [Trait("Requirement", "SARATOV-7.1.1"), Trait("Requirement", "SAMARA-5.3a"), Trait("Requirement", "KHGES-2.2.2")]
    public void The_answer_goes_by_the_channel_that_the_customer_named()
    {
        var desk = Samara().Do(Wednesday, new TakeAppeal("ivanova"));
        desk.Refusal(Wednesday, new OfferAnswer("email")).ShouldBe("reply-channel-wrong");
        desk.Do(Wednesday, new OfferAnswer("email", ByLaw: true));

        new DeskOf("khges").Do(Tuesday, Letter with { ReplyBy = "post" }).Refusal(Wednesday, new OfferAnswer("email", "ivanova")).ShouldBe("reply-channel-wrong");
    }

    [Theory]
    [InlineData("khges", "abuse", "unreadable", "trade-secret", "no-contact-data")]
    [InlineData("vladimir", "anonymous", "abuse", "false", "hatred", "unlawful", "repeated")]
    [InlineData("samara", "abuse", "unreadable", "repeated", "no-contact-data")]
    [Trait("Requirement", "KHGES-2.6.3.6"), Trait("Requirement", "KHGES-2.6.3.8"), Trait("Requirement", "VLADIMIR-G5e"), Trait("Requirement", "SAMARA-7.3")]
    public void Is_left_without_action_on_a_ground_of_the_closed_list_only(string company, params string[] grounds)
    {
        foreach (var ground in grounds)
        {
            var desk = Registered(company).Do(Wednesday, new LeaveAppeal(ground));
            desk.State.Phase.ShouldBe(AppealPhase.Left);
            desk.Refusal(Wednesday, new TakeAppeal("ivanova")).ShouldBe("appeal-over");
        }
        Registered(company).Refusal(Wednesday, new LeaveAppeal("too-much-work")).ShouldBe("ground-unknown");
    }

    [Fact, Trait("Requirement", "SAMARA-A1-1.3.3")]
    public void A_ground_of_electronic_appeals_holds_for_them_only()
    {
        Samara().Refusal(Wednesday, new LeaveAppeal("no-address-electronic")).ShouldBe("ground-unknown");
        Samara(Debt).Do(Wednesday, new LeaveAppeal("no-address-electronic")).State.Phase.ShouldBe(AppealPhase.Left);
    }

    [Fact, Trait("Requirement", "KHGES-2.5.1.8b")]
    [Trait("Requirement", "KHGES-2.6.3.2")]
    public void An_anonymous_complaint_is_registered_in_a_class_of_its_own()
    {
        var desk = new DeskOf("khges").Do(Tuesday, new RegisterAppeal("complaint", "post"));
        desk.State.Registered.ShouldNotBeNull().Anonymous.ShouldBeTrue();
        desk.State.Missing.ShouldBe(["contact"]);
        desk.Do(Wednesday, new LeaveAppeal("no-contact-data"));
    }

    [Fact, Trait("Requirement", "KHGES-2.1.1.3"), Trait("Requirement", "SAMARA-3.22"), Trait("Requirement", "SARATOV-3c")]
    public void Whether_it_is_founded_is_said_after_a_check_and_never_at_intake()
    {
        var desk = Samara();
        desk.State.Founded.ShouldBeNull();
        desk.Do(Wednesday, new CloseAppeal("report-1", "ivanova")).Do(Wednesday, new JudgeAppeal(true, "решение суда 2-114/2025")).State.Founded.ShouldBe(true);
    }

    [Fact]
    public void Amber_and_red_are_told_once_each_at_their_instants()
    {
        var desk = Samara(new RegisterAppeal("third-party", "post", "citizen", Given: ["contact"], Customer: "c-1")).Wait("2025-06-30T00:00");

        var risk = desk.Events.OfType<AppealAtRisk>().ShouldHaveSingleItem();
        (risk.Clock, desk.Local(risk.At)).ShouldBe(("answer", "2025-05-19T23:59:59"));
        var overdue = desk.Events.OfType<AppealOverdue>().ShouldHaveSingleItem();
        (desk.Local(overdue.DueAt), desk.Local(overdue.At)).ShouldBe(("2025-06-18T23:59:59", "2025-06-19T00:00:00"));
    }

    [Fact]
    public void Closed_in_time_it_is_never_overdue()
    {
        var desk = Samara().Do("2025-05-06T23:59", new CloseAppeal("report-1", "ivanova")).Wait("2025-08-01T00:00");
        desk.Events.OfType<AppealOverdue>().ShouldBeEmpty();
        desk.Events.OfType<AppealClosed>().Single().Late.ShouldBeFalse();
    }

    [Fact, Trait("Requirement", "SAMARA-9l")]
    public void Closed_late_says_so() =>
        Samara().Do("2025-05-07T00:01", new CloseAppeal("report-1", "ivanova")).Events.OfType<AppealClosed>().Single().Late.ShouldBeTrue();

    [Fact]
    public void A_fact_older_than_the_last_step_is_refused() =>
        Samara().Do(Wednesday, new TakeAppeal("ivanova")).Refusal(Tuesday, new ForwardAppeal("petrov")).ShouldBe("out-of-order");

    [Theory]
    [InlineData("category-missing", "claim-quality", null, "post")]
    [InlineData("category-unknown", "claim-quality", "martian", "post")]
    [InlineData("kind-unknown", "love-letter", "citizen", "post")]
    [InlineData("channel-unknown", "claim-quality", "citizen", "pigeon")]
    public void Bad_registrations_are_refused_with_what_there_is(string code, string kind, string? category, string channel)
    {
        var (_, refusal) = new DeskOf("samara").Try(Tuesday, new RegisterAppeal(kind, channel, category));
        refusal.ShouldNotBeNull().Code.ShouldBe(code);
        refusal.Detail.ShouldContain("there is");
    }

    [Fact]
    public void It_cannot_have_come_after_it_was_registered() =>
        new DeskOf("samara").Refusal(Tuesday, Claim with { ReceivedAt = new DeskOf("samara").At(Wednesday) }).ShouldBe("received-after-registered");

    [Fact]
    public void A_year_without_a_calendar_is_a_state_and_no_guess()
    {
        var desk = new DeskOf("samara").Do("2026-12-28T10:00", new RegisterAppeal("third-party", "post", "citizen", Given: ["contact"]));
        desk.Due.ShouldBe("no-calendar");
    }

    [Fact]
    public void Readable_details_are_refused_by_the_grain_itself() =>
        new DeskOf("samara").Refusal(Tuesday, Claim with { Person = new PersonDetails("Пётр") }).ShouldBe("not-sealed");

    private static DeskOf Registered(string company) => new DeskOf(company).Do(Tuesday, company switch
    {
        "khges" => Letter,
        "vladimir" => new RegisterAppeal("written", "post", "individual"),
        _ => Claim,
    });
}
