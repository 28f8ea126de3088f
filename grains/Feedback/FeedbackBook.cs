using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Feedback;

/// <summary>A figure of feedback; never shown without its n.</summary>
/// <param name="Kind"><c>mark</c>, <c>nps</c>, <c>csi</c>, <c>ces</c>, <c>loyalty</c>, <c>fcr</c>.</param>
/// <param name="Channel">One channel, or null for all.</param>
/// <param name="N">Answers it rests on; 0: no data.</param>
/// <param name="Value">Mean mark, NPS in points, FCR in per cent; null without data.</param>
/// <param name="Spread">Answers by value, of marks only.</param>
public sealed record FeedbackFigure(string Kind, string? Channel, int N, decimal? Value, ImmutableArray<FeedbackShare> Spread);

/// <param name="N">How many gave this value.</param>
public sealed record FeedbackShare(int Value, int N);

/// <param name="Figures">Each kind over all channels, then channel by channel.</param>
/// <param name="NewestAt">Instant of the newest answer, or null.</param>
public sealed record FeedbackReading(string Month, ImmutableArray<FeedbackFigure> Figures, Instant? NewestAt, Instant AsOf);

/// <summary>
/// What customers said, by month of the company's zone, folded from the log. NPS = share of 9–10 − share of 0–6; CSI, CES, marks and loyalty are means. FCR is
/// that of <see cref="FirstContact"/> ÷ closed; a repeat takes back what had counted.
/// </summary>
/// <param name="zoneOf">Zone of a company.</param>
public sealed class FeedbackBook(Func<string, DateTimeZone> zoneOf) : IKeptFollower
{
    private const string Fcr = "fcr";

    private readonly Lock _lock = new();
    private Dictionary<string, Company> _companies = new(StringComparer.Ordinal);

    public string Name => "feedback";

    public int Shape => 1;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is not (FeedbackEvent or AppealEvent)) return;
        lock (_lock)
        {
            if (!_companies.TryGetValue(fact.Grain.Company, out var company)) _companies[fact.Grain.Company] = company = new Company([], [], []);
            if (fact.Event is AppealEvent appeal) Solved(company, fact.Grain.Key, appeal);
            else Given(company, fact.Grain.Key, (FeedbackEvent)fact.Event);
        }
    }

    /// <summary>All figures of a month.</summary>
    public FeedbackReading Read(string company, YearMonth month, Instant now)
    {
        lock (_lock)
        {
            var (known, zone) = (_companies.GetValueOrDefault(company), zoneOf(company));
            List<Answer> answers = [.. (known?.Answers.Values ?? Enumerable.Empty<Answer>()).Concat((known?.Contacts.Values ?? Enumerable.Empty<Contact>()).Select(c => c.Answer).OfType<Answer>()).Where(a => a.At.InZone(zone).Date.ToYearMonth() == month)];
            var kinds = Enum.GetValues<FeedbackKind>().Select(k => k.ToString().ToLowerInvariant()).Append(Fcr);
            return new FeedbackReading(
                month.ToString("uuuu-MM", null),
                [.. kinds.SelectMany(kind => answers.Where(a => a.Kind == kind).ToList() is var own ? own.GroupBy(a => a.Channel).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Figure(kind, g.Key, [.. g])).Prepend(Figure(kind, null, own)) : [])],
                answers.Count == 0 ? null : answers.Max(a => a.At), now);
        }
    }

    public byte[] Save()
    {
        lock (_lock) return JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        lock (_lock) _companies = JsonSerializer.Deserialize<Dictionary<string, Company>>(saved, HubJson.Options)!;
    }

    private static void Given(Company company, string subject, FeedbackEvent happened)
    {
        if (happened is FeedbackGiven e) company.Answers[$"{subject} {e.Kind}"] = new Answer(e.Kind.ToString().ToLowerInvariant(), e.Channel, e.Value, e.At);
        if (happened is FeedbackCorrected c && company.Answers.TryGetValue($"{subject} {c.Kind}", out var was)) company.Answers[$"{subject} {c.Kind}"] = was with { Value = c.Value };
    }

    private static void Solved(Company company, string id, AppealEvent happened)
    {
        switch (happened)
        {
            case AppealRegistered e:
                if (FirstContact.MatterOf(e) is { } matter)
                {
                    if (company.Latest.TryGetValue(matter, out var last) && company.Contacts.TryGetValue(last, out var before) && FirstContact.IsLost(before.RegisteredAt, before.ClosedAt, e.At)) company.Contacts[last] = before with { Repeated = true };
                    company.Latest[matter] = id;
                }
                company.Contacts[id] = new Contact(e.Channel, e.At, null, false, false);
                break;
            case AppealForwarded when company.Contacts.TryGetValue(id, out var open): company.Contacts[id] = open with { Forwarded = true }; break;
            case AppealClosed e when company.Contacts.TryGetValue(id, out var open): company.Contacts[id] = open with { ClosedAt = e.At }; break;
            case AppealLeft: company.Contacts.Remove(id); break;
            default: break;   // neither closes nor forwards
        }
    }

    private static FeedbackFigure Figure(string kind, string? channel, IReadOnlyCollection<Answer> answers) => new(
        kind, channel, answers.Count, answers.Count == 0 ? null : Value(kind, answers),
        kind is "nps" or Fcr or "loyalty" ? [] : [.. answers.GroupBy(a => a.Value).OrderBy(g => g.Key).Select(g => new FeedbackShare(g.Key, g.Count()))]);

    private static decimal Value(string kind, IReadOnlyCollection<Answer> answers) => decimal.Round(
        kind switch
        {
            "nps" => (answers.Count(a => a.Value >= 9) - answers.Count(a => a.Value <= 6)) * 100m / answers.Count,
            Fcr => answers.Sum(a => a.Value) * 100m / answers.Count,
            _ => answers.Sum(a => (decimal)a.Value) / answers.Count,
        }, 2);

    /// <param name="Latest">Appeal that a customer wrote last on a topic.</param>
    private sealed record Company(Dictionary<string, Answer> Answers, Dictionary<string, Contact> Contacts, Dictionary<string, string> Latest);

    private sealed record Answer(string Kind, string Channel, int Value, Instant At);

    /// <summary>An appeal on its way to being solved at first contact or not.</summary>
    private sealed record Contact(string Channel, Instant RegisteredAt, Instant? ClosedAt, bool Forwarded, bool Repeated)
    {
        public Answer? Answer => ClosedAt is { } at ? new Answer(Fcr, Channel, Forwarded || Repeated ? 0 : 1, at) : null;
    }
}
