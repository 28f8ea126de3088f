using OpsHub.Grains.Appeals;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>What a desk offers of an appeal, and that two people at once do not tread on each other. 29 April 2025 is a Tuesday.</summary>
public sealed class Steps_of_the_desk
{
    private const string Tuesday = "2025-04-29T16:00", Wednesday = "2025-04-30T10:00", Noon = "2025-04-30T12:00";

    private static readonly RegisterAppeal Claim = new(
        "claim-quality", "post", "citizen", Given: ["grounds", "contract", "contract-date", "account", "contact"], Customer: "c-1", ReplyBy: "post", SealedPerson: new SealedPerson(1, "c2VhbGVk"));

    private static readonly RegisterAppeal Web = Claim with { Channel = "internet-reception", ReplyBy = "email" };

    private static readonly string[] Names =
    [
        "take-appeal", "forward-appeal", "ask-customer", "hear-customer", "ask-outside", "hear-outside", "extend-appeal", "tell-extension", "offer-answer", "reject-answer", "close-appeal", "leave-appeal",
        "judge-appeal",
    ];

    private static DeskOf Samara(RegisterAppeal? claim = null) => new DeskOf("samara").Do(Tuesday, claim ?? Claim);

    [Theory]
    [InlineData("registered", "take forward ask-c ask-o offer close leave judge")]
    [InlineData("taken", "take forward ask-c ask-o offer close leave judge")]
    [InlineData("forwarded", "take forward ask-c ask-o offer leave judge")]
    [InlineData("asked", "hear-c leave judge")]
    [InlineData("outside", "hear-o judge")]
    [InlineData("offered", "reject close judge")]
    [InlineData("rejected", "take forward ask-c ask-o offer leave judge")]
    [InlineData("closed", "judge")]
    [InlineData("left", "judge")]
    public void Each_phase_offers_its_own(string phase, string offered)
    {
        var desk = phase switch
        {
            "taken" => Samara().Do(Wednesday, new TakeAppeal("ivanova")),
            "forwarded" => Samara().Do(Wednesday, new ForwardAppeal("petrov")),
            "asked" => Samara().Do(Wednesday, new AskCustomer(["account"])),
            "outside" => Samara().Do(Wednesday, new AskOutside("grid")),
            "offered" => Samara().Do(Wednesday, new OfferAnswer("post", "ivanova")),
            "rejected" => Samara().Do(Wednesday, new OfferAnswer("post", "ivanova")).Do(Wednesday, new RejectAnswer("court")),
            "closed" => Samara().Do(Wednesday, new CloseAppeal("report-1", "ivanova")),
            "left" => Samara().Do(Wednesday, new LeaveAppeal("abuse")),
            _ => Samara(),
        };
        Names.Where(name => desk.Offered(Noon, name) is null).ShouldBe(Names.Where(name => offered.Split(' ').Any(o => name.StartsWith(o, StringComparison.Ordinal))));
    }

    [Fact]
    public void An_incomplete_appeal_offers_to_ask_and_says_why_not_the_rest()
    {
        var desk = Samara(Claim with { Given = ["grounds"] });
        desk.Offered(Noon, "take-appeal").ShouldBe("appeal-incomplete");
        desk.Offered(Noon, "close-appeal").ShouldBe("appeal-incomplete");
        desk.Offered(Noon, "ask-customer").ShouldBeNull();
    }

    [Fact, Trait("Requirement", "SAMARA-A1-1.7")]
    public void An_extension_is_offered_within_its_rule_and_in_time_only()
    {
        Samara().Offered(Noon, "extend-appeal").ShouldBe("extension-not-allowed");
        var desk = Samara(Web);
        desk.Offered(Noon, "extend-appeal").ShouldBeNull();
        var offered = OfferedSteps.Extension(desk.State, desk.Standard, Turn(desk, Noon)).ShouldNotBeNull();
        (offered.LatestDay?.ToString("uuuu-MM-dd", null), offered.MustTell, offered.Clause).ShouldBe(("2025-06-05", true, "A1-1.7"));
        desk.Do(Noon, new ExtendAppeal("Ждём акт сетевой организации"));
        desk.Offered(Noon, "extend-appeal").ShouldBe("already-so");
        desk.Offered(Noon, "tell-extension").ShouldBeNull();
        Samara(Web).Wait("2025-05-08T10:00").Offered("2025-05-08T10:00", "extend-appeal").ShouldBe("extension-too-late");
    }

    [Fact, Trait("Requirement", "VLADIMIR-G5d")]
    public void An_extension_without_a_limit_asks_for_the_day()
    {
        var desk = new DeskOf("vladimir").Do(Tuesday, new RegisterAppeal("written", "post", "individual", Given: ["name", "reply-address", "account", "address"]));
        desk.Offered(Noon, "extend-appeal").ShouldBeNull();
        OfferedSteps.Extension(desk.State, desk.Standard, Turn(desk, Noon)).ShouldBe(new OfferedExtension(null, false, "G5"));
    }

    [Fact]
    public void A_ground_is_offered_only_where_it_holds()
    {
        OfferedSteps.Grounds(Samara().State, Samara().Standard).Select(g => g.Id).ShouldNotContain("no-address-electronic");
        OfferedSteps.Grounds(Samara(Web).State, Samara().Standard).Select(g => g.Id).ShouldContain("no-address-electronic");
    }

    [Fact]
    public void Whoever_was_slower_is_told_and_does_not_take_the_appeal_away()
    {
        var desk = Samara();
        var seen = desk.State.ChangedAt;
        desk.Do(Wednesday, new TakeAppeal("ivanova") { Seen = seen });

        desk.Refusal(Wednesday, new TakeAppeal("petrov") { Seen = seen }).ShouldBe("changed-meanwhile");
        desk.State.Executor.ShouldBe("ivanova");
        desk.Do(Noon, new TakeAppeal("petrov") { Seen = desk.State.ChangedAt }).State.Executor.ShouldBe("petrov");
    }

    [Fact]
    public void The_same_step_said_twice_is_nothing_and_no_quarrel()
    {
        var desk = Samara();
        var seen = desk.State.ChangedAt;
        desk.Do(Wednesday, new TakeAppeal("ivanova") { Seen = seen });
        desk.IsNothing(Wednesday, new TakeAppeal("ivanova") { Seen = seen }).ShouldBeTrue();
    }

    [Fact]
    public void A_draft_tells_clocks_and_gaps_before_anything_is_registered()
    {
        var desk = new DeskOf("samara");
        var draft = AppealDraft.Of(Claim with { Given = ["grounds"], Customer = null, SealedPerson = null }, Turn(desk, Tuesday), desk.Standard);

        draft.Refusal.ShouldBeNull();
        draft.Clocks.Select(c => c.Rule.Id).ShouldBe(["claim-quality-citizen", "appeal-registration"]);
        draft.Missing.Select(m => m.AnyOf[0]).ShouldBe(["contract", "contract-date", "account", "contact"]);
        AppealDraft.Of(Claim with { Category = null }, Turn(desk, Tuesday), desk.Standard).Refusal.ShouldNotBeNull().Code.ShouldBe("category-missing");
    }

    private static Turn Turn(DeskOf desk, string at) => new(Appeal.IdOf("samara", "one"), desk.At(at), desk.At(at), "account:clerk");
}
