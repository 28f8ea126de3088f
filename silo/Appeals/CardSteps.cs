using System.Collections.Immutable;
using OpsHub.Grains.Access;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.Silo.Appeals;

/// <summary>What somebody may do with an appeal now: what its state allows, less what his roles do not.</summary>
internal static class CardSteps
{
    /// <param name="may">Whether whoever asks has a right in the company as a whole: appeals are the company's.</param>
    public static ImmutableArray<OfferedStep> Of(AppealState state, AppealStandard standard, Turn turn, DetailsState details, Func<Right, bool> may)
    {
        var steps = OfferedSteps.Of(state, standard, turn).Select(s => may(Right.SendCommands) ? s : Forbidden(s.Name, Right.SendCommands));
        return [.. steps, Withdrawal(state.Registered?.Customer, details, may(Right.ManagePeople))];
    }

    private static OfferedStep Withdrawal(string? customer, DetailsState details, bool allowed) => customer switch
    {
        _ when !allowed => Forbidden("withdraw-consent", Right.ManagePeople),
        null => new OfferedStep("withdraw-consent", "nobody-named", "The appeal names no customer."),
        _ when customer.StartsWith(SealedPerson.Nobody, StringComparison.Ordinal) => new OfferedStep("withdraw-consent", "nobody-named", "The appeal names no customer."),
        _ when details == DetailsState.Destroyed => new OfferedStep("withdraw-consent", "already-so", "Consent is withdrawn and the key destroyed."),
        _ => new OfferedStep("withdraw-consent"),
    };

    private static OfferedStep Forbidden(string step, Right right) => new(step, "forbidden", $"It takes {right} in the company.");
}
