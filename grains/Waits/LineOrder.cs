using NodaTime;

namespace OpsHub.Grains.Waits;

/// <summary>Who stands where in a line, so that what a forecast asks of it costs the same however many wait.</summary>
internal sealed class LineOrder
{
    private readonly SortedSet<Standing> _places = [], _joined = [];

    public static LineOrder Of(IReadOnlyDictionary<string, Foreseen> waiting)
    {
        var order = new LineOrder();
        foreach (var (call, waits) in waiting) order.Add(call, waits);
        return order;
    }

    public void Add(string call, Foreseen waits)
    {
        _places.Add(new Standing(waits.Place, call));
        _joined.Add(new Standing(waits.At, call));
    }

    public void Remove(string call, Foreseen waits)
    {
        _places.Remove(new Standing(waits.Place, call));
        _joined.Remove(new Standing(waits.At, call));
    }

    /// <summary>When he joined who has waited longest, or null.</summary>
    public Instant? Oldest => _joined.Count == 0 ? null : _joined.Min.Since;

    /// <summary>The call that stands first, or null.</summary>
    public string? Head => _places.Count == 0 ? null : _places.Min.Id;

    /// <summary>How many stand at that place or before it. Most who ask come last; one with a head start is behind few.</summary>
    public int Ahead(Instant place) => _places.Count == 0 || _places.Max.Since <= place ? _places.Count : _places.TakeWhile(other => other.Since <= place).Count();
}
