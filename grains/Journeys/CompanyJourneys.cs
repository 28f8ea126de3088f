using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Journeys;

/// <summary>Entries of one company.</summary>
/// <param name="Entries">By kind and id, as subjects are written: <c>appeal/a-1</c>.</param>
/// <param name="ByCustomer">Entries of a customer.</param>
/// <param name="ByAbout">Entries about an entry.</param>
/// <param name="Latest">Appeal that a customer wrote last on a matter.</param>
/// <param name="Erased">When a customer last withdrew consent.</param>
/// <param name="Outages">By id.</param>
internal sealed record CompanyJourneys(
    Dictionary<string, KeptEntry> Entries, Dictionary<string, List<string>> ByCustomer, Dictionary<string, List<string>> ByAbout, Dictionary<string, string> Latest, Dictionary<string, Instant> Erased,
    Dictionary<string, KeptOutage> Outages)
{
    /// <summary>How long a visit or a call stands in a journey at most: as long as lasting proof is usual. Told here and not by a run of retention, so that whoever counts anew comes to the same.</summary>
    public const int MonthsOfContacts = 37;

    /// <summary>UTC day on which old visits and calls were last looked for.</summary>
    public LocalDate ForgottenOn { get; set; }

    /// <summary>Forgets visits and calls that are too old by the time of a fact; once a day.</summary>
    public void Forget(Instant now)
    {
        var today = now.InUtc().Date;
        if (today <= ForgottenOn) return;
        ForgottenOn = today;
        var before = today.PlusMonths(-MonthsOfContacts).AtMidnight().InUtc().ToInstant();
        foreach (var (key, entry) in Entries.Where(e => e.Value.Kind is EntryKind.Visit or EntryKind.Call && (e.Value.EndedAt ?? e.Value.At) < before).ToList())
        {
            if (entry.About is { } about) Take(ByAbout, about, key);
            Remove(key);
        }
    }

    /// <summary>Puts a new entry in; one that is known is left as it is.</summary>
    public void Add(string key, KeptEntry entry)
    {
        if (!Entries.TryAdd(key, entry)) return;
        if (entry.Customer is { } customer) Put(ByCustomer, customer, key);
        if (entry.About is { } about) Put(ByAbout, about, key);
    }

    /// <summary>Changes an entry, where it is known.</summary>
    public void Change(string key, Func<KeptEntry, KeptEntry> change)
    {
        if (Entries.TryGetValue(key, out var entry)) Entries[key] = change(entry);
    }

    /// <summary>Says whose an entry is, or with null that it is nobody's; what was said before does not hold any more.</summary>
    public void Assign(string key, string? customer)
    {
        if (!Entries.TryGetValue(key, out var entry)) return;
        if (entry.Customer is { } was) Take(ByCustomer, was, key);
        Entries[key] = entry with { Customer = customer };
        if (customer is not null) Put(ByCustomer, customer, key);
    }

    public void Remove(string key)
    {
        Assign(key, null);
        Entries.Remove(key);
    }

    /// <summary>Entries and all that is about them, each once.</summary>
    public ImmutableArray<JourneyEntry> With(IEnumerable<string> keys)
    {
        var (found, seen, next) = (ImmutableArray.CreateBuilder<JourneyEntry>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>(keys));
        while (next.TryDequeue(out var key))
        {
            if (!seen.Add(key)) continue;
            if (Entries.TryGetValue(key, out var entry)) found.Add(entry.Tell());
            foreach (var about in ByAbout.GetValueOrDefault(key) ?? []) next.Enqueue(about);
        }
        return found.ToImmutable();
    }

    private static void Put(Dictionary<string, List<string>> lists, string name, string key)
    {
        if (!lists.TryGetValue(name, out var list)) lists[name] = list = [];
        list.Add(key);
    }

    private static void Take(Dictionary<string, List<string>> lists, string name, string key)
    {
        if (lists.TryGetValue(name, out var list) && list.Remove(key) && list.Count == 0) lists.Remove(name);
    }
}

/// <summary>An entry as the index keeps it.</summary>
internal sealed record KeptEntry(
    EntryKind Kind, string Id, Instant At, string? Customer = null, string? About = null, string? Office = null, string? What = null, string? Channel = null, string? Outcome = null, Instant? EndedAt = null,
    bool Forwarded = false, bool CameAgain = false, bool Served = false, VisitDetails? Visit = null)
{
    public const string Closed = "closed", Phone = "phone";

    public JourneyEntry Tell() => new(Kind, Id, At, About, Office, What, Channel, Outcome, EndedAt, CameAgain, Kind == EntryKind.Appeal && Outcome == Closed ? !Forwarded && !CameAgain : null) { Visit = Visit };

    public KeptEntry End(string outcome, Instant at) => this with { Outcome = outcome, EndedAt = at };
}
