using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Journeys;

/// <summary>Journeys of an invented time, folded fact by fact, beside the same read off the whole log at its end: who belongs to whom, what ended when, what came again.</summary>
public sealed class Journeys_recounted
{
    private const string Company = "volga";
    private const int Customers = 9;
    private const double SoonDays = 30;

    private sealed record Contact(string Key, Instant At, Instant? End, bool Talk);

    [Theory]
    [InlineData(1, 14)]
    [InlineData(2, 14)]
    [InlineData(3, 150)]
    [InlineData(4, 400)]
    public void Are_those_of_the_log(int seed, int days)
    {
        var facts = Log(new Random(seed), days);
        var (index, now) = (new JourneyIndex(), Scenes.Morning + Duration.FromDays(days));
        foreach (var fact in facts) index.Apply(fact);

        var (contacts, repeats) = (0, 0);
        for (var c = 0; c < Customers; c++)
        {
            var journey = Journey.Of($"c-{c}", null, index.Of(Company, $"c-{c}"), new JourneyQuery(JourneyBy.Customer, $"c-{c}", NewestFirst: false, Take: int.MaxValue), now);
            var expected = ContactsOf(facts, $"c-{c}");
            journey.Entries.Where(e => e.IsContact).Select(e => new Contact($"{e.Kind}/{e.Id}", e.At, e.EndedAt, e.Kind != EntryKind.Appeal)).ShouldBe(expected, ignoreOrder: true, $"seed {seed}, c-{c}");
            journey.Entries.Where(e => e.Repeat).Select(e => $"{e.Kind}/{e.Id}").ShouldBe(expected.Where(x => IsRepeat(x, expected)).Select(x => x.Key), ignoreOrder: true, $"seed {seed}, c-{c}");
            journey.Recent.ShouldBe(expected.Count(x => (now - x.At).TotalDays is >= 0 and <= SoonDays), $"seed {seed}, c-{c}");
            journey.Entries.Count(e => e.Kind == EntryKind.Booking).ShouldBe(NotCome(facts, $"c-{c}"), $"seed {seed}, c-{c}");
            (contacts, repeats) = (contacts + expected.Count, repeats + journey.Repeats);
        }
        repeats.ShouldBeInRange(Customers, contacts - 1, $"seed {seed}");
    }

    private static List<Contact> ContactsOf(List<Recorded> facts, string customer) =>
    [
        .. facts.Where(f => f.Grain.Kind == Caller.Name).GroupBy(f => f.Grain.Key).Where(call => call.Select(f => f.Event).OfType<CallerIdentified>().LastOrDefault()?.Customer == customer)
            .Select(call => new Contact($"Call/{call.Key}", call.Min(f => f.Event.At), call.Where(f => f.Event is CallEnded or CallAbandoned).Select(f => (Instant?)f.Event.At).SingleOrDefault(), true)),
        .. facts.Where(f => f.Event is AppealRegistered e && e.Customer == customer).Select(f => new Contact(
            $"Appeal/{f.Grain.Key}", f.Event.At, facts.Where(o => o.Grain == f.Grain && o.Event is AppealClosed).Select(o => (Instant?)o.Event.At).SingleOrDefault(), false)),
        .. TicketsOf(facts)[customer].Select(t => new Contact($"Visit/north/{t.Ticket}", t.At, null, true)),
    ];

    /// <summary>Tickets by whose visit they were said to be last.</summary>
    private static ILookup<string?, TicketIssued> TicketsOf(List<Recorded> facts)
    {
        var said = new Dictionary<string, string?>();
        foreach (var v in facts.Select(f => f.Event).OfType<VisitorIdentified>()) said[v.Ticket] = v.Customer;
        return facts.Select(f => f.Event).OfType<TicketIssued>().ToLookup(t => said.TryGetValue(t.Ticket, out var customer) ? customer : t.Booking?.Customer);
    }

    /// <summary>Straight from the words of the definition, every contact against every other.</summary>
    private static bool IsRepeat(Contact contact, List<Contact> all)
    {
        var before = all.Where(b => b.At < contact.At).ToList();
        return before.Any(b => (contact.At - (b.End ?? b.At)).TotalDays <= SoonDays) && !before.Any(b => b.Talk && contact.At <= (b.End ?? b.At));
    }

    private static int NotCome(List<Recorded> facts, string customer) =>
        facts.Select(f => f.Event).OfType<SlotBooked>().Count(b => b.Customer == customer && !facts.Any(f => f.Event is BookingCheckedIn came && came.Code == b.Code));

    private static List<Recorded> Log(Random random, int days)
    {
        var world = new World(Scenes.Morning);
        var others = new List<(GrainId Grain, IEvent Happened)>();
        for (var i = 0; i < 8 * days; i++)
        {
            world.Advance(random.Next(60, 2 * 86400 / 8));
            if (random.Next(3) == 0) Paper(random, world.Now, i, others);
            else Call(random, world, Caller.IdOf(Company, $"{i}"), others);
        }
        return [.. world.Facts.Select(f => (f.Grain, Happened: f.Event)).Concat(others).OrderBy(f => f.Happened.At).Select((f, i) => new Recorded(i + 1, f.Grain, 1, f.Happened, f.Happened.At))];
    }

    /// <summary>A call of somebody, named in its course or after it, at times wrongly first; half of the talks leave an appeal.</summary>
    private static void Call(Random random, World world, GrainId id, List<(GrainId, IEvent)> others)
    {
        var customer = $"c-{random.Next(Customers)}";
        world.Must(id, new JoinQueue("main"));
        world.Advance(random.Next(1, 100));
        if (random.Next(3) == 0) world.Must(id, new IdentifyCaller("main", Customer: $"c-{random.Next(Customers)}"));
        world.Advance(1);
        if (random.Next(4) == 0) world.Must(id, new AbandonCall("main"));
        else
        {
            world.Must(id, new AnswerCall("main", "5"));
            world.Advance(random.Next(10, 300));
            if (random.Next(2) == 0) others.Add((Appeal.IdOf(Company, $"of-{id.Key}"), Registered(customer, world.Now)));
            world.Advance(random.Next(1, 300));
            world.Must(id, new EndCall("main"));
        }
        world.Advance(random.Next(1, 300));
        if (random.Next(5) > 0) world.Must(id, new IdentifyCaller("main", Customer: customer));
        else world.Must(id, new ForgetCaller("main"));
    }

    /// <summary>A letter that is closed at some time, or a booking to which somebody comes or not.</summary>
    private static void Paper(Random random, Instant at, int i, List<(GrainId, IEvent)> others)
    {
        var customer = $"c-{random.Next(Customers)}";
        if (random.Next(2) == 0)
        {
            others.Add((Appeal.IdOf(Company, $"a-{i}"), Registered(customer, at)));
            if (random.Next(3) > 0) others.Add((Appeal.IdOf(Company, $"a-{i}"), new AppealClosed("report", "ivanova", null, false, at + Duration.FromHours(random.Next(1, 500)) + Duration.FromSeconds(17))));
            return;
        }
        var (desk, slot) = (OfficeBookings.IdOf(Company, "north"), at + Duration.FromHours(5));
        others.Add((desk, new SlotBooked($"code-{i}", "contracts", slot, slot, "site", null, customer, null, null, null, slot, at)));
        if (random.Next(2) == 0)
        {
            others.Add((desk, new BookingMissed($"code-{i}", slot, slot)));
            return;
        }
        others.Add((desk, new BookingCheckedIn($"code-{i}", "contracts", slot, at, null, customer, null, null, slot)));
        Visit(random, slot, $"t-{i}", new BookedVisit($"code-{i}", slot, at, customer), others);
        Visit(random, at, $"w-{i}", null, others);
    }

    /// <summary>A ticket, booked or not, of which it may be said more than once whose it is.</summary>
    private static void Visit(Random random, Instant at, string ticket, BookedVisit? booking, List<(GrainId, IEvent)> others)
    {
        var queue = Queue.IdOf(Company, "north");
        others.Add((queue, new TicketIssued(ticket, "A001", Scenes.Morning.InUtc().Date, "contracts", TicketClass.Ordinary, 0, 0, at, at, at, Booking: booking)));
        for (var said = random.Next(4); said > 1; said--)
            others.Add((queue, new VisitorIdentified(ticket, random.Next(5) == 0 ? null : $"c-{random.Next(Customers)}", null, "w", "contracts", at, false, null, at + Duration.FromMinutes(5 - said))));
    }

    private static AppealRegistered Registered(string customer, Instant at) =>
        new("claim", "citizen", "post", AppealForm.Written, "T-1", false, null, customer, null, [], [], null, at, null, null, "test", at);
}
