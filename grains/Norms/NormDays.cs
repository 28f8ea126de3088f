using NodaTime;

namespace OpsHub.Grains.Norms;

/// <summary>The sums of one norm and subject by local day.</summary>
internal sealed class NormDays
{
    private readonly SortedDictionary<int, NormSum> _days = [];

    /// <summary>First day with a case, or null.</summary>
    public LocalDate? First => _days.Count == 0 ? null : DayOf(_days.Keys.First());

    /// <summary>Takes back what a case had added and adds what it adds now.</summary>
    public void Change(LocalDate day, NormSum before, NormSum after)
    {
        if (before == after) return;
        var key = KeyOf(day);
        _days[key] = _days.GetValueOrDefault(key) - before + after;
    }

    public NormSum On(LocalDate day) => _days.GetValueOrDefault(KeyOf(day));

    /// <summary>Sum over the days from the first to the last, both included.</summary>
    public NormSum Over(LocalDate first, LocalDate last)
    {
        var sum = default(NormSum);
        for (var day = KeyOf(first); day <= KeyOf(last); day++) if (_days.TryGetValue(day, out var of)) sum += of;
        return sum;
    }

    public void Forget(LocalDate before)
    {
        while (_days.Count > 0 && _days.Keys.First() < KeyOf(before)) _days.Remove(_days.Keys.First());
    }

    public void Save(BinaryWriter to)
    {
        to.Write(_days.Count);
        foreach (var (day, s) in _days)
        {
            to.Write(day);
            foreach (var part in (ReadOnlySpan<long>)[s.Top, s.Bottom, s.Over, s.LeftOutTop, s.LeftOutBottom]) to.Write(part);
            to.Write(s.Longest);
        }
    }

    public void Load(BinaryReader from)
    {
        for (var left = from.ReadInt32(); left > 0; left--)
            _days[from.ReadInt32()] = new NormSum(from.ReadInt64(), from.ReadInt64(), from.ReadInt64(), from.ReadInt64(), from.ReadInt64(), from.ReadInt32());
    }

    private static int KeyOf(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);

    private static LocalDate DayOf(int key) => new LocalDate(1970, 1, 1).PlusDays(key);
}
