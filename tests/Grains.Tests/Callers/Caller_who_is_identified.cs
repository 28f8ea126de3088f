using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Callers;

public sealed class Caller_who_is_identified
{
    private static readonly GrainId Id = Caller.IdOf("volga", "77");
    private static readonly SealedPerson Sealed = new(1, "c2VhbGVk");
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Is_known_in_the_menu_while_he_waits_and_after_the_end()
    {
        _world.Must(Id, new EnterMenu("main"));
        _world.Must(Id, new IdentifyCaller("main", SealedPerson: Sealed, Customer: "c-1")).ShouldBe([new CallerIdentified("main", "c-1", Sealed, "test", Scenes.Morning, null, _world.Now)]);

        var later = Caller.IdOf("volga", "78");
        _world.Must(later, new JoinQueue("main"));
        _world.Advance(40);
        _world.Must(later, new AbandonCall("main"));
        var ended = _world.Now;
        _world.Advance(600);
        _world.Must(later, new IdentifyCaller("main", Customer: "c-1")).ShouldBe([new CallerIdentified("main", "c-1", null, "test", Scenes.Morning, ended, _world.Now)]);
    }

    [Fact]
    public void Is_corrected_by_a_later_word_and_by_no_older_one()
    {
        _world.Must(Id, new JoinQueue("main"));
        _world.Must(Id, new ForgetCaller("main")).ShouldBeEmpty();
        _world.Must(Id, new IdentifyCaller("main", Customer: "c-1")).Length.ShouldBe(1);
        _world.Advance(60);
        _world.Must(Id, new IdentifyCaller("main", Customer: "c-1")).ShouldBeEmpty();
        _world.Must(Id, new IdentifyCaller("main", Customer: "c-2")).OfType<CallerIdentified>().Single().Customer.ShouldBe("c-2");
        _world.Must(Id, new ForgetCaller("main")).OfType<CallerIdentified>().Single().Customer.ShouldBeNull();
        _world.Must(Id, new ForgetCaller("main")).ShouldBeEmpty();

        Refused(new IdentifyCaller("main", Customer: "c-1"), Scenes.Morning + NodaTime.Duration.FromSeconds(30)).ShouldBe("older-than-known");
        Refused(new IdentifyCaller("main", Customer: "c-1"), Scenes.Morning - NodaTime.Duration.FromSeconds(1)).ShouldBe("before-start");
    }

    [Fact]
    public void Is_not_taken_unsealed_nor_without_a_name_nor_before_his_call()
    {
        Refused(new IdentifyCaller("main", Customer: "c-1")).ShouldBe("out-of-order");
        _world.Must(Id, new JoinQueue("main"));

        Refused(new IdentifyCaller("main", new PersonDetails(Account: "640000000017"))).ShouldBe("not-sealed");
        Refused(new IdentifyCaller("main")).ShouldBe("nobody-named");
        Refused(new IdentifyCaller("main", Customer: "c-1", Office: "a/b")).ShouldBe("office-wrong");
        Refused(new IdentifyCaller("main", SealedPerson: Sealed, Customer: $"{SealedPerson.Nobody}1")).ShouldBe("nobody-named");
    }

    [Fact]
    public void Waits_and_talks_as_if_nobody_had_said_anything()
    {
        var (told, untold) = (Caller.IdOf("volga", "told"), Caller.IdOf("volga", "untold"));
        foreach (var id in (GrainId[])[told, untold]) _world.Must(id, new JoinQueue("main"));
        _world.Advance(20);
        _world.Must(told, new IdentifyCaller("main", Customer: "c-1"));
        foreach (var id in (GrainId[])[told, untold]) _world.Must(id, new AnswerCall("main", "5"));
        _world.Advance(90);
        _world.Must(told, new IdentifyCaller("main", Customer: "c-2"));

        _world.Must(told, new EndCall("main")).ShouldBe(_world.Must(untold, new EndCall("main")));
    }

    private string Refused(CallerCommand command, NodaTime.Instant? occurredAt = null) => _world.Try(Id, command, occurredAt).Refusal!.Code;
}
