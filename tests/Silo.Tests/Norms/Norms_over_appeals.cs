using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Norms;

/// <summary>What the ledger of each company says of its appeals, under the standards that ship. 29 April 2025 is a Tuesday; 1, 2, 8 and 9 May are days off.</summary>
public sealed class Norms_over_appeals
{
    private const string Tuesday = "2025-04-29T16:00";

    private static readonly RegisterAppeal Claim = new("claim-quality", "post", "citizen", Given: ["grounds", "contract", "contract-date", "account", "contact"], Customer: "c-1");

    [Fact, Trait("Requirement", "SAMARA-9l")]
    public void A_late_claim_is_counted_in_the_quarter_in_which_its_time_ran_out_and_opens_its_case()
    {
        var ledger = new AppealLedger("samara", "2025-05-12T12:00");
        ledger.Add("late", d => d.Do(Tuesday, Claim).Do("2025-05-07T10:00", new CloseAppeal("r", "i")));
        ledger.Add("open", d => d.Do(Tuesday, Claim).Wait("2025-05-12T11:00"));
        ledger.Add("good", d => d.Do(Tuesday, Claim).Do("2025-05-06T23:59", new CloseAppeal("r", "i")));
        ledger.Add("debt", d => d.Do(Tuesday, new RegisterAppeal("debt-info", "post", "citizen", Given: ["contact"])).Wait("2025-05-12T11:00"));

        var row = ledger.Row("claims-on-time");
        (row.State, row.Value, row.N, row.NotEnforced).ShouldBe((NormState.Breach, 2m, 3L, null));
        ledger.Late("claims-on-time").ShouldBe(["late", "open"]);
    }

    [Fact, Trait("Requirement", "SAMARA-7.4a")]
    public void A_letter_that_lies_unregistered_is_late_though_nobody_has_registered_it()
    {
        var ledger = new AppealLedger("samara", "2025-04-28T12:00");
        ledger.Add("lies", d => d.Do("2025-04-25T09:00", new ReceiveAppeal("post")).Wait("2025-04-28T11:00"));
        ledger.Add("good", d => d.Do("2025-04-25T09:00", new ReceiveAppeal("post")).Do("2025-04-25T17:00", Claim));

        (ledger.Row("registration") is var row ? (row.State, row.Value, row.N) : default).ShouldBe((NormState.Breach, 1m, 2L));
        ledger.Late("registration").ShouldBe(["lies"]);
    }

    [Theory, Trait("Requirement", "KHGES-2.6.1.3f"), Trait("Requirement", "KHGES-2.6.1.3g"), Trait("Requirement", "SARATOV-7.3.10.2"), Trait("Requirement", "SARATOV-A4-2h"), Trait("Requirement", "VLADIMIR-G5c")]
    [InlineData("khges", "post-total", "complaint", "post", "individual", "2025-04-01T10:00", "2025-05-01T23:59")]
    [InlineData("khges", "email-total", "complaint", "email", "individual", "2025-04-01T10:00", "2025-05-01T23:59")]
    [InlineData("saratov", "written-answer", "question", "email", "b2b", "2025-04-10T10:00", "2025-04-30T23:59")]
    [InlineData("saratov", "written-answer-b2c", "question", "email", "b2c", "2025-04-10T10:00", "2025-04-30T23:59")]
    [InlineData("vladimir", "written-answer", "written", "post", "individual", "2025-04-01T10:00", "2025-05-01T23:59")]
    public void The_last_minute_is_in_time_and_the_next_day_is_not(string company, string norm, string kind, string channel, string category, string registered, string last)
    {
        var appeal = new RegisterAppeal(kind, channel, category, Topic: "T-1", Given: ["contact", "name", "reply-address", "account", "address"]);
        var ledger = new AppealLedger(company, "2025-05-12T12:00");
        ledger.Add("good", d => d.Do(registered, appeal).Do(last, new CloseAppeal("r", "i")));
        ledger.Month = AppealLedger.MonthOf(last);
        (ledger.Row(norm) is var met ? (met.State, met.Value, met.N) : default).ShouldBe((NormState.Met, 0m, 1L));

        ledger.Add("late", d => d.Do(registered, appeal).Do("2025-05-05T10:00", new CloseAppeal("r", "i")));
        (ledger.Row(norm) is var row ? (row.State, row.Value, row.N) : default).ShouldBe((NormState.Breach, 1m, 2L));
        ledger.Late(norm).ShouldBe(["late"]);
    }

    [Fact, Trait("Requirement", "KHGES-2.6.1.3d"), Trait("Requirement", "KHGES-2.6.1.3e")]
    public void Registration_and_examination_of_a_letter_are_clocks_of_their_own()
    {
        var ledger = new AppealLedger("khges", "2025-05-20T12:00");
        ledger.Add("slow", d => d.Do("2025-04-01T10:00", new ReceiveAppeal("post", "complaint"))
            .Do("2025-04-08T10:00", new RegisterAppeal("complaint", "post", Given: ["contact"])).Do("2025-04-08T11:00", new ForwardAppeal("i")).Wait("2025-05-20T11:00"));
        ledger.Month = new YearMonth(2025, 4);
        (ledger.Row("post-registration").Value, ledger.Row("post-processing").N).ShouldBe((1m, 0L));
        ledger.Month = new YearMonth(2025, 5);
        (ledger.Row("post-registration").N, ledger.Row("post-processing").Value, ledger.Row("post-total").Value).ShouldBe((0L, 1m, 1m));
    }

    [Fact, Trait("Requirement", "VLADIMIR-G6f")]
    public void Appeals_are_counted_against_the_quarter_before()
    {
        var written = new RegisterAppeal("written", "post", "individual", Given: ["name", "reply-address", "account", "address"]);
        var ledger = new AppealLedger("vladimir", "2025-05-12T12:00");
        foreach (var (id, at) in new[] { ("a", "2025-02-03T10:00"), ("b", "2025-03-31T23:59"), ("c", "2025-04-01T00:00"), ("d", "2025-05-05T10:00"), ("e", "2025-05-06T10:00") }) ledger.Add(id, d => d.Do(at, written));

        var row = ledger.Row("appeals-quarter");
        (row.Value, row.Previous!.Value, row.Previous.Change).ShouldBe((3m, 2m, 1m));
    }

    [Fact]
    public void An_answer_in_time_that_is_rejected_is_taken_back_and_judged_anew()
    {
        var ledger = new AppealLedger("samara", "2025-05-12T12:00");
        var desk = ledger.Add("one", d => d.Do(Tuesday, Claim).Do("2025-04-30T10:00", new OfferAnswer("post", "i")));
        ledger.Row("claims-on-time").N.ShouldBe(1);
        ledger.Go("one", desk.Do("2025-05-05T10:00", new RejectAnswer("court")));
        ledger.Row("claims-on-time").N.ShouldBe(0);
        ledger.Go("one", desk.Wait("2025-05-12T11:00"));
        (ledger.Row("claims-on-time") is var row ? (row.N, row.Value) : default).ShouldBe((1L, 1m));
    }

    [Fact, Trait("Requirement", "SARATOV-8.5c")]
    public void Complaints_are_counted_apart_from_what_is_none()
    {
        var ledger = new AppealLedger("saratov", "2025-05-12T12:00");
        foreach (var (id, kind) in ((string, string)[])[("one", "complaint"), ("two", "complaint"), ("asked", "question")])
            ledger.Add(id, d => d.Do("2025-05-05T10:00", new RegisterAppeal(kind, "email", "b2c", Topic: "1")));

        (ledger.Row("complaints") is var row ? (row.Value, row.N, row.Rule.ThresholdFrom) : default).ShouldBe((2m, 2L, "метод и цель утверждает компания"));
    }

    [Theory, Trait("Requirement", "SAMARA-4.3"), Trait("Requirement", "KHGES-2.3.1c")]
    [InlineData("samara", "answer-time", "claim-quality", "citizen")]
    [InlineData("khges", "complaint-answer-time", "complaint", "individual")]
    public void The_mean_time_to_an_answer_is_told_in_days_and_judged_when_the_company_sets_an_aim(string company, string norm, string kind, string category)
    {
        var ledger = new AppealLedger(company, "2025-05-12T12:00");
        foreach (var (id, answered) in ((string, string)[])[("fast", "2025-05-06T10:00"), ("slow", "2025-05-08T10:00")])
            ledger.Add(id, d => d.Do("2025-05-05T10:00", new RegisterAppeal(kind, "email", category, Given: ["grounds", "contract", "contract-date", "account", "contact"])).Do(answered, new CloseAppeal("r", "i")));

        var row = ledger.Row(norm);
        (row.Value, row.N, row.State).ShouldBe((2m, 2L, NormState.NoData), "one day and three");
        row.Why!.En.ShouldBe($"no threshold yet: it comes from {row.Rule.ThresholdFrom}");
    }

    [Fact]
    public void Nothing_is_better_than_its_data()
    {
        new AppealLedger("saratov", "2025-05-12T12:00").Row("written-answer").State.ShouldBe(NormState.NoData);
    }

    [Fact]
    public void Every_norm_of_appeals_is_kept_in_every_company()
    {
        foreach (var company in ProfileReader.All(ProfileReader.Shipped).Where(c => c.Norms is not null))
            foreach (var rule in ProfileNorms.Standard(company).Rules.Where(r => NormMetrics.Find(r.Metric)?.Source == MetricSource.Clocks)) NotKept.Why(rule).ShouldBeNull($"{company.Id} {rule.Id}");
    }

    [Fact]
    public void Is_the_same_after_being_kept_and_as_a_plain_recount()
    {
        const int seed = 20250512;
        var (ledger, random, zone) = (new AppealLedger("samara", "2025-05-30T12:00"), new Random(seed), new DeskOf("samara"));
        var late = 0;
        for (var i = 0; i < 200; i++)
        {
            var (registered, hours) = (zone.At("2025-05-01T08:00") + Duration.FromMinutes(random.Next(20_000)), random.Next(24, 300));
            var desk = ledger.Add($"a-{i}", d => d.Do(Text(registered), Claim).Do(Text(registered + Duration.FromHours(hours)), new CloseAppeal("r", "i")));
            if (desk.Answer.EndedAt > desk.Answer.DueAt) late++;
            if (i == 100) ledger.Restart();
        }
        late.ShouldBeInRange(20, 180, $"seed {seed}");
        (ledger.Row("claims-on-time") is var row ? (row.Value, row.N) : default).ShouldBe((late, 200L), $"seed {seed}");

        string Text(Instant at) => zone.Local(at)[..16];
    }

    /// <summary>Norms of one company fed with the events of appeals.</summary>
    private sealed class AppealLedger : IClock
    {
        private readonly string _company;
        private readonly Instant _now;
        private readonly FigureBook _figures;
        private readonly Dictionary<string, int> _told = [];
        private NormBook _book;
        private long _position;

        public AppealLedger(string company, string now)
        {
            (_company, _now) = (company, new DeskOf(company).At(now));
            _figures = new FigureBook(this);
            _book = New();
        }

        public YearMonth? Month { get; set; }

        public static YearMonth MonthOf(string local) => new(int.Parse(local[..4], null), int.Parse(local[5..7], null));

        public Instant GetCurrentInstant() => _now;

        public DeskOf Add(string id, Func<DeskOf, DeskOf> life)
        {
            var desk = life(new DeskOf(_company));
            Go(id, desk);
            return desk;
        }

        /// <summary>Tells what has happened to an appeal since it was last told of.</summary>
        public void Go(string id, DeskOf desk)
        {
            foreach (var happened in desk.Events.Skip(_told.GetValueOrDefault(id))) _book.Apply(new Recorded(++_position, Appeal.IdOf(_company, id), 1, happened, happened.At));
            _told[id] = desk.Events.Count;
        }

        public NormRow Row(string norm) => _book.Ledger(_company, Month)!.Rows.Single(r => r.Rule.Id == norm);

        public IEnumerable<string?> Late(string norm) => _book.One(_company, norm, Month, null, 100)!.Cases.Where(c => c.Over).Select(c => c.Id).Order();

        public void Restart()
        {
            var saved = _book.Save();
            _book = New();
            _book.Load(saved);
        }

        private NormBook New() => new([ProfileNorms.Standard(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{_company}.json")))], _figures, this);
    }
}
