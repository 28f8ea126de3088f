using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Norms;

/// <summary>
/// Keeps the norms of every company that has some: sums by local day, folded from the log as contacts change, and the ledger read from them.
/// One thread applies facts, any thread asks.
/// </summary>
/// <param name="standards">The companies' norms. Other norms make another shape: what was kept under them is not read, the log is folded anew.</param>
/// <param name="contacts">Where the cases behind a figure are.</param>
/// <param name="clock">The hub's clock.</param>
public sealed class NormBook(IReadOnlyList<NormStandard> standards, IContacts contacts, IClock clock) : IKeptFollower, ICountsOn, INorms
{
    /// <summary>Days whose sums are kept: two years and a month, for yearly windows and the year before.</summary>
    public const int KeptDays = 762;

    /// <summary>Days after its beginning in which a contact may still change what it adds.</summary>
    public const int OpenDays = 3;

    /// <summary>Days after its end in which an appeal is still among the cases of a figure: as long as facts may come late.</summary>
    public const int KeptMatterDays = 62;

    /// <summary>Shape of the file itself; the norms are the other half of it.</summary>
    private const int FileVersion = 6;

    private readonly Lock _lock = new();
    private volatile FrozenDictionary<string, NormCompany> _companies = standards.ToFrozenDictionary(s => s.Company, s => new NormCompany(s));
    private Instant _newest = Instant.MinValue;
    private Instant _tidyAt = Instant.MinValue;

    public string Name => "norms";

    public int Shape { get; private set; } = ShapeOf(standards);

    public void Apply(in Recorded fact)
    {
        lock (_lock)
        {
            if (_companies.TryGetValue(fact.Grain.Company, out var company)) company.Apply(fact);
            _newest = Instant.Max(_newest, fact.RecordedAt);
            if (_newest >= _tidyAt) Tidy();
        }
    }

    /// <summary>Goes on under other norms. They may not hold from a day that is over: nothing is summed anew.</summary>
    public void Renew(IReadOnlyList<NormStandard> standards)
    {
        lock (_lock)
        {
            _companies = standards.ToFrozenDictionary(s => s.Company, s => _companies.TryGetValue(s.Company, out var before) ? new NormCompany(s, before) : new NormCompany(s));
            Shape = ShapeOf(standards);
        }
    }

    public void CountUpTo(Instant now)
    {
        lock (_lock)
            foreach (var company in _companies.Values) company.Matters.Advance(now);
    }

    public NormLedger? Ledger(string company, YearMonth? month)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? Read(known, month).Ledger() : null;
    }

    public NormDetail? One(string company, string norm, YearMonth? month, string? subject, int most)
    {
        if (!_companies.TryGetValue(company, out var known) || known.Standard.Rules.All(r => r.Id != norm)) return null;
        NormReading reading;
        NormDetail detail;
        List<NormCase> clocks;
        lock (_lock)
        {
            reading = Read(known, month);
            var rule = reading.Version(norm);
            (detail, clocks) = (reading.One(rule), reading.Clocks(rule));
        }
        var (cases, count) = NormCases.Of(contacts, reading, detail, clocks, subject, most);   // contacts have their own lock
        return detail with { Cases = cases, CaseCount = count };
    }

    public ImmutableArray<NormStanding> Standings(string company)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? Read(known, null).Standings() : [];
    }

    public long LateAppeals(string company, string norm, IReadOnlyCollection<string> appeals)
    {
        lock (_lock) return appeals.Count > 0 && _companies.TryGetValue(company, out var known) ? Read(known, null).LateAppeals(norm, appeals) : 0;
    }

    public byte[] Save()
    {
        lock (_lock)
        {
            using var bytes = new MemoryStream();
            using var to = new BinaryWriter(bytes);
            var open = FigureFile.Write(_companies.ToDictionary(c => c.Key, c => c.Value.Contacts), _newest);
            to.Write(open.Length);
            to.Write(open);
            foreach (var (id, company) in _companies.OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                to.Write(id);
                NormCompanyFile.Write(to, company.Keep());
            }
            to.Flush();
            return bytes.ToArray();
        }
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        lock (_lock)
        {
            using var from = new BinaryReader(new MemoryStream(saved.ToArray()));
            var open = new Dictionary<string, CompanyFigures>(StringComparer.Ordinal);
            _newest = FigureFile.Read(from.ReadBytes(from.ReadInt32()), open);
            for (var left = _companies.Count; left > 0; left--)
            {
                var company = _companies[from.ReadString()];
                company.Restore(NormCompanyFile.Read(from, company.Measures.Length), open[company.Standard.Company]);
            }
        }
    }

    /// <summary>An interruption that goes on grows without a fact: it counts up to the instant of reading.</summary>
    private NormReading Read(NormCompany known, YearMonth? month)
    {
        var now = clock.GetCurrentInstant();
        known.Matters.Advance(now);
        return new NormReading(known, now, month);
    }

    private void Tidy()
    {
        // The first facts of a long log are older than anything that would be forgotten.
        var day = (_newest - Duration.FromDays(KeptDays)).InUtc().Date;
        foreach (var company in _companies.Values) company.Forget(_newest - Duration.FromDays(OpenDays), _newest - Duration.FromDays(KeptMatterDays), day);
        _tidyAt = _newest + Duration.FromHours(1);
    }

    /// <summary>The same for the same norms, in every process.</summary>
    private static int ShapeOf(IReadOnlyList<NormStandard> standards)
    {
        const uint Prime = 16777619;
        var hash = 2166136261 + FileVersion;
        foreach (var part in JsonSerializer.SerializeToUtf8Bytes(standards, HubJson.Options)) hash = unchecked((hash ^ part) * Prime);
        return (int)(hash & int.MaxValue);
    }
}
