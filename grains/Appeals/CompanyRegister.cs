using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Appeals;

/// <summary>The appeals of one company, folded. One writer; whoever asks waits for the fact at hand, and the fact for whoever asks.</summary>
internal sealed class CompanyRegister
{
    private readonly Lock _lock = new();
    private readonly List<RegisterRow> _rows = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Customer, int Topic), (long At, int Row)> _last = [];
    private WordList _words = new();

    public void Apply(string id, AppealEvent happened, int repeatWithinDays)
    {
        lock (_lock)
        {
            if (happened is AppealReceived letter) Receive(id, letter);
            else if (happened is AppealRegistered registered) Register(id, registered, repeatWithinDays);
            else if (_byId.TryGetValue(id, out var at)) Change(ref CollectionsMarshal.AsSpan(_rows)[at], happened);
        }
    }

    public DeskCounts Count(AppealQuery query, DeskBounds bounds)
    {
        var (counts, risk, repeats, open, now) = (new int[5], 0, 0, 0, bounds.Now.ToUnixTimeTicks());
        lock (_lock)
        {
            var filter = new RowFilter(query with { Bucket = null }, _words, bounds);
            foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
            {
                if (row.Over || !filter.Takes(row)) continue;
                var bucket = filter.BucketOf(row);
                counts[(int)bucket]++;
                open++;
                if (row.AmberAt <= now && bucket != DeskBucket.Overdue) risk++;
                if ((row.Flags & RowFlags.Repeat) != 0) repeats++;
            }
        }
        return new DeskCounts(open, counts[0], counts[1], counts[2], counts[3], counts[4], risk, repeats);
    }

    /// <summary>What the query's interval of registration and of closing tells; its bucket and status do not count.</summary>
    public DeskIndicators Indicate(AppealQuery query, DeskBounds bounds)
    {
        var tally = new IndicatorTally(query);
        lock (_lock)
        {
            var filter = new RowFilter(query with { Bucket = null, Status = null, Number = null, From = null, Until = null }, _words, bounds);
            foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
                if (filter.TakesEnded(row)) tally.Add(row);
        }
        return tally.Told;
    }

    public DeskPage Search(AppealQuery query, DeskBounds bounds)
    {
        var best = new PriorityQueue<int, (long Due, long Registered)>(Comparer<(long, long)>.Create((a, b) => b.CompareTo(a)));   // the worst on top
        var total = 0;
        lock (_lock)
        {
            var filter = new RowFilter(query, _words, bounds);
            var rows = CollectionsMarshal.AsSpan(_rows);
            for (var i = 0; i < rows.Length; i++)
            {
                ref readonly var row = ref rows[i];
                if (!filter.Takes(row)) continue;
                total++;
                if (best.Count < query.Take) best.Enqueue(i, (row.DueAt, row.RegisteredAt));
                else best.EnqueueDequeue(i, (row.DueAt, row.RegisteredAt));
            }
            var lines = new AppealLine[best.Count];
            for (var i = lines.Length; i-- > 0;) lines[i] = Line(rows[best.Dequeue()], filter);
            return new DeskPage(total, ImmutableCollectionsMarshal.AsImmutableArray(lines));
        }
    }

    public AppealLine? Find(string id, DeskBounds bounds)
    {
        lock (_lock) return _byId.TryGetValue(id, out var at) ? Line(_rows[at], new RowFilter(new AppealQuery(), _words, bounds)) : null;
    }

    public void Write(BinaryWriter to)
    {
        lock (_lock)
        {
            _words.Write(to);
            to.Write(_rows.Count);
            foreach (var row in _rows) row.Write(to);
            to.Write(_last.Count);
            foreach (var ((customer, topic), (at, row)) in _last)
            {
                to.Write(customer);
                to.Write(topic);
                to.Write(at);
                to.Write(row);
            }
        }
    }

    public static CompanyRegister Read(BinaryReader from)
    {
        var register = new CompanyRegister { _words = WordList.Read(from) };
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var row = RegisterRow.Read(from);
            register._byId[row.Id] = register._rows.Count;
            register._rows.Add(row);
        }
        for (var left = from.ReadInt32(); left > 0; left--) register._last[(from.ReadString(), from.ReadInt32())] = (from.ReadInt64(), from.ReadInt32());
        return register;
    }

    private void Receive(string id, AppealReceived e) => Put(new RegisterRow
    {
        Id = id, RegisteredAt = RegisterRow.Ticks(e.At), DueAt = RegisterRow.Never, AmberAt = RegisterRow.Never, EndedAt = RegisterRow.Never, Phase = AppealPhase.Received,
        Kind = _words.Of(e.Kind), Channel = _words.Of(e.Channel), Office = _words.Of(e.Office),
    });

    /// <summary>A row of its own, or in the place of the letter that it was before.</summary>
    private void Put(RegisterRow row)
    {
        if (_byId.TryGetValue(row.Id, out var at))
        {
            _rows[at] = row;
            return;
        }
        _byId[row.Id] = _rows.Count;
        _rows.Add(row);
    }

    private void Register(string id, AppealRegistered e, int repeatWithinDays)
    {
        var (at, topic) = (RegisterRow.Ticks(e.At), _words.Of(e.Topic ?? e.Kind));
        var flags = (e.Vip ? RowFlags.Vip : 0) | (e.Anonymous ? RowFlags.Anonymous : 0);
        if (e.Customer is { } customer)
        {
            if (_last.TryGetValue((customer, topic), out var before))
            {
                if (at - before.At <= repeatWithinDays * NodaConstants.TicksPerDay) flags |= RowFlags.Repeat;
                ref var earlier = ref CollectionsMarshal.AsSpan(_rows)[before.Row];
                if (FirstContact.IsLost(RegisterRow.At(earlier.RegisteredAt)!.Value, RegisterRow.At(earlier.EndedAt), e.At)) earlier.Flags |= RowFlags.Repeated;
            }
            _last[(customer, topic)] = (at, _byId.GetValueOrDefault(id, _rows.Count));
        }
        Put(new RegisterRow
        {
            Id = id, RegisteredAt = at, DueAt = RegisterRow.Never, AmberAt = RegisterRow.Never, EndedAt = RegisterRow.Never, Phase = AppealPhase.Registered, Flags = flags,
            Kind = _words.Of(e.Kind), Category = _words.Of(e.Category), Channel = _words.Of(e.Channel), Topic = _words.Of(e.Topic), Office = _words.Of(e.Office), Executor = _words.Of(e.Executor),
        });
    }

    private void Change(ref RegisterRow row, AppealEvent happened)
    {
        switch (happened)
        {
            case AppealClocksSet e: Set(ref row, Clock(e, row.Phase == AppealPhase.Received ? DeadlineRule.Registration : DeadlineRule.Answer)); break;
            case AppealNumbered e: (row.Year, row.Number) = (short.Parse(e.Number.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(e.Number.AsSpan(5), CultureInfo.InvariantCulture)); break;
            case AppealTaken e: (row.Phase, row.Executor) = (AppealPhase.InWork, _words.Of(e.Executor)); break;
            case AppealForwarded e: (row.Phase, row.Executor, row.Flags) = (AppealPhase.Forwarded, _words.Of(e.Executor), row.Flags | RowFlags.Forwarded); break;
            case AppealDataRequested: row.Phase = AppealPhase.AwaitingData; break;
            case AppealDataReceived or AppealOutsideAnswered: row.Phase = AppealPhase.InWork; break;
            case AppealOutsideAsked: row.Phase = AppealPhase.AwaitingOutside; break;
            case AppealExtended: row.Flags |= RowFlags.Extended; break;
            case AppealAnswerOffered e: (row.Phase, row.Executor) = (AppealPhase.Offered, _words.Of(e.Executor)); break;
            case AppealAnswerRejected: row.Phase = AppealPhase.Rejected; break;
            case AppealClosed e: End(ref row, AppealPhase.Closed, e.At, e.Late); row.Executor = _words.Of(e.Executor); break;
            case AppealLeft e: End(ref row, AppealPhase.Left, e.At, late: false); break;
            case AppealOverdue e: row.Flags |= e.Warn ? 0 : RowFlags.Overdue; break;
            case AppealJudged e: Judge(ref row, e.Founded); break;
            case AppealExtensionTold or AppealAtRisk: break;   // the line does not show them; amber is an instant
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    private static KeptClock? Clock(AppealClocksSet e, string name) => e.Clocks.FirstOrDefault(c => c.Name == name);

    private static void Set(ref RegisterRow row, KeptClock? answer) =>
        (row.DueAt, row.AmberAt) = answer is { EndedAt: null } ? (RegisterRow.Ticks(answer.DueAt), RegisterRow.Ticks(answer.AmberAt)) : (RegisterRow.Never, RegisterRow.Never);

    /// <summary>Founded after all, though it had been left without action or called unfounded: rejected although founded.</summary>
    private static void Judge(ref RegisterRow row, bool founded)
    {
        var rejected = founded && (row.Phase == AppealPhase.Left || row.Flags.HasFlag(RowFlags.Unfounded)) ? RowFlags.RejectedFounded : 0;
        row.Flags = (row.Flags & ~(RowFlags.Founded | RowFlags.Unfounded)) | (founded ? RowFlags.Founded : RowFlags.Unfounded) | rejected;
    }

    private static void End(ref RegisterRow row, AppealPhase phase, Instant at, bool late)
    {
        (row.Phase, row.EndedAt) = (phase, RegisterRow.Ticks(at));
        if (late) row.Flags |= RowFlags.Late;
    }

    private AppealLine Line(in RegisterRow r, RowFilter filter) => new(
        r.Id, r.Number == 0 ? null : AppealNumbers.Written(r.Year.ToString(CultureInfo.InvariantCulture), r.Number), _words[r.Kind], _words[r.Category], _words[r.Channel]!, _words[r.Topic], _words[r.Office],
        _words[r.Executor], r.Phase, r.Flags.HasFlag(RowFlags.Vip), r.Flags.HasFlag(RowFlags.Anonymous), r.Flags.HasFlag(RowFlags.Extended), r.Flags.HasFlag(RowFlags.Repeat), r.Flags.HasFlag(RowFlags.Late),
        RegisterRow.At(r.RegisteredAt)!.Value, RegisterRow.At(r.DueAt), RegisterRow.At(r.AmberAt), RegisterRow.At(r.EndedAt), filter.BucketOf(r));
}
