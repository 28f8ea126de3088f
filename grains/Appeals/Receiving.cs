using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Appeals;

/// <summary>Taking in a letter before it is registered. Nothing of its writer is told yet.</summary>
internal static class Receiving
{
    private static readonly Refusal Future = new("received-after-now", "The letter cannot have come later than now.");

    public static Decision<AppealEvent> Decide(ReceiveAppeal r, Turn turn, AppealStandard standard) => r switch
    {
        _ when !standard.Channels.Contains(r.Channel) => Registration.Unknown("channel", r.Channel, standard.Channels),
        { Kind: { } kind } when standard.Kind(kind) is null => Registration.Unknown("kind", kind, standard.Kinds.Select(k => k.Id)),
        { Office.Length: 0 or > Appeal.MaxWordLength } => new Refusal("field-wrong", $"'office' is 1 to {Appeal.MaxWordLength} characters."),
        _ when r.ReceivedAt > turn.OccurredAt => Future,
        _ => AppealClocks.After(AppealState.None, standard, new AppealReceived(r.Channel, r.Kind, r.Office, r.ReceivedAt ?? turn.OccurredAt, turn.Actor, turn.OccurredAt)),
    };

    /// <summary>Whether it is the letter that was taken in already, said again.</summary>
    public static bool Says(ReceiveAppeal r, AppealState known) => known.Received is { } was && (r.Channel, r.Kind, r.Office) == (was.Channel, was.Kind, was.Office);
}
