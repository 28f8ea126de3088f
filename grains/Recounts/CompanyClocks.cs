using NodaTime;
using OpsHub.Grains.Appeals;

namespace OpsHub.Grains.Recounts;

/// <summary>The open appeals of one company.</summary>
internal sealed class CompanyClocks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OpenAppeal> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Letters and cases.</summary>
    public AskedMatters Asked { get; } = new();

    public int Count
    {
        get { lock (_lock) return _open.Count; }
    }

    public void Apply(string id, AppealEvent happened)
    {
        lock (_lock)
        {
            if (happened is AppealRegistered registered) _open[id] = Registered(id, registered);
            else if (!_open.TryGetValue(id, out var appeal)) return;   // over, or never registered here
            else if (happened is AppealClosed or AppealLeft) _open.Remove(id);
            else _open[id] = Step(appeal, happened);
        }
    }

    /// <summary>Keys are taken once; an appeal that was closed meanwhile is passed over, one that came later has the new standard already.</summary>
    public IEnumerable<IReadOnlyList<OpenAppeal>> Pages(int size)
    {
        string[] ids;
        lock (_lock) ids = [.. _open.Keys];
        foreach (var page in ids.Chunk(size))
        {
            var appeals = new List<OpenAppeal>(page.Length);
            lock (_lock)
                foreach (var id in page)
                    if (_open.TryGetValue(id, out var appeal)) appeals.Add(appeal);
            yield return appeals;
        }
    }

    public void Write(BinaryWriter to)
    {
        lock (_lock)
        {
            to.Write(_open.Count);
            foreach (var appeal in _open.Values) OpenAppealFile.Write(to, appeal);
        }
        Asked.Write(to);
    }

    public static CompanyClocks Read(BinaryReader from)
    {
        var clocks = new CompanyClocks();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var appeal = OpenAppealFile.Read(from, clocks.Shared);
            clocks._open[appeal.Id] = appeal;
        }
        clocks.Asked.Read(from);
        return clocks;
    }

    private OpenAppeal Registered(string id, AppealRegistered e)
    {
        List<OpenEvent> events = [At(AppealFold.Received, e.ReceivedAt), At(AppealFold.RegisteredName, e.At)];
        if (e.PromisedAt is { } promised) events.Add(At(AppealFold.Promised, promised));
        return new OpenAppeal(id, Shared(e.Kind)!, Shared(e.Category), Shared(e.Channel)!, Shared(e.Office), e.Vip, false, null, [.. events], [], e.Attributes);
    }

    private OpenAppeal Step(OpenAppeal a, AppealEvent happened) => happened switch
    {
        AppealClocksSet e => a with { Clocks = [.. e.Clocks.Where(c => c.EndedAt is null).Select(c => OpenClock.Of(c) with { Name = Shared(c.Name)!, Rule = Shared(c.Rule)! })] },
        AppealForwarded e => With(a, AppealFold.HandedOver, e.At),
        AppealDataRequested e => With(a, AppealFold.DataRequested, e.At),
        AppealDataReceived e => With(a, AppealFold.DataReceived, e.At),
        AppealOutsideAsked e => With(a, AppealFold.OutsideAsked, e.At),
        AppealOutsideAnswered e => With(a, AppealFold.OutsideAnswered, e.At),
        AppealExtended e => With(a, AppealFold.Extended, e.At) with { ExtendedTo = e.To },
        AppealExtensionTold e => With(a, AppealFold.ExtensionTold, e.At),
        AppealAnswerOffered => a with { Answered = true },
        AppealAnswerRejected => a with { Answered = false },
        _ => a,   // nothing that a clock depends on
    };

    private OpenAppeal With(OpenAppeal a, string name, Instant at) => a with { Events = [.. a.Events, At(name, at)] };

    private OpenEvent At(string name, Instant at) => new(Shared(name)!, at.ToUnixTimeTicks());

    private string? Shared(string? word)
    {
        if (word is null) return null;
        if (_words.TryGetValue(word, out var known)) return known;
        return _words[word] = word;
    }
}
