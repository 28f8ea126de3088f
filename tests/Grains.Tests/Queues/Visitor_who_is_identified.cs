using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.People;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Queues;

public sealed class Visitor_who_is_identified
{
    private static readonly SealedPerson Sealed = new(1, "c2VhbGVk");
    private readonly Scene _scene = new();

    [Fact]
    public void Is_known_while_he_waits_at_the_window_and_after_the_visit_with_its_figures()
    {
        _scene.Open(1, "contracts");
        var (ticket, issued) = (_scene.Issue(), _scene.World.Now);
        _scene.World.Advance(120);
        Send(new IdentifyVisitor(ticket, SealedPerson: Sealed, Customer: "c-1")).ShouldBe([new VisitorIdentified(ticket, "c-1", Sealed, "test", "contracts", issued, false, null, _scene.World.Now)]);

        Send(new CallNext(1));
        Send(new IdentifyVisitor(ticket, Customer: "c-2")).OfType<VisitorIdentified>().Single().AtWindow.ShouldBeTrue();
        Send(new StartService(1));
        _scene.World.Advance(300);
        Send(new FinishService(1));
        var end = new VisitEnding(VisitOutcome.Served, _scene.World.Now, 120, 300);
        _scene.World.Advance(600);
        Send(new IdentifyVisitor(ticket, Customer: "c-1")).ShouldBe([new VisitorIdentified(ticket, "c-1", null, "test", "contracts", issued, false, end, _scene.World.Now)]);
    }

    [Fact]
    public void Is_corrected_by_a_later_word_and_said_twice_changes_nothing()
    {
        var ticket = _scene.Issue();
        Send(new ForgetVisitor(ticket)).ShouldBeEmpty();
        Send(new IdentifyVisitor(ticket, Customer: "c-1")).Length.ShouldBe(1);
        Send(new IdentifyVisitor(ticket, Customer: "c-1")).ShouldBeEmpty();
        Send(new IdentifyVisitor(ticket, Customer: "c-2")).Length.ShouldBe(1);
        Send(new LeaveQueue(ticket));
        Send(new IdentifyVisitor(ticket, Customer: "c-2")).ShouldBeEmpty();
        Send(new ForgetVisitor(ticket)).OfType<VisitorIdentified>().Single().Customer.ShouldBeNull();
        Send(new ForgetVisitor(ticket)).ShouldBeEmpty();
    }

    [Fact]
    public void Who_booked_is_known_until_somebody_says_otherwise()
    {
        var (now, booked) = (_scene.World.Now, new IssueTicket("contracts", TicketClass.Booked, Booking: new BookedVisit("CODE", _scene.World.Now, _scene.World.Now, "c-1")));
        var ticket = Send(booked).OfType<TicketIssued>().Single().Ticket;
        Send(new IdentifyVisitor(ticket, Customer: "c-1")).ShouldBeEmpty();
        Send(new IdentifyVisitor(ticket, Customer: "c-2")).OfType<VisitorIdentified>().Single().IssuedAt.ShouldBe(now);
        Send(new LeaveQueue(ticket)).OfType<TicketLeft>().Single().Visit!.Booking!.Customer.ShouldBe("c-1", "the register tells the booking as it was made");
    }

    [Fact]
    public void Is_named_until_the_end_of_the_visits_day_and_not_on_the_next_even_where_nobody_has_come_yet()
    {
        var (early, late) = (_scene.Issue(), _scene.Issue());
        Send(new LeaveQueue(early));
        Send(new CloseQueue("day-over"));
        _scene.World.AdvanceTo(Scenes.At(23, 59));
        Send(new IdentifyVisitor(late, Customer: "c-1")).OfType<VisitorIdentified>().Single().End!.Outcome.ShouldBe(VisitOutcome.TurnedAway);

        _scene.World.AdvanceTo(Scenes.At(24, 1));
        Refused(new IdentifyVisitor(early, Customer: "c-1")).ShouldBe("ticket-unknown");
        Send(new OpenQueue());
        _scene.Issue();
        _scene.World.State<QueueState>(Scene.QueueId).Ended.ShouldBeEmpty("visits of the day before are forgotten with the first ticket");
    }

    [Fact]
    public void Is_not_taken_unsealed_nor_without_a_name_nor_without_a_ticket()
    {
        var ticket = _scene.Issue();
        Refused(new IdentifyVisitor(ticket, new PersonDetails(Account: "640000000017"))).ShouldBe("not-sealed");
        Refused(new IdentifyVisitor(ticket)).ShouldBe("nobody-named");
        Refused(new IdentifyVisitor(ticket, SealedPerson: Sealed, Customer: $"{SealedPerson.Nobody}1")).ShouldBe("nobody-named");
        Refused(new IdentifyVisitor("2026-11-24.А999", Customer: "c-1")).ShouldBe("ticket-unknown");
        Refused(new ForgetVisitor("2026-11-24.А999")).ShouldBe("ticket-unknown");
    }

    [Fact]
    public void Is_called_served_and_registered_as_if_nobody_had_said_anything()
    {
        var untold = new Scene();
        foreach (var (scene, told) in new[] { (_scene, true), (untold, false) })
        {
            scene.Open(1, "contracts");
            foreach (var ticket in (string[])[scene.Issue(), scene.Issue()])
            {
                if (told) scene.Send(new IdentifyVisitor(ticket, Customer: "c-1"));
                scene.World.Advance(60);
            }
            foreach (var command in new QueueCommand[] { new CallNext(1), new StartService(1) }) scene.Send(command);
            if (told) scene.Send(new IdentifyVisitor("2026-11-24.А001", Customer: "c-2"));
            scene.World.Advance(2000);
            scene.Send(new FinishService(1));
        }

        Json(_scene.World.Facts.Select(f => f.Event).Where(e => e is not VisitorIdentified)).ShouldBe(Json(untold.World.Facts.Select(f => f.Event)));
        Json([_scene.Tile]).ShouldBe(Json([untold.Tile]));
    }

    private static string[] Json(IEnumerable<object> all) => [.. all.Select(one => JsonSerializer.Serialize(one, one.GetType(), HubJson.Options))];

    private ImmutableArray<IEvent> Send(QueueCommand command) => _scene.World.Must(Scene.QueueId, command);

    private string Refused(QueueCommand command) => _scene.World.Try(Scene.QueueId, command).Refusal.ShouldNotBeNull().Code;
}
