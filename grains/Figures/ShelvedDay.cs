using System.Runtime.InteropServices;

namespace OpsHub.Grains.Figures;

/// <summary>The records of one day: as a list while they change, packed afterwards.</summary>
internal sealed class ShelvedDay<T>(IPackedRecord<T> code)
    where T : struct
{
    private List<T>? _items = [];   // one of the two is there
    private PackedDay? _packed;

    /// <param name="packed">What was kept of it.</param>
    public ShelvedDay(IPackedRecord<T> code, PackedDay packed)
        : this(code) => (_items, _packed) = (null, packed);

    /// <summary>A record, to be changed in place before anything else is done with the day.</summary>
    public ref T this[int index] => ref CollectionsMarshal.AsSpan(Items)[index];

    /// <summary>All records packed, whether they are kept so or not.</summary>
    public PackedDay Packed => _packed ?? PackedDay.Of(_items!, code);

    public bool IsPacked => _packed is not null;

    private List<T> Items
    {
        get
        {
            if (_items is null) (_items, _packed) = ([.. _packed!.Read(code, named: true)], null);
            return _items;
        }
    }

    /// <returns>Where it stands in the day.</returns>
    public int Add(T item)
    {
        Items.Add(item);
        return Items.Count - 1;
    }

    /// <param name="named">Whether the ids of records are asked for.</param>
    public IEnumerable<T> Read(bool named) => _items is { } items ? items : _packed!.Read(code, named);

    public void Pack() => (_packed, _items) = (Packed, null);
}
