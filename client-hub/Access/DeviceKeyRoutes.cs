using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        app.Map(Routes.RevokeDeviceKey, Revoke).AnswersNothing(401, 403, 409);
    }

    private static IResult List(AccessDirectory directory) => TypedResults.Json(new DeviceKeysAnswer(
    [
        .. from key in directory.DeviceKeys
           let issued = key.Value.Issued
           orderby issued.At descending
           select new DeviceKeyAnswer(key.Key, issued.Label, issued.Rights, issued.Company, issued.Office, issued.At, issued.ExpiresAt, key.Value.Revoked),
    ]));

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

    private static async Task<IResult> Revoke(string id, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel) =>
        GrainId.IsPart(id)
            ? await desk.Change(doorkeeper.Sure(http), DeviceKey.IdOf(id), new RevokeDeviceKey(), cancel) as IResult ?? TypedResults.NoContent()
            : new Problem(400, "key-id-wrong", "This is no key id.", "id", "12 hexadecimal digits.");
}
