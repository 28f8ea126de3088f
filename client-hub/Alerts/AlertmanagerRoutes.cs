using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Alerts;

/// <param name="Begun">Alerts that fire now and did not before.</param>
/// <param name="Ended">Alerts that are over.</param>
/// <param name="Unchanged">Said again, or the hub's own that came back.</param>
internal sealed record AlertmanagerAnswer(int Begun, int Ended, int Unchanged);

/// <summary>Alerts of a Prometheus Alertmanager come in as its webhook says them; said again they change nothing.</summary>
internal static class AlertmanagerRoutes
{
    private const int MaxBytes = 4 * 1024 * 1024;

    public static void MapAlertmanager(this IEndpointRouteBuilder app) => app.Map(Routes.Alertmanager, Take).Reads<AlertmanagerMessage>().Answers<AlertmanagerAnswer>(400, 401, 403, 413, 415, 429, 503);

    private static async Task<IResult> Take(string company, HttpContext http, IGrains grains, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (message, problem) = await Body.Read<AlertmanagerMessage>(http, MaxBytes, cancel);
        if (message is null) return problem!;
        var (who, answer) = (doorkeeper.Sure(http), new AlertmanagerAnswer(0, 0, 0));
        for (var i = 0; i < message.Alerts.Length; i++)
        {
            if (OutsideAlert.IsOwn(message.Alerts[i]))
            {
                answer = answer with { Unchanged = answer.Unchanged + 1 };
                continue;
            }
            if (OutsideAlert.Of(message.Alerts[i], company) is not { } alert) return new Problem(400, "alert-wrong", "The alert has no name or no fingerprint.", $"alerts[{i}].labels.alertname", "1 to 160 characters, and a fingerprint of letters and digits");
            if (!who.May(Right.SendFacts, company, Alert.OfficeOf(alert.Grain.Key))) return new Problem(403, "forbidden", "Alerts of this place are not yours to send.", $"alerts[{i}].labels.office", "An office of the key, or a key of the whole company.");
            var outcome = await grains.Send(new Envelope(alert.Grain, $"{Guid.NewGuid():N}", alert.Command, who.Actor), cancel);
            if (outcome is not (Outcome.Done or Outcome.Nothing)) return Outcomes.Problem(outcome)!;
            answer = Counted(answer, outcome, alert);
        }
        return TypedResults.Json(answer);
    }

    private static AlertmanagerAnswer Counted(AlertmanagerAnswer answer, Outcome outcome, OutsideAlert alert) =>
        outcome is Outcome.Nothing ? answer with { Unchanged = answer.Unchanged + 1 } : alert.Command is BeginCondition ? answer with { Begun = answer.Begun + 1 } : answer with { Ended = answer.Ended + 1 };
}
