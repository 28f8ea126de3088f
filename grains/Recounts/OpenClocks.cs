using System.Collections.Concurrent;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Recounts;

/// <summary>
/// Everything that open appeals' clocks depend on, folded from the log: a change of calendar or profile is counted through a million of them without waking a grain. One thread applies facts;
/// whoever counts takes pages.
/// </summary>
public sealed class OpenClocks : IKeptFollower
{
    private readonly ConcurrentDictionary<string, CompanyClocks> _companies = new(StringComparer.Ordinal);

    public string Name => "open-clocks";

    public int Shape => 2;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is not (AppealEvent or CaseEvent)) return;
        var company = _companies.GetOrAdd(fact.Grain.Company, static _ => new CompanyClocks());
        if (fact.Event is AppealEvent happened) company.Apply(fact.Grain.Key, happened);
        company.Asked.Apply(fact.Grain, fact.Event);
    }

    /// <summary>Open appeals of a company.</summary>
    public int Count(string company) => _companies.TryGetValue(company, out var clocks) ? clocks.Count : 0;

    /// <summary>Letters that nobody has registered and open cases, with their clocks: few, so they are asked one by one.</summary>
    public IReadOnlyList<(GrainId Grain, OpenClock[] Clocks)> Asked(string company) => _companies.TryGetValue(company, out var clocks) ? clocks.Asked.All() : [];

    /// <summary>The open appeals in pages, each as it is when its page is taken.</summary>
    public IEnumerable<IReadOnlyList<OpenAppeal>> Pages(string company, int size) => _companies.TryGetValue(company, out var clocks) ? clocks.Pages(size) : [];

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using (var to = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            var companies = _companies.ToArray();
            to.Write(companies.Length);
            foreach (var (company, clocks) in companies)
            {
                to.Write(company);
                clocks.Write(to);
            }
        }
        return stream.ToArray();
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        using var from = new BinaryReader(new MemoryStream(saved.ToArray()));
        for (var left = from.ReadInt32(); left > 0; left--) _companies[from.ReadString()] = CompanyClocks.Read(from);
    }
}
