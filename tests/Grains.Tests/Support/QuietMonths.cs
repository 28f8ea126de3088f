using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Support;

/// <summary>A small office, a phone line and an outage, the same day after day: whatever grows in a fold of it from month to month is kept for too long.</summary>
internal sealed class QuietMonths
{
    private const string Company = "volga";

    private static readonly GrainId Place = Office.IdOf(Company, "north"), Queue = Grains.Queues.Queue.IdOf(Company, "north"), Desk = Window.IdOf(Company, "north", 1);

    public QuietMonths()
    {
        World.Must(Grains.Companies.Company.IdOf(Company), new RegisterCompany("Волга", Scenes.Samara, true));
        World.Must(Place, new RegisterOffice(Scenes.Details("Северное")));
        World.Must(Queue, new ConfigureQueue(Scenes.Rules));
        World.Must(Line.IdOf(Company, "main"), new RegisterLine(new LineDetails("Основная", Scenes.Samara)));
    }

    public World World { get; } = new(Scenes.Morning);

    /// <summary>Days lived through.</summary>
    public int Days { get; private set; }

    public void LiveUntil(int day)
    {
        for (; Days < day; Days++) LiveOneDay();
    }

    private void LiveOneDay()
    {
        World.AdvanceTo(Scenes.Morning + Duration.FromDays(Days));
        World.Must(Place, new OpenOffice());
        World.Must(Desk, new OpenWindow("Иванова", ["meters", "contracts"]));
        var outage = Outage.IdOf(Company, $"o-{Days}");
        World.Must(outage, new ReportOutage(OutageKind.Emergency, [new OutagePlace("Стара-Загора")], 1200));
        for (var visitor = 0; visitor < 4; visitor++) Serve(visitor);
        World.Must(outage, new RestoreOutage());
        World.Must(Desk, new CloseWindow("shift-over"));
        World.Must(Place, new CloseOffice("day-over"));
    }

    private void Serve(int visitor)
    {
        var call = Caller.IdOf(Company, $"call-{Days}-{visitor}");
        World.Must(Queue, new IssueTicket(visitor % 2 == 0 ? "meters" : "contracts", Code: CodeOf(visitor)));
        World.Must(call, new JoinQueue("main"));
        World.Advance(60);
        World.Must(Queue, new CallNext(1));
        World.Must(Queue, new StartService(1));
        World.Must(call, visitor == 3 ? new AbandonCall("main") : new AnswerCall("main", "5"));
        World.Advance(300);
        World.Must(Queue, new FinishService(1));
        if (visitor != 3) World.Must(call, new EndCall("main"));
    }

    /// <summary>Another one each time, of the letters and digits that a code may have.</summary>
    private string CodeOf(int visitor) => string.Concat($"{Days:000}{visitor}".PadLeft(16, '9').Select(digit => (char)('A' + (digit - '0'))));
}
