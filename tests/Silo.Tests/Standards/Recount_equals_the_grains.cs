using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Recounts;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Standards;

/// <summary>What a recount finds in its fold is what each grain finds when it is asked: over a thousand random appeals of Samara's standard and a correction of the calendar.</summary>
public sealed class Recount_equals_the_grains
{
    private const int Seed = 20250429, Appeals = 1_000;

    private static readonly CompanyProfile Samara = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "samara.json"));
    private static readonly WorkingCalendar Before = CalendarShelf.Read(CalendarShelf.Shipped);
    private static readonly LocalDate Day = new(2025, 5, 6);
    private static readonly WorkingCalendar After = Before.With(CalendarYear.Of(2025, [.. Before[2025]!.Special.Values, new CalendarDay(Day, DayKind.NonWorking)]));
    private static readonly (AppealStandard Old, AppealStandard New) Standards = (ProfileStandards.Of(Samara, Before), ProfileStandards.Of(Samara, After));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Clock_by_clock(bool kept)
    {
        var (open, states) = Lived(new Random(Seed));
        if (kept)
        {
            var saved = open.Save();
            open = new OpenClocks();
            open.Load(saved);
        }

        var found = open.Pages("samara", 100).SelectMany(p => p).SelectMany(a => Moving.Of("samara", a, Standards.New, [Day])).ToDictionary(m => (m.Subject, m.Clock), m => (m.Old, m.New));
        var told = states.Where(s => s.State is { Over: false, AnsweredAt: null }).SelectMany(s => Asked(s.Grain, s.State)).ToDictionary(m => m.Key, m => m.Value);

        told.Count.ShouldBeInRange(100, Appeals, $"seed {Seed}: a change that moves something and leaves something");
        found.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal).ShouldBe(told.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal), $"seed {Seed}");
        open.Count("samara").ShouldBe(states.Count(s => !s.State.Over));
    }

    /// <summary>What the grain itself moves.</summary>
    private static IEnumerable<KeyValuePair<(string Subject, string Clock), (Instant? Old, Instant? New)>> Asked(GrainId grain, AppealState state)
    {
        var at = state.ChangedAt + Duration.FromMinutes(1);
        if (Appeal.Decide(state, new RecountClocks(), new Turn(grain, at, at, "recount"), Standards.New).Events.FirstOrDefault() is not AppealClocksSet set) return [];
        return set.Clocks.Where(c => c.EndedAt is null).Select(now => (Now: now, Was: state.Clocks.First(c => c.Name == now.Name))).Where(c => c.Now.DueAt != c.Was.DueAt || c.Now.AmberAt != c.Was.AmberAt)
            .Select(c => KeyValuePair.Create((grain.ToString(), c.Now.Name), (c.Was.DueAt, c.Now.DueAt)));
    }

    /// <summary>Appeals that were registered in April and lived a little: asked, answered, extended, closed.</summary>
    private static (OpenClocks Open, List<(GrainId Grain, AppealState State)> States) Lived(Random random)
    {
        var (open, states, position) = (new OpenClocks(), new List<(GrainId, AppealState)>(), 0L);
        for (var i = 0; i < Appeals; i++)
        {
            var (grain, state, at) = (Appeal.IdOf("samara", $"a-{i}"), AppealState.None, Instant.FromUtc(2025, 4, 1, 5, 0) + Duration.FromMinutes(random.Next(43_000)));
            foreach (var command in Life(random))
            {
                at += Duration.FromHours(random.Next(1, 30));
                foreach (var happened in Appeal.Decide(state, command, new Turn(grain, at, at, "test"), Standards.Old).Events)
                {
                    state = (AppealState)Kind.Evolve(state, happened);
                    open.Apply(new Recorded(++position, grain, 1, happened, at));
                }
            }
            states.Add((grain, state));
        }
        return (open, states);
    }

    private static readonly GrainKind Kind = Appeal.KindUnder(ProfileStandards.Of([Samara], CalendarShelf.Shipped));

    private static IEnumerable<AppealCommand> Life(Random random)
    {
        string[] all = ["grounds", "contract", "contract-date", "account", "contact"];
        yield return new RegisterAppeal(Pick(random, "claim-quality", "debt-info", "third-party", "quick"), Pick(random, "post", "email"), Pick(random, "citizen", "other"), Given: [.. all]);
        AppealCommand[] steps = [new TakeAppeal("e-1"), new AskCustomer(["contract"]), new HearCustomer(["contract"]), new ForwardAppeal("e-2"), new ExtendAppeal("reason"), new TellExtension("email"), new OfferAnswer("email", "e-1"), new RejectAnswer("court"), new CloseAppeal("r-1", "e-1")];
        for (var left = random.Next(0, 4); left > 0; left--) yield return steps[random.Next(steps.Length)];
    }

    private static string Pick(Random random, params string[] of) => of[random.Next(of.Length)];
}
