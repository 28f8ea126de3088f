using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Figures;

public sealed class Asking_for_figures
{
    private readonly FigureDesk _desk = new();

    public Asking_for_figures()
    {
        _desk.World.Must(Line.IdOf("volga", "main"), new RegisterLine(new LineDetails("Основная", Scenes.Samara)));
        Call("1");
    }

    [Theory]
    [InlineData("line/main", "speed", "today", "metric", "metric-unknown")]
    [InlineData("lines/main", "offered", "today", "scope", "scope-wrong")]
    [InlineData("line/", "offered", "today", "scope", "scope-wrong")]
    [InlineData("window/north", "arrived", "today", "scope", "scope-wrong")]
    [InlineData("window/north:x", "arrived", "today", "scope", "scope-wrong")]
    [InlineData("office/north", "offered", "today", "scope", "scope-not-of-metric")]
    [InlineData("line/other", "offered", "today", "scope", "scope-unknown")]
    [InlineData("line/main", "offered", "yesterday", "window", "window-wrong")]
    [InlineData("line/main", "offered", "2026-11-24T05:00:00Z/2026-11-24T04:00:00Z", "window", "window-wrong")]
    [InlineData("line/main", "offered", "now", "window", "window-not-of-metric")]
    [InlineData("line/main", "callers-waiting", "15m", "window", "window-not-of-metric")]
    [InlineData("line/main", "offered", "2026-10-01T00:00Z/2026-11-24T04:00Z", "window", "older-than-kept")]
    public void A_question_that_cannot_be_answered_says_what_may_stand_there(string scope, string metric, string window, string at, string code)
    {
        var refused = _desk.Ask(scope, metric, window).ShouldBeOfType<FigureAnswer.Refused>();

        refused.At.ShouldBe(at);
        refused.Refusal.Code.ShouldBe(code);
        refused.Expected.ShouldNotBeEmpty();
    }

    [Fact]
    public void Windows_end_now_and_today_and_month_begin_at_the_lines_midnight()
    {
        Window("15m").ShouldBe((Scenes.Morning - Duration.FromMinutes(15), Scenes.Morning));
        Window("30m").ShouldBe((Scenes.Morning - Duration.FromMinutes(30), Scenes.Morning));
        Window("today").ShouldBe((Instant.FromUtc(2026, 11, 23, 20, 0), Scenes.Morning));
        Window("month").ShouldBe((Instant.FromUtc(2026, 10, 31, 20, 0), Scenes.Morning));
        Window("2026-11-24T03:00Z/2026-11-24T03:30:30Z").ShouldBe((Instant.FromUtc(2026, 11, 24, 3, 0), Instant.FromUtc(2026, 11, 24, 3, 30, 30)));
    }

    [Fact]
    public void An_interval_is_half_open()
    {
        _desk.World.Advance(60);

        _desk.Value("line/main", "offered", $"{Scenes.Morning}/{Scenes.At(8, 1)}").ShouldBe(1m);
        _desk.Value("line/main", "offered", $"{Scenes.At(7, 59)}/{Scenes.Morning}").ShouldBe(0m);
    }

    [Fact]
    public void Forty_days_are_kept_and_the_rest_is_refused_rather_than_told_short()
    {
        _desk.World.AdvanceTo(Scenes.Morning + Duration.FromDays(FigureBook.KeptDays));
        Call("2");
        _desk.Value("line/main", "offered", $"{Scenes.Morning}/{_desk.World.Now + Duration.FromSeconds(1)}").ShouldBe(2m);

        _desk.World.Advance(2 * 24 * 3600);
        Call("3");
        _desk.Ask("line/main", "offered", $"{Scenes.Morning}/{_desk.World.Now}").ShouldBeOfType<FigureAnswer.Refused>().Refusal.Code.ShouldBe("older-than-kept");
        _desk.World.Advance(1);
        _desk.Value("line/main", "offered", $"{Scenes.Morning + Duration.FromDays(3)}/{_desk.World.Now}").ShouldBe(2m);
    }

    [Fact]
    public void A_display_that_is_silent_or_frozen_has_no_figure()
    {
        var office = Display.IdOf("volga", "south");
        _desk.World.Must(office, new RegisterDisplay("Южное", Scenes.Samara));
        _desk.World.Must(office, new ReadDisplay([new ShownGroup("1", "A", "Договоры", 7, 2, "A010")]));
        _desk.Value("office/south", "visitors-waiting", "now").ShouldBe(7m);
        _desk.Value("company", "visitors-waiting", "now").ShouldBe(7m);

        _desk.World.Advance(900);
        _desk.Ask("office/south", "visitors-waiting", "now").ShouldBeOfType<FigureAnswer.Told>().State.ShouldBe(FigureState.NoData);
        _desk.World.Must(office, new ReadDisplay([]));
        _desk.Value("office/south", "visitors-waiting", "now").ShouldBe(7m);
        for (var i = 0; i < 24; i++)
        {
            _desk.World.Advance(300);
            _desk.World.Must(office, new ReadDisplay([]));
        }
        _desk.Ask("office/south", "visitors-waiting", "now").ShouldBeOfType<FigureAnswer.Told>().State.ShouldBe(FigureState.NoData);
    }

    [Fact]
    public void What_is_kept_goes_on_as_if_nothing_had_happened()
    {
        var shift = new Shift(20);
        var (whole, restarted) = (new FigureBook(_desk), new FigureBook(_desk));
        foreach (var (fact, i) in shift.Facts.Select((f, i) => (f, i)))
        {
            whole.Apply(fact);
            restarted.Apply(fact);
            if (i % 7 != 0) continue;
            var saved = restarted.Save();
            restarted = new FigureBook(_desk);
            restarted.Load(saved);
        }
        _desk.World.AdvanceTo(Scenes.At(9, 0));

        foreach (var metric in MetricCatalog.All)
        {
            var query = new FigureQuery("volga", "company", metric.Id, metric.Time == MetricTime.Now ? "now" : "today");
            restarted.Answer(query).ShouldBe(whole.Answer(query), metric.Id);
        }
        whole.Answer(new FigureQuery("volga", "company", "answered", "today")).ShouldBeOfType<FigureAnswer.Told>().Value.ShouldBe(20m);
        whole.Answer(new FigureQuery("volga", "company", "served", "today")).ShouldBeOfType<FigureAnswer.Told>().Value.ShouldBe(20m);
    }

    [Fact]
    public void Every_metric_has_an_id_of_its_own_and_words_in_both_languages()
    {
        MetricCatalog.All.Select(m => m.Id).ShouldBeUnique();
        foreach (var metric in MetricCatalog.All)
        {
            metric.Id.ShouldMatch("^[a-z]+(-[a-z0-9]+)*$");
            metric.English.ShouldEndWith(".");
            metric.Russian.ShouldMatch("[а-я]");
            metric.Scopes.ShouldContain(Scope.Company);
        }
    }

    private (Instant From, Instant To) Window(string text)
    {
        var told = _desk.Ask("line/main", "offered", text).ShouldBeOfType<FigureAnswer.Told>();
        return (told.From, told.To);
    }

    private void Call(string id)
    {
        _desk.World.Must(Caller.IdOf("volga", id), new AnswerCall("main"));
        _desk.World.Must(Caller.IdOf("volga", id), new EndCall("main"));
    }
}
