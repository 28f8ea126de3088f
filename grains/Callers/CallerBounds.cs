using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>What no fact of a call may say, whatever the call.</summary>
internal static class CallerBounds
{
    private const int MaxRings = 100;

    private static readonly Refusal SecondsWrong = new("seconds-wrong", "Seconds are 0 to 86400.");
    private static readonly Refusal RingsWrong = new("rings-wrong", $"Rings are 0 to {MaxRings}.");
    private static readonly Refusal TierWrong = new("tier-wrong", "Operators' tiers are 1 to 3; 0 is the menu, which enter-menu and leave-menu tell.");
    private static readonly Refusal WordWrong = new("word-wrong", $"Functions, purposes, reasons, references and call ids are 1 to {GrainId.MaxPartLength} letters, digits or . _ : -");
    private static readonly Refusal OutcomeWrong = new("outcome-wrong", "An outbound call that was given up ended with no-answer, busy or failed.");

    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Wrong(CallerCommand command) => command switch
    {
        AnswerCall c => Seconds(c.WaitedS) ?? Seconds(c.RangS) ?? Rings(c.Rings) ?? Tier(c.Tier),
        AbandonCall c => Seconds(c.WaitedS),
        EndCall c => Seconds(c.TalkS) ?? (c.PassedTo is null ? null : Word(c.PassedTo)),
        JoinQueue c => Tier(c.Tier),
        MissRing c => Seconds(c.RangS) ?? Rings(c.Rings),
        ResumeCall c => Seconds(c.HeldS),
        TransferCall c => Seconds(c.TalkS) ?? Tier(c.Tier),
        TellLookup c => Seconds(c.LookupS),
        EndWrapUp c => Seconds(c.WrapUpS),
        UseMenu c => Word(c.Function),
        KeepRecording c => Word(c.Reference),
        LeaveLine c => Word(c.Reason),
        DialOut c => Word(c.Purpose) ?? (c.For is null ? null : Word(c.For)),
        AnswerDial c => Seconds(c.RangS) ?? Rings(c.Rings),
        GiveUpDial c => Seconds(c.RangS) ?? Rings(c.Rings) ?? (c.Outcome is "no-answer" or "busy" or "failed" ? null : OutcomeWrong),
        _ => null,
    };

    private static Refusal? Seconds(int? seconds) => seconds is < 0 or > Caller.MaxSeconds ? SecondsWrong : null;

    private static Refusal? Rings(int? rings) => rings is < 0 or > MaxRings ? RingsWrong : null;

    private static Refusal? Tier(int? tier) => tier is < 1 or > TierSeconds.Last ? TierWrong : null;

    private static Refusal? Word(string word) => GrainId.IsPart(word) ? null : WordWrong;
}
