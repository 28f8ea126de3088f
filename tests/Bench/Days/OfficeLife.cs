using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Bench.Days;

/// <summary>An office with ten windows: visitors come, are called, served, or do not come; the deadlines of their waits pass by themselves.</summary>
internal sealed class OfficeLife(Town town, Chance chance, string company, string office)
{
    public const int Windows = 10;
    private const double GapS = 90, ServiceS = 720, LookS = 20;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Samara"];
    private static readonly QueueService[] Services = [new("contracts", "Договоры", "А"), new("payments", "Платежи", "Б"), new("metering", "Приборы учёта", "В"), new("other", "Прочее", "Г")];

    private readonly GrainId _queue = Queue.IdOf(company, office);
    private bool _open;

    public void Register()
    {
        town.Send(Office.IdOf(company, office), new RegisterOffice(new OfficeDetails($"Офис {office}", office, Zone, [])));
        town.Send(_queue, new ConfigureQueue(new QueueRules(Zone, [.. Services])));
    }

    public void Open()
    {
        _open = true;
        town.Send(Office.IdOf(company, office), new OpenOffice());
        for (var window = 1; window <= Windows; window++) Open(window);
        town.After(chance.About(GapS), Arrive);
    }

    public void Close()
    {
        _open = false;
        for (var window = 1; window <= Windows; window++) town.Send(Window.IdOf(company, office, window), new CloseWindow("day-end"));
        town.Send(Office.IdOf(company, office), new CloseOffice("day-end"));
    }

    private void Open(int window)
    {
        town.Send(Window.IdOf(company, office, window), new OpenWindow($"{office}-{window}", [.. Services.Select(s => s.Id)]));
        town.After(chance.About(LookS), () => Call(window));
    }

    private void Arrive()
    {
        if (!_open) return;
        town.Send(_queue, new IssueTicket(chance.One(Services).Id));
        town.After(chance.About(GapS), Arrive);
    }

    private void Call(int window)
    {
        if (!_open) return;
        if (!town.State<QueueState>(_queue).Waiting.Any() || !town.Send(_queue, new CallNext(window))) town.After(Duration.FromSeconds(LookS), () => Call(window));
        else if (chance.Of(0.05)) town.After(Duration.FromSeconds(200), () => Call(window));   // does not come: the queue's own deadline says so
        else town.After(chance.About(15), () => Serve(window));
    }

    private void Serve(int window)
    {
        town.Send(_queue, new StartService(window));
        town.After(chance.About(ServiceS), () =>
        {
            town.Send(_queue, new FinishService(window));
            Call(window);
        });
    }
}
