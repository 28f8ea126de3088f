using System.Collections.Immutable;
using NodaTime;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>The windows of an office on an earlier day, all serving everything: who comes first is called first by whichever window is free first. Shifts and lunches as in <see cref="ServiceDesk"/>.</summary>
internal sealed class PastWindows
{
    private static readonly Duration Lunch = Duration.FromMinutes(30);

    private readonly PriorityQueue<int, Instant> _free = new();   // windows by when they are free
    private readonly Instant?[] _lunches;
    private readonly CompanyProfile _company;
    private readonly Dice _dice;

    public PastWindows(CompanyProfile company, int windows, Instant opens, Dice dice)
    {
        (_company, _dice, _lunches) = (company, dice, new Instant?[windows]);
        for (var window = 0; window < windows; window++)
        {
            var late = window > 1 && (window + 1) * 3 > windows * 2;
            _free.Enqueue(window, opens + (late ? dice.Seconds(1200, 5400) : dice.Seconds(5, 120)));
            _lunches[window] = opens + Duration.FromMinutes(225 + (window % 4 * 30));
        }
    }

    /// <summary>When each visitor is called.</summary>
    /// <param name="arrivals">Ascending.</param>
    public ImmutableArray<Instant> Calls(ImmutableArray<Instant> arrivals) => [.. arrivals.Select(Call)];

    private Instant Call(Instant came)
    {
        _free.TryDequeue(out var window, out var free);
        if (_lunches[window] is { } lunch && Instant.Max(free, came) >= lunch)
        {
            _lunches[window] = null;
            _free.Enqueue(window, Instant.Max(free, lunch) + Lunch);
            return Call(came);
        }
        var called = Instant.Max(came, free);
        _free.Enqueue(window, called + _dice.LogNormal(ServiceS(), 0.7));
        return called;
    }

    /// <summary>Mean service time of what the visitor comes for, seconds.</summary>
    private double ServiceS()
    {
        var left = _dice.Unit() * 100;
        return (_company.Services.FirstOrDefault(s => (left -= s.SharePercent.Value) < 0) ?? _company.Services[^1]).ServiceMin.Value * 60;
    }
}
