using System.Collections.Concurrent;
using System.Text;
using OpsHub.Grains.Boards;

namespace OpsHub.Grains.Appeals;

/// <summary>The register of appeals (реестр обращений): every appeal of every company as one line, folded from the log and kept in memory.</summary>
/// <param name="standards">Says within how many days a second appeal is a repeat; what was once called a repeat stays one.</param>
public sealed class AppealRegister(IAppealStandards standards) : IKeptFollower
{
    private readonly ConcurrentDictionary<string, CompanyRegister> _companies = new(StringComparer.Ordinal);

    public string Name => "appeals";

    public int Shape => 3;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is AppealEvent happened)
            _companies.GetOrAdd(fact.Grain.Company, static _ => new CompanyRegister()).Apply(fact.Grain.Key, happened, standards.Of(fact.Grain.Company, happened.At)?.RepeatWithinDays ?? 30);
    }

    /// <summary>Open appeals by how soon they are due; the query narrows them, its bucket and status do not count.</summary>
    public DeskCounts Count(string company, AppealQuery query, DeskBounds bounds) => _companies.TryGetValue(company, out var register) ? register.Count(query with { Status = null }, bounds) : default;

    /// <summary>Repeats, first-contact resolution and the like over an interval.</summary>
    public DeskIndicators Indicate(string company, AppealQuery query, DeskBounds bounds) => _companies.TryGetValue(company, out var register) ? register.Indicate(query, bounds) : default;

    /// <summary>What matches, the first by deadline.</summary>
    public DeskPage Search(string company, AppealQuery query, DeskBounds bounds) => _companies.TryGetValue(company, out var register) ? register.Search(query, bounds) : new DeskPage(0, []);

    /// <summary>One line, or null.</summary>
    public AppealLine? Find(string company, string id, DeskBounds bounds) => _companies.TryGetValue(company, out var register) ? register.Find(id, bounds) : null;

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using (var to = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            var companies = _companies.ToArray();
            to.Write(companies.Length);
            foreach (var (company, register) in companies)
            {
                to.Write(company);
                register.Write(to);
            }
        }
        return stream.ToArray();
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        using var from = new BinaryReader(new MemoryStream(saved.ToArray()), Encoding.UTF8);
        for (var left = from.ReadInt32(); left > 0; left--) _companies[from.ReadString()] = CompanyRegister.Read(from);
    }
}
