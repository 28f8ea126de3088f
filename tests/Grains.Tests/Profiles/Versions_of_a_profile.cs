using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Profiles;

namespace OpsHub.Grains.Tests.Profiles;

/// <summary>Uploaded, activated from a day, withdrawn: what the grain takes and what it refuses. Now is noon of 24 November 2026 in Samara.</summary>
public sealed class Versions_of_a_profile
{
    private static readonly DateTimeZone Samara = DateTimeZoneProviders.Tzdb["Europe/Samara"];
    private static readonly LocalDate Today = new(2026, 11, 24);

    private Instant _now = Today.At(new LocalTime(12, 0)).InZoneStrictly(Samara).ToInstant();
    private ProfileState _profile = ProfileState.None;

    [Fact]
    public void A_version_holds_from_the_beginning_of_its_local_day()
    {
        Do(Draft("2"));

        var activated = Do(new ActivateProfile("2")).ShouldHaveSingleItem().ShouldBeOfType<ProfileActivated>();

        activated.InForceAt.ShouldBe(Instant.FromUtc(2026, 11, 30, 20, 0));
        Profile.DeadlinesOf(activated).ShouldBe([Deadline.Set("2", activated.InForceAt)]);
        _profile.Find("2")!.InForce.ShouldBeFalse();
    }

    [Fact]
    public void Its_day_comes_once()
    {
        Do(Draft("2"));
        Do(new ActivateProfile("2"));
        Do(new WakeProfile("2")).ShouldBeEmpty("its day has not come");
        _now = Instant.FromUtc(2026, 11, 30, 20, 0);

        Do(new WakeProfile("2")).ShouldHaveSingleItem().ShouldBe(new ProfileTookForce("2", _now));
        Do(new WakeProfile("2")).ShouldBeEmpty();
    }

    [Fact]
    public void Activated_from_today_it_holds_from_now_and_not_for_what_began_this_morning()
    {
        Do(Draft("2", Today));

        Do(new ActivateProfile("2")).ShouldBe([new ProfileActivated("2", Today, _now, null, "account:admin", _now), new ProfileTookForce("2", _now)]);
    }

    [Theory]
    [InlineData("2", "2026-11-23", "from-past")]
    [InlineData("2", "2026-11-30", "from-too-early")]
    [InlineData("9", "2026-12-01", "version-unknown")]
    public void Refuses_a_day_that_is_past_or_too_early_and_a_version_it_does_not_know(string version, string from, string code)
    {
        Do(Draft("2"));

        Refusal(new ActivateProfile(version, NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value)).ShouldBe(code);
    }

    [Fact]
    public void Of_two_activations_at_once_one_is_told_that_the_other_came_first()
    {
        Do(Draft("2"));
        Do(Draft("3"));
        var seen = _profile.Revision;
        Do(new ActivateProfile("2", Seen: seen));

        Refusal(new ActivateProfile("3", Seen: seen)).ShouldBe("changed-meanwhile");
        Refusal(new ActivateProfile("3")).ShouldBe("day-taken");
        Do(new ActivateProfile("3", new LocalDate(2026, 12, 2))).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_same_said_twice_is_done_once()
    {
        Do(Draft("2")).ShouldHaveSingleItem();
        Do(Draft("2")).ShouldBeEmpty();
        Do(new ActivateProfile("2")).ShouldHaveSingleItem();
        Do(new ActivateProfile("2")).ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_given_once()
    {
        Do(Draft("2"));

        Refusal(Draft("2") with { Digest = "another" }).ShouldBe("version-taken");
        Do(new WithdrawProfile("2"));
        Refusal(Draft("2")).ShouldBe("version-taken", "what was withdrawn keeps its name, so that nobody mistakes one for the other");
    }

    [Fact]
    public void What_has_not_come_into_force_can_be_withdrawn_and_what_has_cannot()
    {
        Do(Draft("2"));
        Do(Draft("3", Today));
        Do(new ActivateProfile("2"));
        Do(new ActivateProfile("3"));

        Do(new WithdrawProfile("2")).ShouldHaveSingleItem();
        _now = Instant.FromUtc(2026, 12, 5, 0, 0);
        Do(new WakeProfile("2")).ShouldBeEmpty();
        Refusal(new WithdrawProfile("3")).ShouldBe("in-force");
        Refusal(new ActivateProfile("2", new LocalDate(2027, 1, 1))).ShouldBe("withdrawn");
    }

    [Fact]
    public void Only_what_is_in_force_is_corrected()
    {
        Do(Draft("2"));
        Do(Draft("3"));

        Refusal(new ActivateProfile("3", Corrects: "2")).ShouldBe("corrects-nothing");
        Do(new ActivateProfile("3", Corrects: "1")).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_document_has_a_greatest_length() =>
        Refusal(Draft("2") with { Document = new string(' ', Profile.MaxDocumentLength + 1) }).ShouldBe("document-too-long");

    private static UploadProfile Draft(string version, LocalDate? validFrom = null) => new(version, validFrom ?? new LocalDate(2026, 12, 1), Samara, $"digest-{version}", "{}");

    private IEnumerable<ProfileEvent> Do(ProfileCommand command)
    {
        var decision = Profile.Decide(_profile, command, Turn);
        decision.Refusal.ShouldBeNull();
        _profile = decision.Events.Aggregate(_profile, Profile.Evolve);
        return decision.Events;
    }

    private string? Refusal(ProfileCommand command) => Profile.Decide(_profile, command, Turn).Refusal?.Code;

    private Turn Turn => new(Profile.IdOf("samara"), _now, _now, "account:admin");
}
