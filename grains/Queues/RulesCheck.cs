using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>Whether rules can be kept at all.</summary>
internal static class RulesCheck
{
    /// <summary>The first thing wrong, or null.</summary>
    public static Refusal? Problem(QueueRules rules)
    {
        if (rules.Services.IsDefaultOrEmpty) return new Refusal("services-missing", "A queue needs at least one service.");
        if (rules.Services.Any(s => s is null)) return new Refusal("services-missing", "A service in the list is null.");
        if (rules.Services.FirstOrDefault(s => s.Letter is not [var c] || !char.IsLetter(c)) is { } wrong)
            return new Refusal("letter-wrong", $"The letter of service '{wrong.Id}' must be one letter.");
        if (rules.Services.DistinctBy(s => s.Id).Count() != rules.Services.Length) return new Refusal("service-twice", "Service ids must be unique.");
        if (rules.Services.DistinctBy(s => s.Letter).Count() != rules.Services.Length) return new Refusal("letter-twice", "Letters must be unique.");
        if (rules.WaitNormS is < 1 or > 86400) return new Refusal("norm-wrong", "The waiting norm is 1 to 86400 seconds.");
        if (rules.WarnPercent is < 1 or > 100) return new Refusal("warn-wrong", "The warning share is 1 to 100 per cent of the norm.");
        if (rules.NoShowS is < 1 or > 3600) return new Refusal("no-show-wrong", "A called visitor is waited for 1 to 3600 seconds.");
        if (rules.Services.Any(s => s.NormS is < 1 or > 86400)) return new Refusal("service-norm-wrong", "The norm of a service is 1 to 86400 seconds.");
        return rules.HeadStartS?.Values.Any(s => s is < 0 or > 86400) == true ? new Refusal("head-start-wrong", "A head start is 0 to 86400 seconds.") : DisciplineCheck.Problem(rules);
    }
}
