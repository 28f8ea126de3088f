using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Profiles;

/// <summary>
/// The versions of a company's standard (профиль стандарта): uploaded, activated from a day, withdrawn. What began is judged by the version of then, so no version can hold
/// from a day that is past. Grain id <c>profile/{company}/versions</c>.
/// </summary>
public static class Profile
{
    /// <summary>Longest document, characters.</summary>
    public const int MaxDocumentLength = 1_000_000;

    public static GrainKind<ProfileState, ProfileCommand, ProfileEvent> Kind { get; } = new("profile", 1, ProfileState.None, Decide, Evolve, DeadlinesOf, version => new WakeProfile(version));

    public static GrainId IdOf(string company) => new(Kind.Name, company, "versions");

    public static Decision<ProfileEvent> Decide(ProfileState p, ProfileCommand command, Turn turn) => command switch
    {
        UploadProfile c => Upload(p, c, turn),
        ActivateProfile c when p.Find(c.Version) is null => Unknown(c.Version, p),
        ActivateProfile c => Activate(p, c, p.Find(c.Version)!, turn),
        WithdrawProfile c when p.Find(c.Version) is null => Unknown(c.Version, p),
        WithdrawProfile c => Withdraw(p, c, p.Find(c.Version)!, turn),
        WakeProfile c => p.Find(c.Deadline) is { InForce: false, Withdrawn: false, InForceAt: { } at } && at <= turn.Now ? new ProfileTookForce(c.Deadline, at) : Decision<ProfileEvent>.Nothing,
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static ProfileState Evolve(ProfileState p, ProfileEvent happened) => happened switch
    {
        ProfileUploaded e => new ProfileState(p.Versions.Add(new KnownVersion(e.Version, e.ValidFrom, e.TimeZone, e.Digest)), p.Revision + 1),
        ProfileActivated e => With(p, e.Version, v => v with { InForceAt = e.InForceAt }),
        ProfileTookForce e => With(p, e.Version, v => v with { InForce = true }),
        ProfileWithdrawn e => With(p, e.Version, v => v with { Withdrawn = true, InForceAt = null }),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    public static IEnumerable<Deadline> DeadlinesOf(ProfileEvent happened) => happened switch
    {
        ProfileActivated e when e.InForceAt > e.At => [Deadline.Set(e.Version, e.InForceAt)],
        ProfileTookForce e => [Deadline.Clear(e.Version)],
        ProfileWithdrawn e => [Deadline.Clear(e.Version)],
        _ => [],
    };

    private static Decision<ProfileEvent> Upload(ProfileState p, UploadProfile c, Turn turn)
    {
        if (!GrainId.IsPart(c.Version)) return new Refusal("version-wrong", "A version is 1 to 100 latin letters, digits or . _ : -.");
        if (p.Find(c.Version) is { } known) return known.Digest == c.Digest && !known.Withdrawn ? Decision<ProfileEvent>.Nothing : new Refusal("version-taken", $"There is a version '{c.Version}' already; give this one a name of its own.");
        if (c.Document.Length > MaxDocumentLength) return new Refusal("document-too-long", $"A profile has at most {MaxDocumentLength} characters.");
        return new ProfileUploaded(c.Version, c.ValidFrom, c.TimeZone, c.Digest, c.Document, turn.Actor, turn.Now);
    }

    private static Decision<ProfileEvent> Activate(ProfileState p, ActivateProfile c, KnownVersion known, Turn turn)
    {
        var (from, today) = (c.From ?? known.ValidFrom, turn.Now.InZone(known.TimeZone).Date);
        var at = from > today ? known.TimeZone.AtStartOfDay(from).ToInstant() : turn.Now;
        if (known.InForceAt is { } decided) return decided.InZone(known.TimeZone).Date == from ? Decision<ProfileEvent>.Nothing : new Refusal("already-active", $"Version '{c.Version}' holds from {decided.InZone(known.TimeZone).Date:uuuu-MM-dd}; withdraw it first, or upload the document as another version.");
        if (Wrong(p, c, known, from, today, at) is { } wrong) return wrong;
        var activated = new ProfileActivated(c.Version, from, at, c.Corrects, turn.Actor, turn.Now);
        return at <= turn.Now ? Decision<ProfileEvent>.Of(activated, new ProfileTookForce(c.Version, at)) : activated;
    }

    private static Refusal? Wrong(ProfileState p, ActivateProfile c, KnownVersion known, LocalDate from, LocalDate today, Instant at) => c switch
    {
        { Seen: { } seen } when seen != p.Revision => Changed,
        _ when known.Withdrawn => new Refusal("withdrawn", $"Version '{c.Version}' was withdrawn; upload the document as another version."),
        _ when from < today => new Refusal("from-past", $"A version holds from today ({today:uuuu-MM-dd}) or a later day, not from {from:uuuu-MM-dd}: what has begun is judged by the version of then."),
        _ when from < known.ValidFrom => new Refusal("from-too-early", $"The document holds from {known.ValidFrom:uuuu-MM-dd} at the earliest."),
        { Corrects: { } corrected } when p.Find(corrected) is not ({ InForce: true } or null) => new Refusal("corrects-nothing", $"Only a version that is in force can be corrected; '{corrected}' is not."),
        _ when p.Versions.FirstOrDefault(v => v.InForceAt == at && v.Version != c.Version) is { } other => new Refusal("day-taken", $"Version '{other.Version}' holds from that instant; withdraw it, or choose another day."),
        _ => null,
    };

    private static Decision<ProfileEvent> Withdraw(ProfileState p, WithdrawProfile c, KnownVersion known, Turn turn) => known switch
    {
        { Withdrawn: true } => Decision<ProfileEvent>.Nothing,
        _ when c.Seen is { } seen && seen != p.Revision => Changed,
        _ when known.InForce || known.InForceAt <= turn.Now => new Refusal("in-force", "What is in force cannot be withdrawn; activate another version."),
        _ => new ProfileWithdrawn(c.Version, turn.Actor, turn.Now),
    };

    private static readonly Refusal Changed = new("changed-meanwhile", "Somebody has changed the versions since you looked; look again and decide anew.");

    private static Refusal Unknown(string version, ProfileState p) =>
        new("version-unknown", $"There is no version '{version[..Math.Min(version.Length, 40)]}'; there is {(p.Versions.IsEmpty ? "none" : string.Join(", ", p.Versions.Select(v => v.Version)))}.");

    private static ProfileState With(ProfileState p, string version, Func<KnownVersion, KnownVersion> change) =>
        new([.. p.Versions.Select(v => v.Version == version ? change(v) : v)], p.Revision + 1);
}
