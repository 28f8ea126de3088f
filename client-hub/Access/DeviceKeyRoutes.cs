using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>What administrators do to device keys.</summary>
internal static class DeviceKeyRoutes
{
    private const int MaxBytes = 16 * 1024;

    public static void MapDeviceKeys(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.DeviceKeys, List).Answers<DeviceKeysAnswer>(401, 403);
        app.Map(Routes.IssueDeviceKey, Issue).Reads<IssueKeyRequest>().Answers<IssuedKeyAnswer>(400, 401, 403, 409);
        app.Map(Routes.RotateDeviceKey, Rotate).Reads<RotateKeyRequest>().Answers<IssuedKeyAnswer>(400, 401, 403, 409);
        app.Map(Routes.RevokeDeviceKey, Revoke).AnswersNothing(401, 403, 409);
    }

    private static IResult List(AccessDirectory directory, Doorkeeper doorkeeper, IHostClock clock) => TypedResults.Json(new DeviceKeysAnswer(
    [
        .. from key in directory.DeviceKeys
           let issued = key.Value.Issued
           orderby issued.At descending
           select new DeviceKeyAnswer(key.Key, issued.Label, issued.Rights, issued.Company, issued.Office, issued.At, issued.ExpiresAt, key.Value.Revoked, doorkeeper.LastUse(key.Key, key.Value.Generation),
               key.Value.Former is { } former && former.Until > clock.GetCurrentInstant() ? new FormerSecretAnswer(former.Until, doorkeeper.LastUse(key.Key, key.Value.Generation - 1)) : null),
    ], doorkeeper.UsesSince));

    private static async Task<IResult> Issue(HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<IssueKeyRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        var key = DeviceKeyText.Make();
        var issue = new IssueDeviceKey(request.Label, key.SecretHash, request.Company, request.Office, request.Rights, request.ExpiresAt);
        return await desk.Change(doorkeeper.Sure(http), DeviceKey.IdOf(key.Id), issue, cancel) is { } refused
            ? refused
            : TypedResults.Json(new IssuedKeyAnswer(key.Id, key.ToString()));
    }

    private static async Task<IResult> Rotate(string id, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, IHostClock clock, CancellationToken cancel)
    {
        if (!GrainId.IsPart(id)) return NoKeyId;
        var (request, problem) = await Body.Read<RotateKeyRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        if (request.OverlapHours < 0 || request.OverlapHours > DeviceKey.LongestOverlap.TotalHours)
            return new Problem(400, "overlap-wrong", "The old secret cannot work on for so long.", "$.overlapHours", $"0 to {DeviceKey.LongestOverlap.TotalHours:0} hours.");
        var key = DeviceKeyText.Make() with { Id = id };
        var rotate = new RotateDeviceKey(key.SecretHash, clock.GetCurrentInstant() + Duration.FromHours(request.OverlapHours), request.ExpiresAt);
        return await desk.Change(doorkeeper.Sure(http), DeviceKey.IdOf(id), rotate, cancel) is { } refused
            ? refused
            : TypedResults.Json(new IssuedKeyAnswer(id, key.ToString()));
    }

    private static Problem NoKeyId => new(400, "key-id-wrong", "This is no key id.", "id", "12 hexadecimal digits.");

    private static async Task<IResult> Revoke(string id, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel) =>
        GrainId.IsPart(id)
            ? await desk.Change(doorkeeper.Sure(http), DeviceKey.IdOf(id), new RevokeDeviceKey(), cancel) as IResult ?? TypedResults.NoContent()
            : NoKeyId;
}
