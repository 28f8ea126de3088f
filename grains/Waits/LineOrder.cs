using NodaTime;

namespace OpsHub.Grains.Waits;

/// <summary>Who stands where in a line, so that what a forecast asks of it costs much the same however many wait.</summary>
internal sealed class LineOrder
{
    private readonly List<Standing> _places = [], _joined = [];   // in order; thousands at most, and moving those up is quick

    public static LineOrder Of(IReadOnlyDictionary<string, Foreseen> waiting)
    {
        var order = new LineOrder();
        foreach (var (call, waits) in waiting) order.Add(call, waits);
        return order;
    }

    public void Add(string call, Foreseen waits)
    {
        Insert(_places, new Standing(waits.Place, call));
        Insert(_joined, new Standing(waits.At, call));
    }

    public void Remove(string call, Foreseen waits)
    {
        _places.RemoveAt(_places.BinarySearch(new Standing(waits.Place, call)));
        _joined.RemoveAt(_joined.BinarySearch(new Standing(waits.At, call)));
    }

    /// <summary>When he joined who has waited longest, or null.</summary>
    public Instant? Oldest => _joined.Count == 0 ? null : _joined[0].Since;

    /// <summary>The call that stands first, or null.</summary>
    public string? Head => _places.Count == 0 ? null : _places[0].Id;

    /// <summary>How many stand at that place or before it.</summary>
    public int Ahead(Instant place) => ~_places.BinarySearch(new Standing(place + Duration.Epsilon, ""));

    private static void Insert(List<Standing> order, Standing standing) => order.Insert(~order.BinarySearch(standing), standing);
}
