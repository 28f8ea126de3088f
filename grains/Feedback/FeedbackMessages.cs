using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Feedback;

/// <summary>What a customer was asked, each with its scale.</summary>
public enum FeedbackKind
{
    /// <summary>Mark after service, 1–5.</summary>
    Mark,

    /// <summary>Would you recommend us, 0–10 (NPS).</summary>
    Nps,

    /// <summary>Satisfaction, 1–5 (CSI).</summary>
    Csi,

    /// <summary>Effort, 1–7, more is harder (CES).</summary>
    Ces,

    /// <summary>Integrated loyalty index of one questionnaire, 0–100.</summary>
    Loyalty,
}

/// <summary>What a piece of feedback says besides its mark.</summary>
public enum FeedbackForm { Mark, Review, Proposal, Complaint, Thanks }

public abstract record FeedbackEvent(Instant At) : IEvent;

/// <param name="Subject">What it is about: <c>ticket/…</c>, <c>appeal/…</c>, <c>caller/…</c>, <c>survey/…</c>. No personal data.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Asked">Whether the company asked (passive feedback) or the customer came by himself (active).</param>
/// <param name="By">Who entered it.</param>
[Stored("feedback-given")]
public sealed record FeedbackGiven(FeedbackKind Kind, int Value, string Subject, string Channel, bool Asked, FeedbackForm Form, string? Office, string? Line, string By, Instant At) : FeedbackEvent(At);

/// <summary>The mark had been entered wrongly; it stays that of its first instant.</summary>
/// <param name="Reason">Why. No personal data.</param>
[Stored("feedback-corrected")]
public sealed record FeedbackCorrected(FeedbackKind Kind, int Was, int Value, string Reason, Instant At) : FeedbackEvent(At);

public abstract record FeedbackCommand : IFact;

/// <summary>Enters what a customer said; once for each subject and kind.</summary>
[Stored("give-feedback")]
public sealed record GiveFeedback(
    FeedbackKind Kind, int Value, string Subject, string Channel, bool Asked = true, FeedbackForm Form = FeedbackForm.Mark, string? Office = null, string? Line = null) : FeedbackCommand;

/// <summary>Corrects a mark that was entered wrongly.</summary>
[Stored("correct-feedback")]
public sealed record CorrectFeedback(FeedbackKind Kind, int Value, string Reason) : FeedbackCommand;
