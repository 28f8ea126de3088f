using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;

namespace OpsHub.Grains.Tests.Appeals;

/// <summary>The register is a fold: what it counts and finds is counted and found again from the events by a plain walk.</summary>
public sealed class Register_of_appeals
{
    private const int Seed = 20251124;

    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 6, 0);
    private static readonly string[] Kinds = ["claim", "debt", "other"], Executors = ["ivanova", "petrov", "sidorov"], Channels = ["post", "email"];

    [Fact]
    public void Counts_and_finds_what_a_plain_walk_does()
    {
        var (facts, plain) = Invent(3_000);
        var register = new AppealRegister(NoStandards.Instance);
        foreach (var fact in facts) register.Apply(fact);
        var bounds = new DeskBounds(Start + Duration.FromDays(40), Start + Duration.FromDays(41), Start + Duration.FromDays(44));

        foreach (var query in Queries())
        {
            var wanted = plain.Values.Where(a => Matches(a, query, bounds)).OrderBy(a => a.Due ?? Instant.MaxValue).ThenBy(a => a.Registered).ToList();
            var page = register.Search("samara", query, bounds);
            page.Total.ShouldBe(wanted.Count, $"{query}, seed {Seed}");
            page.Lines.Select(l => l.Id).ShouldBe(wanted.Take(query.Take).Select(a => a.Id), $"{query}, seed {Seed}");
        }
        var open = plain.Values.Where(a => !a.Ended).ToList();
        var counts = register.Count("samara", new AppealQuery(), bounds);
        (counts.Open, counts.Overdue, counts.Today, counts.Soon, counts.Later, counts.None).ShouldBe(
            (open.Count, Of(DeskBucket.Overdue), Of(DeskBucket.Today), Of(DeskBucket.Soon), Of(DeskBucket.Later), Of(DeskBucket.None)), $"seed {Seed}");

        int Of(DeskBucket bucket) => open.Count(a => bounds.Of(a.Due) == bucket);
    }

    [Fact]
    public void Is_the_same_after_being_kept()
    {
        var (facts, _) = Invent(500);
        var whole = new AppealRegister(NoStandards.Instance);
        var first = new AppealRegister(NoStandards.Instance);
        foreach (var fact in facts.Take(700)) first.Apply(fact);
        var second = new AppealRegister(NoStandards.Instance);
        second.Load(first.Save());
        foreach (var fact in facts) whole.Apply(fact);
        foreach (var fact in facts.Skip(700)) second.Apply(fact);

        second.Save().ShouldBe(whole.Save(), $"seed {Seed}");
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_repeat_is_the_same_customer_and_topic_within_30_days(int days, bool repeat)
    {
        var register = new AppealRegister(NoStandards.Instance);
        register.Apply(Fact(1, "one", Registered("c-1", Start)));
        register.Apply(Fact(2, "two", Registered("c-1", Start + Duration.FromDays(days))));
        register.Apply(Fact(3, "three", Registered("c-2", Start + Duration.FromDays(days))));

        register.Find("samara", "two", default)!.Repeat.ShouldBe(repeat);
        register.Find("samara", "three", default)!.Repeat.ShouldBeFalse();
    }

    private static IEnumerable<AppealQuery> Queries() =>
    [
        new(), new(Take: 7), new(Kind: "debt"), new(Executor: "petrov", Take: 200), new(Channel: "post", Status: AppealPhase.InWork), new(Status: AppealPhase.Closed), new(Kind: "unheard-of"),
        new(Bucket: DeskBucket.Overdue), new(Bucket: DeskBucket.None, Kind: "claim"), new(From: Start + Duration.FromDays(10), Until: Start + Duration.FromDays(12)),
    ];

    private static bool Matches(Plain a, AppealQuery q, DeskBounds bounds) =>
        (q.Status is { } status ? a.Phase == status : !a.Ended) && (q.Kind ?? a.Kind) == a.Kind && (q.Executor is null || q.Executor == a.Executor) && (q.Channel ?? a.Channel) == a.Channel
        && (q.From is not { } from || a.Registered >= from) && (q.Until is not { } until || a.Registered < until) && (q.Bucket is not { } bucket || bounds.Of(a.Due) == bucket);

    private static (List<Recorded> Facts, Dictionary<string, Plain> Plain) Invent(int appeals)
    {
        var (random, facts, plain) = (new Random(Seed), new List<Recorded>(), new Dictionary<string, Plain>());
        for (var i = 0; i < appeals; i++)
        {
            var (id, at) = ($"a-{i}", Start + Duration.FromSeconds(i * 1000L));
            var a = plain[id] = new Plain(id, Kinds[random.Next(3)], Channels[random.Next(2)], at);
            Add(id, Registered($"c-{random.Next(400)}", at) with { Kind = a.Kind, Channel = a.Channel });
            a.Due = random.Next(10) == 0 ? null : at + Duration.FromHours(random.Next(24, 24 * 30));
            Add(id, new AppealClocksSet([new KeptClock("answer", "rule", a.Due)], a.Due, at));
            if (random.Next(2) == 0) Add(id, new AppealTaken(a.Executor = Executors[random.Next(3)], at), () => a.Phase = AppealPhase.InWork);
            if (random.Next(4) == 0) Add(id, new AppealClosed("report", a.Executor ??= "ivanova", null, false, at), () => (a.Phase, a.Ended) = (AppealPhase.Closed, true));
        }
        return (facts, plain);

        void Add(string id, AppealEvent happened, Action? then = null)
        {
            facts.Add(Fact(facts.Count + 1, id, happened));
            then?.Invoke();
        }
    }

    private static Recorded Fact(long position, string id, AppealEvent happened) => new(position, Appeal.IdOf("samara", id), 1, happened, happened.At);

    private static AppealRegistered Registered(string customer, Instant at) =>
        new("claim", "citizen", "post", AppealForm.Written, "T-1", false, null, customer, null, [], [], null, at, null, null, "test", at);

    private sealed class Plain(string id, string kind, string channel, Instant registered)
    {
        public string Id => id;

        public string Kind => kind;

        public string Channel => channel;

        public Instant Registered => registered;

        public Instant? Due { get; set; }

        public string? Executor { get; set; }

        public AppealPhase Phase { get; set; } = AppealPhase.Registered;

        public bool Ended { get; set; }
    }
}
