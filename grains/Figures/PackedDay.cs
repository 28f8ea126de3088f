namespace OpsHub.Grains.Figures;

/// <summary>How records of one type are packed: the differences to what came before are small numbers, and small numbers take few bytes.</summary>
internal interface IPackedRecord<T>
    where T : struct
{
    void Write(PackWriter to, in T record);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    T Read(PackReader from);
}

/// <summary>The records of a day in an eighth of the bytes that they take as objects.</summary>
/// <param name="Count">How many.</param>
/// <param name="Words">The few words that come again and again, each once; records name them by their place.</param>
/// <param name="Bytes">The records one after the other.</param>
internal sealed record PackedDay(int Count, string[] Words, byte[] Bytes)
{
    public static PackedDay Of<T>(IReadOnlyCollection<T> records, IPackedRecord<T> code)
        where T : struct
    {
        var to = new PackWriter();
        foreach (var record in records) code.Write(to, record);
        return new PackedDay(records.Count, to.Words, to.Bytes);
    }

    /// <param name="named">Whether ids are read; they are null otherwise.</param>
    public IEnumerable<T> Read<T>(IPackedRecord<T> code, bool named)
        where T : struct
    {
        var from = new PackReader(Words, Bytes, named);
        for (var left = Count; left > 0; left--) yield return code.Read(from);
    }

    public void Save(BinaryWriter to)
    {
        to.Write(Count);
        to.Write(Words.Length);
        foreach (var word in Words) to.Write(word);
        to.Write(Bytes.Length);
        to.Write(Bytes);
    }

    public static PackedDay Load(BinaryReader from)
    {
        var count = from.ReadInt32();
        var words = new string[from.ReadInt32()];
        for (var i = 0; i < words.Length; i++) words[i] = string.Intern(from.ReadString());
        return new PackedDay(count, words, from.ReadBytes(from.ReadInt32()));
    }
}
