using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>
/// Small records kept by UTC day: an interval is read and an old day forgotten without touching the others. Records are changed in place; days to which nothing happens any more are packed (ADR 0127).
/// </summary>
/// <param name="code">How a record is packed.</param>
internal sealed class DayShelf<T>(IPackedRecord<T> code)
    where T : struct
{
    private readonly SortedDictionary<int, ShelvedDay<T>> _days = [];

    /// <summary>Told of every record as it was (null for a new one) and as it is now; or null.</summary>
    public Action<T?, T>? Changed { get; set; }

    /// <summary>Where a record stands; stale once its day is forgotten.</summary>
    public readonly record struct Place(int Day, int Index);

    public Place Add(Instant at, T item)
    {
        var day = DayOf(at);
        if (!_days.TryGetValue(day, out var items)) _days[day] = items = new ShelvedDay<T>(code);
        var index = items.Add(item);
        Changed?.Invoke(null, item);
        return new Place(day, index);
    }

    /// <summary>Replaces a record; nothing happens when its day is forgotten.</summary>
    public void Change(Place place, Func<T, T> change)
    {
        if (!_days.TryGetValue(place.Day, out var items)) return;
        ref var item = ref items[place.Index];
        var before = item;
        item = change(before);
        Changed?.Invoke(before, item);
    }

    /// <summary>Every record of the days that the interval touches: a superset, in no order within a day.</summary>
    /// <param name="named">Whether the ids of records are asked for; without them reading makes no text.</param>
    public IEnumerable<T> Touching(Instant from, Instant to, bool named)
    {
        var (first, last) = (DayOf(from), DayOf(to));
        foreach (var (day, items) in _days)
        {
            if (day < first) continue;
            if (day > last) yield break;
            foreach (var item in items.Read(named)) yield return item;
        }
    }

    public IEnumerable<T> All => _days.Values.SelectMany(items => items.Read(named: true));

    /// <summary>Forgets every day that ended before the instant.</summary>
    public void Forget(Instant before)
    {
        var first = DayOf(before);
        while (_days.Count > 0 && _days.First().Key is var day && day < first) _days.Remove(day);
    }

    /// <summary>Packs every day that ended before the instant. A record of such a day may still be changed: then its day is unpacked until it is packed again.</summary>
    public void Pack(Instant before)
    {
        var first = DayOf(before);
        foreach (var (day, items) in _days)
        {
            if (day >= first) return;
            items.Pack();
        }
    }

    /// <summary>Days that are not packed.</summary>
    public int Unpacked => _days.Values.Count(items => !items.IsPacked);

    public void Save(BinaryWriter to)
    {
        to.Write(_days.Count);
        foreach (var (day, items) in _days)
        {
            to.Write(day);
            items.Packed.Save(to);
        }
    }

    public void Load(BinaryReader from)
    {
        for (var days = from.ReadInt32(); days > 0; days--) _days[from.ReadInt32()] = new ShelvedDay<T>(code, PackedDay.Load(from));
    }

    private static int DayOf(Instant at) => (int)Math.Floor((at - NodaConstants.UnixEpoch).TotalDays);
}
