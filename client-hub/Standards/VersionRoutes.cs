using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Profiles;

namespace OpsHub.ClientHub.Standards;

/// <param name="From">First day; null for the one its document names.</param>
/// <param name="Seen">Revision of the list that was looked at; null where nobody looked.</param>
/// <param name="Corrects">Version whose place it takes, also for what began under it; null for none.</param>
internal sealed record ActivateRequest(LocalDate? From = null, int? Seen = null, string? Corrects = null);

/// <param name="Seen">As in <see cref="ActivateRequest"/>.</param>
internal sealed record WithdrawRequest(int? Seen = null);

/// <summary>Versions of a company's standard over HTTP: upload, compare, activate, withdraw.</summary>
internal static class VersionRoutes
{
    /// <summary>The document's greatest length with every character of two bytes.</summary>
    private const int MaxDocumentBytes = 2 * Profile.MaxDocumentLength, MaxRequestBytes = 4096;

    public static void MapVersions(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Versions, List).Answers<VersionsAnswer>(401, 403, 404);
        app.Map(Routes.VersionDocument, Document).Answers<object>(401, 403, 404);
        app.Map(Routes.VersionDiff, Diff).Answers<DiffAnswer>(401, 403, 404);
        app.Map(Routes.UploadVersion, Upload).Reads(typeof(object), Body.Json).Answers<DiffAnswer>(400, 401, 403, 404, 409, 413, 415);
        app.Map(Routes.ActivateVersion, Activate).Reads<ActivateRequest>().Answers<VersionsAnswer>(400, 401, 403, 404, 409, 415);
        app.Map(Routes.WithdrawVersion, Withdraw).Reads<WithdrawRequest>().Answers<VersionsAnswer>(400, 401, 403, 404, 409, 415);
    }

    private static IResult List(string company, IStandardsDesk desk) => desk.Versions(company) is { } versions ? TypedResults.Json(versions) : NoCompany(company);

    private static IResult Document(string company, string version, IStandardsDesk desk) =>
        desk.Document(company, version) is { } json ? TypedResults.Bytes(Encoding.UTF8.GetBytes(json), Body.Json, $"{company}-{version}.json") : NoVersion(company, version);

    private static IResult Diff(string company, string version, IStandardsDesk desk, string? from = null) =>
        desk.Diff(company, from, version) is { } diff ? TypedResults.Json(diff) : NoVersion(company, from is null ? version : $"{from} or {version}");

    private static async Task<IResult> Upload(string company, HttpContext http, IStandardsDesk desk, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (desk.Versions(company) is null) return NoCompany(company);
        var (bytes, problem) = await Body.Bytes(http, Body.Json, MaxDocumentBytes, cancel);
        if (bytes is null) return problem!;
        var (draft, wrong) = desk.Check(company, bytes);
        if (draft is null) return new Problem(400, "profile-wrong", $"{wrong!.File} cannot be used; the version in force stays.", wrong.At, wrong.Expected.En) { Words = wrong.Expected };
        return await accounts.Change(doorkeeper.Sure(http), Profile.IdOf(company), draft, cancel) is { } refused ? refused : TypedResults.Json(desk.Diff(company, null, draft.Version)!);
    }

    private static async Task<IResult> Activate(string company, string version, HttpContext http, IStandardsDesk desk, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<ActivateRequest>(http, MaxRequestBytes, cancel);
        return request is null ? problem! : await Change(company, new ActivateProfile(version, request.From, request.Seen, request.Corrects), http, desk, accounts, doorkeeper, cancel);
    }

    private static async Task<IResult> Withdraw(string company, string version, HttpContext http, IStandardsDesk desk, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<WithdrawRequest>(http, MaxRequestBytes, cancel);
        return request is null ? problem! : await Change(company, new WithdrawProfile(version, request.Seen), http, desk, accounts, doorkeeper, cancel);
    }

    private static async Task<IResult> Change(string company, ProfileCommand command, HttpContext http, IStandardsDesk desk, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (desk.Versions(company) is null) return NoCompany(company);
        return await accounts.Change(doorkeeper.Sure(http), Profile.IdOf(company), command, cancel) is { } refused ? refused : TypedResults.Json(desk.Versions(company)!);
    }

    private static Problem NoCompany(string company) => new(404, "company-unknown", $"The hub has no profile of '{company}'.", null, "A company with a profile; put {company}.json into the directory of profiles and start the hub anew.");

    private static Problem NoVersion(string company, string version) => new(404, "version-unknown", $"'{company}' has no version '{version}'.", null, $"One of GET /api/v1/{company}/profile/versions.");
}
