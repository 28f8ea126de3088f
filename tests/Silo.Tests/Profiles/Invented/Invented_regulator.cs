using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Profiles.Invented;

/// <summary>An invented regulator's base standard with shares and yearly windows, extended by the invented grid company: what of both holds, and the norms run over calls.</summary>
public sealed class Invented_regulator
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Profiles", "Invented");

    [Theory]
    [InlineData("stricter", "answer", 7, "R-5")]        // the regulator's seven days before the company's ten
    [InlineData("replaces", "answer", 10, "5.1")]
    [InlineData("stricter", "notice", 3, "4.1")]        // three days before the works are stricter than two
    [InlineData("stricter", "letter-copy", 20, "R-6")]  // what only the base says holds too
    public void Of_two_rules_of_one_name_the_stricter_holds_or_the_own_replaces_it(string wins, string rule, int amount, string clause)
    {
        var held = Extended(wins).Deadlines!.Rules.Single(r => r.Id == rule);

        (held.Within.Amount, held.Clause).ShouldBe((amount, clause));
    }

    [Fact]
    public void Rules_that_cannot_be_compared_are_refused() =>
        Should.Throw<ProfileRefusedException>(() => Extended("stricter", p => p["deadlines"]!["rules"]!.AsArray().Single(r => (string?)r!["id"] == "answer")!["within"]!["unit"] = "calendar-days"))
            .Message.ShouldContain("$.deadlines.rules[4]: expected the unit and direction of the base standard's rule 'answer'");

    [Fact]
    public void A_base_that_is_not_there_is_refused() =>
        Should.Throw<ProfileRefusedException>(() => Extended("stricter", p => p["extends"]!["base"] = "atlantis")).Message.ShouldEndWith("$.extends.base: expected a base standard that lies beside the profile, atlantis.base.json; there is none.");

    [Fact]
    public void A_share_has_its_named_denominators_and_a_yearly_ratio_pools_the_window()
    {
        var clock = new VirtualClock(Instant.FromUtc(2026, 3, 30, 6, 0));
        var figures = new FigureBook(clock);
        var norms = new NormBook([ProfileNorms.Standard(Extended("stricter"))], figures, clock);
        var calls = new Calls(clock, fact =>
        {
            figures.Apply(fact);
            norms.Apply(fact);
        });
        calls.Lose(1);
        clock.AdvanceTo(Instant.FromUtc(2026, 4, 1, 6, 0));   // another year from April, another quarter
        calls.Answer(6, waitS: 10);
        calls.Answer(2, waitS: 50);
        calls.Lose(2);

        var rows = norms.Ledger("grid", null)!.Rows.ToDictionary(r => r.Rule.Id);
        var (share, lost) = (rows["answered"], rows["lost"]);

        (share.Value, share.N, share.Others[0].Denominator, share.Others[0].Value, share.State).ShouldBe((60m, 10L, Population.Answered, 75m, NormState.Breach));
        (share.First, lost.First, lost.Last).ShouldBe((new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 1), new LocalDate(2027, 3, 31)));
        (lost.Value, lost.N, lost.Previous!.Value, lost.Threshold).ShouldBe((20m, 10L, 100m, 10m));
    }

    private static CompanyProfile Extended(string wins, Action<JsonObject>? change = null)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "grid.json")))!.AsObject();
        profile["extends"] = new JsonObject { ["base"] = "regulator", ["wins"] = wins };
        change?.Invoke(profile);
        return ProfileReader.Parse(Path.Combine(Folder, "grid.json"), Encoding.UTF8.GetBytes(profile.ToJsonString()));
    }

    /// <summary>Calls of the company's line through the real deciders.</summary>
    private sealed class Calls
    {
        private readonly VirtualClock _clock;
        private readonly Action<Recorded> _fact;
        private long _position;
        private int _calls;

        public Calls(VirtualClock clock, Action<Recorded> fact)
        {
            (_clock, _fact) = (clock, fact);
            var zone = DateTimeZoneProviders.Tzdb["Asia/Yekaterinburg"];
            Send(Company.IdOf("grid"), Concepts.Catalog.Kind("company")!.Initial, new RegisterCompany("Степные сети", zone));
            Send(Line.IdOf("grid", "main"), Concepts.Catalog.Kind("line")!.Initial, new RegisterLine(new LineDetails("Диспетчер", zone)));
        }

        public void Answer(int calls, int waitS) => Make(calls, waitS, new AnswerCall("main", "5"), new EndCall("main"));

        public void Lose(int calls) => Make(calls, 20, new AbandonCall("main"));

        private void Make(int calls, int waitS, params ICommand[] then)
        {
            for (var i = 0; i < calls; i++)
            {
                var call = Caller.IdOf("grid", $"call-{_calls++}");
                var state = Send(call, Concepts.Catalog.Kind("caller")!.Initial, new JoinQueue("main"));
                foreach (var command in then)
                {
                    _clock.AdvanceTo(_clock.GetCurrentInstant() + Duration.FromSeconds(waitS));
                    state = Send(call, state, command);
                }
            }
        }

        private object Send(GrainId grain, object state, ICommand command)
        {
            var (kind, now) = (Concepts.Catalog.Kind(grain.Kind)!, _clock.GetCurrentInstant());
            foreach (var happened in kind.Decide(state, command, new Turn(grain, now, now, "test")).Events)
            {
                state = kind.Evolve(state, happened);
                _fact(new Recorded(++_position, grain, 1, happened, now));
            }
            return state;
        }
    }
}
