using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>The visitors of an office on one day: what they come for, how long they bear waiting, who steps out for a while.</summary>
/// <param name="company">Its services.</param>
/// <param name="queue">The office's queue.</param>
/// <param name="dice">Of the day.</param>
/// <param name="courier">The office's.</param>
/// <param name="floor">The office's plans.</param>
/// <param name="waits">Told when somebody waits for a service.</param>
internal sealed class Visitors(CompanyProfile company, GrainId queue, Dice dice, Courier courier, Agenda floor, Action<string, Instant> waits, CancellationToken cancel)
{
    private const double PrecedenceChance = 0.04, ParkChance = 0.015;
    private const double PatienceMeanS = 3600;

    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);

    public async Task Come(Instant at)
    {
        var service = Wish();
        if (await courier.Send(queue, new IssueTicket(service, Category: Category()), at, cancel).ConfigureAwait(false) is not Outcome.Done { Events: [TicketIssued issued, ..] }) return;
        Wait(issued, at);
    }

    /// <summary>Somebody has a ticket and waits.</summary>
    public void Wait(TicketIssued issued, Instant at)
    {
        _waiting.Add(issued.Ticket);
        floor.Plan(at + dice.LogNormal(PatienceMeanS, 0.6), now => GiveUp(issued.Ticket, now));
        if (dice.Chance(ParkChance)) floor.Plan(at + dice.Seconds(180, 600), now => StepOut(issued.Ticket, issued.Service, now));
        waits(issued.Service, at);
    }

    public void Called(string ticket) => _waiting.Remove(ticket);

    public void SentOn(string ticket, string service, Instant at)
    {
        _waiting.Add(ticket);
        waits(service, at);
    }

    private string Wish()
    {
        var left = dice.Unit() * 100;
        return company.Services.FirstOrDefault(s => (left -= s.SharePercent.Value) < 0)?.Id ?? company.Services[^1].Id;
    }

    /// <summary>A category of the company's, or null for everybody else.</summary>
    private string? Category()
    {
        var categories = company.Queue.Discipline?.Categories ?? [];
        return dice.Chance(PrecedenceChance) && categories.Length > 0 ? categories[dice.Whole(0, categories.Length)].Id : null;
    }

    private async Task GiveUp(string ticket, Instant at)
    {
        if (_waiting.Remove(ticket)) await courier.Send(queue, new LeaveQueue(ticket), at, cancel).ConfigureAwait(false);
    }

    private async Task StepOut(string ticket, string service, Instant at)
    {
        var until = at + dice.Seconds(600, 1200);
        if (!_waiting.Remove(ticket) || await courier.Send(queue, new ParkTicket(ticket, until), at, cancel).ConfigureAwait(false) is not Outcome.Done) return;
        floor.Plan(until + Simulation.Step, now =>   // by then the hub has brought the ticket back
        {
            _waiting.Add(ticket);
            waits(service, now);
        });
    }
}
