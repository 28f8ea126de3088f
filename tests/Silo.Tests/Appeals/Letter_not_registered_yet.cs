using OpsHub.Grains.Appeals;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>A letter that has come and lies there: registration is a clock of its own. 25 April 2025 is a Friday.</summary>
public sealed class Letter_not_registered_yet
{
    private const string Friday = "2025-04-25T09:00", Monday = "2025-04-28T10:00", Tuesday = "2025-04-29T16:00";

    private static readonly RegisterAppeal Claim = new("claim-quality", "post", "citizen", Given: ["grounds", "contract", "contract-date", "account", "contact"], Customer: "c-1");

    private static KeptClock Registration(DeskOf desk) => desk.State.Clocks.Single(c => c.Name == DeadlineRule.Registration);

    [Fact, Trait("Requirement", "SAMARA-7.4a")]
    public void Has_the_clock_of_registration_from_its_arrival_on_and_is_told_overdue()
    {
        var desk = new DeskOf("samara").Do(Friday, new ReceiveAppeal("post"));
        desk.State.Phase.ShouldBe(AppealPhase.Received);
        desk.Local(Registration(desk).DueAt!.Value).ShouldBe("2025-04-26T23:59:59");

        desk.Wait("2025-04-27T00:00").Events.OfType<AppealOverdue>().Single().Clock.ShouldBe("registration");
        desk.Do(Monday, Claim);
        (desk.State.Phase, Registration(desk).EndedLate).ShouldBe((AppealPhase.Registered, true));
        desk.Events.OfType<AppealOverdue>().Count().ShouldBe(1);
        desk.Due.ShouldBe("2025-04-30T23:59:59");   // three working days from its arrival, not from its registration
    }

    [Fact, Trait("Requirement", "KHGES-2.6.1.3d")]
    public void Has_the_strictest_clock_while_its_kind_is_not_known()
    {
        Registration(new DeskOf("khges").Do(Friday, new ReceiveAppeal("post"))).Rule.ShouldBe("post-registration");
        new DeskOf("khges").Do(Friday, new ReceiveAppeal("email")).State.Clocks.ShouldBeEmpty();   // the standard knows no such clock for e-mail
    }

    [Fact]
    public void Is_registered_in_time_without_a_word()
    {
        var desk = new DeskOf("samara").Do(Monday, new ReceiveAppeal("post", "claim-quality")).Do(Tuesday, Claim);
        Registration(desk).EndedLate.ShouldBeFalse();
        desk.Wait("2025-05-01T00:00").Events.OfType<AppealOverdue>().ShouldNotContain(o => o.Clock == "registration");
    }

    [Fact]
    public void Offers_nothing_but_to_be_registered()
    {
        var desk = new DeskOf("samara").Do(Friday, new ReceiveAppeal("post"));
        desk.Offered(Monday, "register-appeal").ShouldBeNull();
        desk.Refusal(Monday, new TakeAppeal("ivanova")).ShouldBe("not-registered");
        desk.IsNothing(Monday, new ReceiveAppeal("post")).ShouldBeTrue();
        desk.Refusal(Monday, new ReceiveAppeal("email")).ShouldBe("id-taken");
    }

    [Theory]
    [InlineData("channel-unknown", "pigeon", null)]
    [InlineData("kind-unknown", "post", "poem")]
    public void Is_refused_with_what_there_is(string code, string channel, string? kind) => new DeskOf("samara").Refusal(Friday, new ReceiveAppeal(channel, kind)).ShouldBe(code);

    [Fact]
    public void Cannot_have_come_later_than_now()
    {
        var desk = new DeskOf("samara");
        desk.Refusal(Friday, new ReceiveAppeal("post", ReceivedAt: desk.At(Monday))).ShouldBe("received-after-now");
    }
}
