using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Appeals;

/// <summary>Each company's standard of appeals: data of the company that deciders may look at (ADR 0030).</summary>
public interface IAppealStandards
{
    /// <summary>The standard in force at an instant, or null where the company has told none. What began is judged by the standard of then, whatever came later (ADR 0022).</summary>
    AppealStandard? Of(string company, Instant at);
}

/// <summary>What a company's standard says of appeals. Deadlines of an office in another zone are counted there.</summary>
public sealed class AppealStandard
{
    private readonly DeadlineStandard _company;
    private readonly FrozenDictionary<string, DeadlineStandard> _offices;

    /// <param name="kinds">At least one.</param>
    /// <param name="categories">Customer categories; a VIP one is VIP by that alone.</param>
    /// <param name="channels">How appeals come and how answers go.</param>
    /// <param name="required">What an appeal must state.</param>
    /// <param name="grounds">The closed list of grounds for no action; may be empty.</param>
    /// <param name="deadlines">The company's.</param>
    /// <param name="offices">Those of offices that count otherwise.</param>
    public AppealStandard(
        ImmutableArray<AppealKind> kinds, ImmutableArray<AppealCategory> categories, ImmutableArray<string> channels, ImmutableArray<RequiredField> required,
        ImmutableArray<NoActionGround> grounds, DeadlineStandard deadlines, IReadOnlyDictionary<string, DeadlineStandard>? offices = null,
        int repeatWithinDays = 30)
    {
        (Kinds, Categories, Channels, Required, Grounds, RepeatWithinDays) = (kinds, categories, channels, required, grounds, repeatWithinDays);
        (_company, _offices) = (deadlines, (offices ?? new Dictionary<string, DeadlineStandard>()).ToFrozenDictionary());
    }

    public ImmutableArray<AppealKind> Kinds { get; }

    public ImmutableArray<AppealCategory> Categories { get; }

    public ImmutableArray<string> Channels { get; }

    public ImmutableArray<RequiredField> Required { get; }

    public ImmutableArray<NoActionGround> Grounds { get; }

    /// <summary>Within how many days a second appeal of one customer on one topic is a repeat.</summary>
    public int RepeatWithinDays { get; }

    /// <summary>How deadlines of an office's appeals are counted; the company's for null and for an office that counts as it does.</summary>
    public DeadlineStandard DeadlinesOf(string? office) => office is not null && _offices.TryGetValue(office, out var own) ? own : _company;

    /// <summary>The kind of that id, or null.</summary>
    public AppealKind? Kind(string id) => Kinds.FirstOrDefault(k => k.Id == id);

    /// <summary>The category of that id, or null.</summary>
    public AppealCategory? Category(string? id) => Categories.FirstOrDefault(c => c.Id == id);
}

/// <param name="Deadlines">Kind of the deadline rules that gives it its clocks.</param>
/// <param name="Complaint">Whether it is a complaint or claim, counted apart.</param>
public sealed record AppealKind(string Id, string Deadlines, bool Complaint = false);

/// <param name="Vip">Whether its customers are VIP by that alone.</param>
public sealed record AppealCategory(string Id, bool Vip = false);

/// <summary>Something that an appeal must state.</summary>
/// <param name="AnyOf">Fields of which one is enough: <c>name</c>, <c>contact</c>, <c>reply-address</c>, <c>address</c>, <c>account</c>, <c>grounds</c>, <c>topic</c>, <c>contract</c> or one of the sender's own.</param>
/// <param name="IfMissing">What follows.</param>
/// <param name="Kinds">Kinds of appeals; null for all.</param>
/// <param name="Categories">Customer categories; null for all.</param>
public sealed record RequiredField(ImmutableArray<string> AnyOf, IfMissing IfMissing, ImmutableArray<string>? Kinds = null, ImmutableArray<string>? Categories = null);

public enum IfMissing
{
    /// <summary>It is not registered: whoever takes it in must state it.</summary>
    Refuse,

    /// <summary>It is registered, and the customer is asked before it is taken up.</summary>
    Ask,

    /// <summary>It is registered, and may be left without action on a ground of the standard.</summary>
    Leave,
}

/// <summary>A ground for neither examining nor answering.</summary>
/// <param name="Channels">Channels it holds for; null for all.</param>
public sealed record NoActionGround(string Id, string Clause, string? RequirementId = null, ImmutableArray<string>? Channels = null);
