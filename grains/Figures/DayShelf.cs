using System.Runtime.InteropServices;
using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>
/// Small records kept by UTC day: an interval is read and an old day forgotten without touching the others. Records are changed in place.
/// </summary>
internal sealed class DayShelf<T>
    where T : struct
{
    private readonly SortedDictionary<int, List<T>> _days = [];

    /// <summary>Told of every record as it was (null for a new one) and as it is now; or null.</summary>
    public Action<T?, T>? Changed { get; set; }

    /// <summary>Where a record stands; stale once its day is forgotten.</summary>
    public readonly record struct Place(int Day, int Index);

    public Place Add(Instant at, T item)
    {
        var day = DayOf(at);
        if (!_days.TryGetValue(day, out var items)) _days[day] = items = [];
        items.Add(item);
        Changed?.Invoke(null, item);
        return new Place(day, items.Count - 1);
    }

    /// <summary>Replaces a record; nothing happens when its day is forgotten.</summary>
    public void Change(Place place, Func<T, T> change)
    {
        if (!_days.TryGetValue(place.Day, out var items)) return;
        ref var item = ref CollectionsMarshal.AsSpan(items)[place.Index];
        var before = item;
        item = change(before);
        Changed?.Invoke(before, item);
    }

    /// <summary>Every record of the days that the interval touches: a superset, in no order within a day.</summary>
    public IEnumerable<T> Touching(Instant from, Instant to)
    {
        var (first, last) = (DayOf(from), DayOf(to));
        foreach (var (day, items) in _days)
        {
            if (day < first) continue;
            if (day > last) yield break;
            foreach (var item in items) yield return item;
        }
    }

    public IEnumerable<T> All => _days.Values.SelectMany(items => items);

    /// <summary>Forgets every day that ended before the instant.</summary>
    public void Forget(Instant before)
    {
        var first = DayOf(before);
        while (_days.Count > 0 && _days.First().Key is var day && day < first) _days.Remove(day);
    }

    public void Save(BinaryWriter to, Action<BinaryWriter, T> write)
    {
        to.Write(_days.Count);
        foreach (var (day, items) in _days)
        {
            to.Write(day);
            to.Write(items.Count);
            foreach (var item in items) write(to, item);
        }
    }

    public void Load(BinaryReader from, Func<BinaryReader, T> read)
    {
        for (var days = from.ReadInt32(); days > 0; days--)
        {
            var items = _days[from.ReadInt32()] = [];
            for (var left = from.ReadInt32(); left > 0; left--) items.Add(read(from));
        }
    }

    private static int DayOf(Instant at) => (int)Math.Floor((at - NodaConstants.UnixEpoch).TotalDays);
}
