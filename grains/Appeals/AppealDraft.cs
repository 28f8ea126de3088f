using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Appeals;

/// <summary>What would come of registering an appeal now: nothing is registered by asking.</summary>
/// <param name="Refusal">Why it would not be registered, or null.</param>
/// <param name="Missing">What the standard asks for and it does not state.</param>
/// <param name="Clocks">The clocks it would have, each with its steps; empty where it would not be registered.</param>
public sealed record AppealDraft(Refusal? Refusal, ImmutableArray<RequiredField> Missing, ImmutableArray<ExplainedDeadline> Clocks)
{
    /// <summary>Put to the decider itself.</summary>
    public static AppealDraft Of(RegisterAppeal asked, Turn turn, AppealStandard standard)
    {
        var answer = Appeal.Decide(AppealState.None, asked, turn, standard);
        var state = answer.Events.Aggregate(AppealState.None, AppealFold.Evolve);
        return new AppealDraft(answer.Refusal, [.. Registration.Missing(asked, standard)], state.Registered is null ? [] : [.. Appeal.Explain(state, standard)]);
    }
}
