using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>Whether a ticket can be issued as asked.</summary>
internal static class IssueCheck
{
    public const int MaxAlso = 4, MinCodeLength = 16, MaxCodeLength = 40;

    /// <summary>The first thing wrong, or null.</summary>
    public static Refusal? Problem(QueueState queue, IssueTicket issue)
    {
        if (queue.Service(issue.Service) is null) return Unknown(queue, issue.Service);
        if (issue.Also is { IsDefault: false } also)
        {
            if (also.Length > MaxAlso || also.Contains(issue.Service) || also.Distinct().Count() != also.Length)
                return new Refusal("services-wrong", $"A visit has at most {MaxAlso} further services, each once.");
            if (also.FirstOrDefault(s => queue.Service(s) is null) is { } unknown) return Unknown(queue, unknown);
        }
        if (issue.Category is { } category && Category(queue, category) is null)
            return new Refusal("category-unknown", $"The queue has no category '{category}'; it has {Known(queue)}.");
        if (issue.Code is { } code && !IsCode(code)) return new Refusal("code-wrong", $"A ticket's code is {MinCodeLength} to {MaxCodeLength} of A–Z and 2–9.");
        return issue.ForWindow is { } window && queue.Windows.GetValueOrDefault(window) is not { MayCall: true }
            ? new Refusal("window-not-open", "The window that the ticket is for is closed or on a break.")
            : null;
    }

    public static VisitorCategory? Category(QueueState queue, string id) => queue.Rules!.Discipline?.Categories?.FirstOrDefault(c => c.Id == id);

    private static bool IsCode(string code) => code.Length is >= MinCodeLength and <= MaxCodeLength && code.All(c => c is (>= 'A' and <= 'Z') or (>= '2' and <= '9'));

    private static Refusal Unknown(QueueState queue, string service) =>
        new("service-unknown", $"The queue has no service '{service}'; it has {string.Join(", ", queue.Rules!.Services.Select(s => s.Id))}.");

    private static string Known(QueueState queue) =>
        queue.Rules!.Discipline?.Categories is { IsDefaultOrEmpty: false } all ? string.Join(", ", all.Select(c => c.Id)) : "none";
}
