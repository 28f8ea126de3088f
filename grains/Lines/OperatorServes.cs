using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Lines;

/// <summary>Says which tiers and skills an operator serves from now on; it holds over sign-outs until it is said anew. Reports of what he does say nothing of it.</summary>
/// <param name="Operator">As the exchange names him.</param>
/// <param name="Tiers">1 to 3, in any order.</param>
/// <param name="Skills">In the exchange's words, such as a queue, a topic or a language; at most 20 of 1 to 100 characters.</param>
[Stored("register-operator")]
public sealed record RegisterOperator(string Operator, ImmutableArray<int>? Tiers = null, ImmutableArray<string>? Skills = null) : LineCommand, IFact;

/// <param name="Tiers">In order, each once.</param>
/// <param name="Skills">In order, each once.</param>
[Stored("operator-registered")]
public sealed record OperatorRegistered(string Operator, ImmutableArray<int> Tiers, ImmutableArray<string> Skills, Instant At) : LineEvent(At);

/// <summary>What an operator serves.</summary>
/// <param name="Tiers">In order; empty where nobody says.</param>
/// <param name="Skills">In order; empty where nobody says.</param>
/// <param name="Since">When it was said.</param>
public sealed record OperatorServes(ImmutableArray<int> Tiers, ImmutableArray<string> Skills, Instant Since)
{
    private const int LastTier = 3, MostSkills = 20, MaxSkill = 100;

    internal static Decision<LineEvent> Decide(LineState line, RegisterOperator register, Turn turn)
    {
        ImmutableArray<int> tiers = [.. (register.Tiers ?? []).Distinct().Order()];
        ImmutableArray<string> skills = [.. (register.Skills ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (tiers.Any(t => t is < 1 or > LastTier)) return new Refusal("tier-wrong", $"Operators serve tiers 1 to {LastTier}; 0 is the menu.");
        if (skills.Length > MostSkills || skills.Any(s => s.Length is 0 or > MaxSkill)) return new Refusal("word-wrong", $"An operator has at most {MostSkills} skills of 1 to {MaxSkill} characters.");
        if (line.Serves.GetValueOrDefault(register.Operator) is { } known)
        {
            if (turn.OccurredAt < known.Since) return new Refusal("older-than-known", "A newer registration of this operator is known.");
            if (tiers.SequenceEqual(known.Tiers) && skills.SequenceEqual(known.Skills)) return Decision<LineEvent>.Nothing;
        }
        return new OperatorRegistered(register.Operator, tiers, skills, turn.OccurredAt);
    }
}
