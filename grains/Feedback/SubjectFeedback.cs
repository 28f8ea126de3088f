using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Feedback;

/// <param name="Given">Value by kind.</param>
public sealed record FeedbackState(ImmutableSortedDictionary<string, int> Given);

/// <summary>What customers said of one subject: a ticket, an appeal, a call, a questionnaire. At most one mark of each kind. Grain id <c>feedback/{company}/{key of the subject}</c>.</summary>
public static class SubjectFeedback
{
    /// <summary>Longest subject, channel, reason.</summary>
    public const int MaxWordLength = 100;

    private static readonly Refusal WordWrong = new("word-wrong", $"Subject, channel and reason are 1 to {MaxWordLength} characters.");
    private static readonly Refusal Given = new("already-given", "A mark of this kind was given already; correct it if it was entered wrongly.");
    private static readonly Refusal NotGiven = new("not-given", "No mark of this kind was given yet.");
    private static readonly Refusal FromTheFuture = new("from-the-future", "The instant has not come yet; set the source's clock right.");

    public static GrainKind<FeedbackState, FeedbackCommand, FeedbackEvent> Kind { get; } = new("feedback", 1, new FeedbackState(ImmutableSortedDictionary<string, int>.Empty), Decide, Evolve);

    public static GrainId IdOf(string company, string subject) => new(Kind.Name, company, KeyOf(subject));

    /// <summary>The key of a subject: <c>/</c> becomes <c>:</c>, a letter that no key may have its code (<c>_0410</c> for А). Different subjects have different keys.</summary>
    public static string KeyOf(string subject)
    {
        var key = new StringBuilder();
        foreach (var c in subject)
        {
            if (c == '/') key.Append(':');
            else if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-') key.Append(c);
            else key.Append('_').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        return key.ToString();
    }

    /// <summary>Least and most of a kind's scale.</summary>
    public static (int Least, int Most) ScaleOf(FeedbackKind kind) => kind switch
    {
        FeedbackKind.Mark or FeedbackKind.Csi => (1, 5),
        FeedbackKind.Nps => (0, 10),
        FeedbackKind.Ces => (1, 7),
        FeedbackKind.Loyalty => (0, 100),
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    public static Decision<FeedbackEvent> Decide(FeedbackState f, FeedbackCommand command, Turn turn) => command switch
    {
        GiveFeedback g when Bad(g.Subject) || Bad(g.Channel) => WordWrong,
        CorrectFeedback c when Bad(c.Reason) => WordWrong,
        GiveFeedback g when turn.Grain.Key != KeyOf(g.Subject) => new Refusal("key-wrong", $"The feedback of this subject has the key {KeyOf(g.Subject)}."),
        GiveFeedback g when Outside(g.Kind, g.Value) is { } wrong => wrong,
        CorrectFeedback c when Outside(c.Kind, c.Value) is { } wrong => wrong,
        GiveFeedback when turn.OccurredAt > turn.Now + Cases.Case.MostAhead => FromTheFuture,
        GiveFeedback g when Of(f, g.Kind) is { } known => known == g.Value ? Decision<FeedbackEvent>.Nothing : Given,
        GiveFeedback g => new FeedbackGiven(g.Kind, g.Value, g.Subject, g.Channel, g.Asked, g.Form, g.Office, g.Line, turn.Actor, turn.OccurredAt),
        CorrectFeedback c when Of(f, c.Kind) is not { } => NotGiven,
        CorrectFeedback c when Of(f, c.Kind) == c.Value => Decision<FeedbackEvent>.Nothing,
        CorrectFeedback c => new FeedbackCorrected(c.Kind, Of(f, c.Kind)!.Value, c.Value, c.Reason, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static FeedbackState Evolve(FeedbackState f, FeedbackEvent happened) => happened switch
    {
        FeedbackGiven e => new FeedbackState(f.Given.SetItem(e.Kind.ToString(), e.Value)),
        FeedbackCorrected e => new FeedbackState(f.Given.SetItem(e.Kind.ToString(), e.Value)),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static int? Of(FeedbackState f, FeedbackKind kind) => f.Given.TryGetValue(kind.ToString(), out var value) ? value : null;

    private static Refusal? Outside(FeedbackKind kind, int value) =>
        ScaleOf(kind) is var (least, most) && value >= least && value <= most ? null : new Refusal("value-wrong", $"A mark of this kind is {ScaleOf(kind).Least} to {ScaleOf(kind).Most}.");

    private static bool Bad(string word) => string.IsNullOrWhiteSpace(word) || word.Length > MaxWordLength;
}
