using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Promises;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>Made, kept, moved with the customer told, broken – under the standards that ship.</summary>
public sealed class Promises_to_customers
{
    private static readonly ProfileStandards Standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
    private static readonly GrainKind Kind = Promise.KindUnder(Standards);

    private readonly List<PromiseEvent> _events = [];
    private PromiseState _state = PromiseState.None;
    private string _company = "samara";

    [Theory]
    [Trait("Requirement", "SAMARA-11.1"), Trait("Requirement", "SAMARA-11.3b"), Trait("Requirement", "KHGES-2.6.2.8e"), Trait("Requirement", "SARATOV-A2-5.2.2b"), Trait("Requirement", "MORDOVIA-8.3.3")]
    [InlineData("samara", "next-meeting", "2025-04-30T11:00:00Z")]
    [InlineData("samara", "call-back", "2025-04-30T11:00:00Z")]
    [InlineData("khges", "phone-complaint", "2025-04-30T11:00:00Z")]
    [InlineData("saratov", "call-back", "2025-04-30T11:00:00Z")]
    [InlineData("mordovia", "next-step", "2025-04-30T11:00:00Z")]
    public void An_instant_that_was_promised_is_the_last_one_in_time(string company, string kind, string due)
    {
        _company = company;
        Do("2025-04-29T12:00:00Z", new MakePromise(kind, "caller/77", PromisedAt: At("2025-04-30T11:00:00Z"), Owner: "ivanova"));

        _state.DueAt.ShouldBe(At(due));
        Do("2025-04-30T11:00:01Z", new WakePromise("due"));
        _events[^1].ShouldBe(new PromiseBroken(At(due), At("2025-04-30T11:00:01Z")));
    }

    [Theory]
    [Trait("Requirement", "KHGES-2.5.1.2b"), Trait("Requirement", "KHGES-2.5.1.3a"), Trait("Requirement", "SARATOV-6.3b"), Trait("Requirement", "MORDOVIA-8.3.4")]
    [InlineData("khges", "postponed-visit", "2025-05-05T13:59:59Z")]
    [InlineData("khges", "answer-date", "2025-05-05T13:59:59Z")]
    [InlineData("saratov", "answer-date", "2025-05-05T19:59:59Z")]
    [InlineData("mordovia", "next-visit", "2025-05-05T20:59:59Z")]
    public void A_day_that_was_promised_is_in_time_to_its_end(string company, string kind, string due)
    {
        _company = company;
        Do("2025-04-29T12:00:00Z", new MakePromise(kind, "appeal/a-1", PromisedDay: new LocalDate(2025, 5, 5)));

        _state.DueAt.ShouldBe(At(due));
    }

    [Fact]
    public void Kept_in_time_is_kept_and_twice_is_once()
    {
        Make();
        Do("2025-04-30T10:59:00Z", new KeepPromise());

        _events[^1].ShouldBe(new PromiseKept(false, At("2025-04-30T10:59:00Z")));
        IsNothing("2025-04-30T11:30:00Z", new KeepPromise()).ShouldBeTrue();
        IsNothing("2025-04-30T12:00:00Z", new WakePromise("due")).ShouldBeTrue();
        Code("2025-04-30T12:00:00Z", new ReleasePromise("x")).ShouldBe("promise-over");
    }

    [Fact]
    public void Kept_late_was_broken_though_nobody_had_been_told()
    {
        Make();
        Do("2025-04-30T11:05:00Z", new KeepPromise());

        _events[^2..].ShouldBe([new PromiseBroken(At("2025-04-30T11:00:00Z"), At("2025-04-30T11:05:00Z")), new PromiseKept(true, At("2025-04-30T11:05:00Z"))]);
    }

    [Fact]
    public void A_late_word_that_it_was_kept_in_time_makes_it_kept()
    {
        Make();
        Do("2025-04-30T11:00:01Z", new WakePromise("due"));
        Do("2025-04-30T10:30:00Z", new KeepPromise());

        (_state.Phase, _state.Broken).ShouldBe((PromisePhase.Kept, false));
    }

    [Fact]
    public void It_is_moved_with_the_customer_told_and_only_while_it_is_not_late()
    {
        Make();
        Code("2025-04-30T10:00:00Z", new MovePromise("", "engineer ill", At("2025-05-05T11:00:00Z"))).ShouldBe("word-wrong");
        Do("2025-04-30T10:00:00Z", new MovePromise("phone", "engineer ill", At("2025-05-05T11:00:00Z")));

        (_state.DueAt, _state.Moves).ShouldBe((At("2025-05-05T11:00:00Z"), 1));
        IsNothing("2025-04-30T11:00:01Z", new WakePromise("due")).ShouldBeTrue();
        Code("2025-05-05T11:00:01Z", new MovePromise("phone", "engineer ill", At("2025-05-06T11:00:00Z"))).ShouldBe("promise-late");
    }

    [Fact]
    public void What_cannot_be_promised_is_refused()
    {
        Code("2025-04-29T12:00:00Z", new KeepPromise()).ShouldBe("promise-not-made");
        Code("2025-04-29T12:00:00Z", new MakePromise("marriage", "caller/77", At("2025-04-30T11:00:00Z"))).ShouldBe("kind-unknown");
        Code("2025-04-29T12:00:00Z", new MakePromise("call-back", "caller/77")).ShouldBe("when-wrong");
        Code("2025-04-29T12:00:00Z", new MakePromise("call-back", "caller/77", At("2025-04-30T11:00:00Z"), new LocalDate(2025, 4, 30))).ShouldBe("when-wrong");
        Code("2025-04-29T12:00:00Z", new MakePromise("call-back", "caller/77", At("2025-04-29T11:00:00Z"))).ShouldBe("promise-past");
        Make();
        Code("2025-04-29T12:00:00Z", new MakePromise("call-back", "caller/78", At("2025-04-30T11:00:00Z"))).ShouldBe("id-taken");
    }

    private void Make() => Do("2025-04-29T12:00:00Z", new MakePromise("call-back", "caller/77", PromisedAt: At("2025-04-30T11:00:00Z")));

    private void Do(string at, PromiseCommand command)
    {
        var (events, refusal) = Try(at, command);
        refusal.ShouldBeNull();
        foreach (var happened in events.Cast<PromiseEvent>())
        {
            _events.Add(happened);
            _state = (PromiseState)Kind.Evolve(_state, happened);
        }
    }

    private bool IsNothing(string at, PromiseCommand command) => Try(at, command) is { Events.IsEmpty: true, Refusal: null };

    private string? Code(string at, PromiseCommand command) => Try(at, command).Refusal?.Code;

    private (ImmutableArray<IEvent> Events, Refusal? Refusal) Try(string at, PromiseCommand command) => Kind.Decide(_state, command, new Turn(Promise.IdOf(_company, "p-1"), At(at), At(at), "account:clerk"));

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
