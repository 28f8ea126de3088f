using OpsHub.Grains.Boards;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Walls.Notices;

/// <summary>The board <c>notices/{company}</c> of every company, and the cells <c>interruptions</c> and <c>notices</c> of its wall once there was one.</summary>
/// <param name="standards">The companies' channels and what a month of theirs may have.</param>
public sealed class NoticesView(IStandards standards) : IKeptView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OfficeDrawing> _boards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NoticesOfCompany> _companies = [];

    /// <summary>Of companies that have told no standard.</summary>
    public NoticesView() : this(NoStandards.Instance) { }

    public int Shape => 2;

    public void Apply(in Recorded fact, ICells cells)
    {
        if (fact.Event is not (CompanyRegistered or ChannelEvent or NoticeEvent)) return;
        lock (_lock)
        {
            var (id, company) = (fact.Grain.Company, Of(fact.Grain.Company));
            company.AsOf = fact.RecordedAt;
            switch (fact.Event)
            {
                case CompanyRegistered e: company.Registered = e; break;
                case ChannelEvent e:
                    company.Apply(fact.Grain.Key, e);
                    cells.Set($"wall/{id}", "interruptions", company.Interruptions(ChannelsOf(id, company)));
                    break;
                case NoticeEvent e:
                    company.Apply(fact.Grain.Key, e);
                    cells.Set($"wall/{id}", "notices", company.Summary());
                    break;
            }
            BoardOf(id, company, cells).Changed(fact.Position);
        }
    }

    /// <summary>The channels of a company as they stand; null for an unknown one.</summary>
    public ChannelState? Channel(string company, string channel)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Channels.GetValueOrDefault(channel);
    }

    /// <summary>The notices of a company that are open, and the newest others.</summary>
    public IReadOnlyList<(string Id, NoticeState State)> Notices(string company)
    {
        lock (_lock) return [.. (_companies.GetValueOrDefault(company)?.Notices ?? []).Select(n => (n.Key, n.Value))];
    }

    /// <summary>One notice as it stands, or null.</summary>
    public NoticeState? Notice(string company, string id)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Notices.GetValueOrDefault(id);
    }

    /// <summary>Whether a company's facts are invented.</summary>
    public bool IsSimulated(string company)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Registered?.Simulated ?? false;
    }

    public IReadOnlyList<string> Parts
    {
        get { lock (_lock) return [.. _companies.Keys]; }
    }

    public IReadOnlyList<string> PartsOf(in Recorded fact) => [fact.Grain.Company];

    public byte[] Save(string part)
    {
        lock (_lock) return KeptParts.Bytes(_companies[part]);
    }

    public void Load(string part, ReadOnlySpan<byte> saved)
    {
        lock (_lock) _companies[part] = KeptParts.State<NoticesOfCompany>(saved);
    }

    public void Show(long position, ICells cells)
    {
        lock (_lock)
            foreach (var (id, company) in _companies) BoardOf(id, company, cells).Changed(position);
    }

    private ChannelStandard ChannelsOf(string id, NoticesOfCompany company) => standards.Service(id, company.AsOf)?.Channels ?? ChannelStandard.None;

    private NoticesOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var notices)) _companies[company] = notices = new NoticesOfCompany();
        return notices;
    }

    private OfficeDrawing BoardOf(string id, NoticesOfCompany company, ICells cells)
    {
        if (_boards.TryGetValue(id, out var board)) return board;
        _boards[id] = board = new OfficeDrawing(_lock, drawn =>
        {
            drawn["company"] = new CompanyCell(id, company.Registered?.Name ?? id, company.Zone.Id, company.Registered?.Simulated ?? false);
            drawn["interruptions"] = company.Interruptions(ChannelsOf(id, company));
            drawn["summary"] = company.Summary();
            foreach (var (notice, cell) in company.Cells()) drawn[$"notice/{notice}"] = cell;
        });
        cells.Draw($"notices/{id}", board);
        return board;
    }
}
