using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>Golden feeds of the real views: the dashboards' fold of these frames must be the board at the end.</summary>
public sealed class Frames_for_the_dashboards
{
    [Theory]
    [InlineData("company-wall-morning", "wall/volga")]
    [InlineData("hall-screen-morning", "screen/volga/north")]
    [InlineData("window-console-morning", "console/volga/north/1")]
    [InlineData("office-wall-morning", "wall/volga/north")]
    [InlineData("contact-centre-morning", "calls/volga")]
    public void Are_those_of_a_scripted_morning(string name, string view)
    {
        var feed = new GoldenFeed(view);
        var scene = new Scene();
        foreach (var moment in Morning(scene.World)) feed.Take(scene.Shown().Boards.GetValueOrDefault(view), moment);

        Golden.ShouldMatch($"feed/{name}.json", feed.Json(name));
    }

    /// <summary>What happens; a frame is taken at each instant returned.</summary>
    private static IEnumerable<Instant> Morning(World world)
    {
        var (queue, main, call) = (Scene.QueueId, Line.IdOf("volga", "main"), CallOf("1"));
        world.Must(Company.IdOf("volga"), new RegisterCompany("Волгаэнерго", Scenes.Samara, Simulated: true));
        world.Must(main, new RegisterLine(new LineDetails("Контакт-центр", Scenes.Samara, Number: "8 800 100-00-00")));
        world.Must(Display.IdOf("volga", "kiosk"), new RegisterDisplay("Пункт", Scenes.Samara, 300));
        yield return world.Now;
        world.Must(Window.IdOf("volga", "north", 1), new OpenWindow("11", ["contracts", "meters"]));
        world.Must(Window.IdOf("volga", "north", 2), new OpenWindow("12", ["debts"]));
        world.Must(Display.IdOf("volga", "kiosk"), new ReadDisplay([new ShownGroup("a", "К", "Все вопросы", 3, 1, "К012")]));
        yield return world.Now;
        for (var visitor = 0; visitor < 4; visitor++)
        {
            world.Advance(50);
            world.Must(queue, new IssueTicket(visitor == 3 ? "debts" : "contracts", visitor == 2 ? TicketClass.OutOfTurn : TicketClass.Ordinary));
        }
        world.Must(call, new JoinQueue("main"));
        yield return world.Now;
        world.Must(queue, new CallNext(1));
        world.Must(main, new ReportOperator("5", OperatorPhase.Talking));
        yield return world.Now;
        world.Advance(30);
        world.Must(queue, new RecallTicket(1));
        world.Must(call, new AnswerCall("main", "5"));
        yield return world.Now;
        world.Must(queue, new StartService(1));
        world.AdvanceTo(Scenes.At(8, 14));
        yield return world.Now;
        world.AdvanceTo(Scenes.At(8, 16));
        world.Must(Window.IdOf("volga", "north", 2), new StartBreak(BreakKind.Technical, "принтер"));
        yield return world.Now;
        world.Must(queue, new FinishService(1));
        world.Must(queue, new CallNext(1));
        world.Must(queue, new StartService(1));
        yield return world.Now;
        world.Must(Office.IdOf("volga", "north"), new CloseOffice("авария"));
        yield return world.Now;
    }

    private static Grains.Kernel.GrainId CallOf(string id) => Caller.IdOf("volga", id);

    /// <summary>Collects frames as a watcher meets them: a snapshot first, then what changed since.</summary>
    private sealed class GoldenFeed(string view)
    {
        private readonly List<Frame> _frames = [];
        private Board? _board;

        public void Take(Board? board, Instant at)
        {
            if (board is null) return;
            _frames.Add(_board is null ? board.Snapshot(at) : board.Since(_frames[^1].Seq, at));
            _board = board;
        }

        public string Json(string name)
        {
            var last = _board!.Snapshot(default);
            var text = new StringBuilder($"{{\n  \"name\": \"{name}\",\n  \"frames\": [\n");
            text.AppendJoin(",\n", _frames.Select(f => "    " + Line(f))).Append("\n  ],\n  \"result\": \"board\",\n");
            return text.Append($"  \"board\": {{\"epoch\": \"{last.Epoch}\", \"seq\": {last.Seq}, \"cells\": {Cells(last)}}}\n}}\n").ToString();
        }

        private string Line(Frame f) =>
            $"{{\"view\": \"{view}\", \"kind\": \"{f.Kind.ToString().ToLowerInvariant()}\", \"epoch\": \"{f.Epoch}\", \"from\": {f.From}, \"seq\": {f.Seq}, \"at\": \"{InstantPattern.ExtendedIso.Format(f.At)}\", "
            + $"\"cells\": {Cells(f)}, \"gone\": {JsonSerializer.Serialize(f.Gone, HubJson.Options)}}}";

        private static string Cells(Frame f) => "{" + string.Join(", ", f.Cells.Select(c => $"\"{c.Key}\": {Encoding.UTF8.GetString(c.Value.Span)}")) + "}";
    }
}
