using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.People;

namespace OpsHub.ClientHub.Appeals;

/// <summary>All that is held of one person, as a file for that person. Who read it stands in the person's own stream before the first byte is told.</summary>
internal static class PersonExportRoutes
{
    private const int MaxBytes = 16 * 1024;

    /// <summary>For people to read: a plus of a phone as a plus. The answer is a file and never part of a page.</summary>
    private static readonly JsonSerializerOptions Readable = new(HubJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapPersonExport(this IEndpointRouteBuilder app) =>
        app.Map(Routes.ExportPerson, Export).Reads<PersonQuestion>().Answers<PersonExport>(400, 401, 403, 404, 409, 413, 415, 429, 503);

    private static async Task<IResult> Export(string company, HttpContext http, IPersonExports exports, IGrains grains, Doorkeeper doorkeeper)
    {
        var (question, wrong) = await Body.Read<PersonQuestion>(http, MaxBytes, http.RequestAborted);
        if (wrong is not null) return wrong;
        var (asked, problem) = question!.Read();
        if (problem is not null) return problem;
        var answer = GrainId.IsPart(company) ? await exports.Tell(company, asked!, http.RequestAborted) : null;
        if (answer is not { Export: { } export }) return No(answer?.Refusal);
        var reading = new Envelope(Person.IdOf(company, export.Customer), $"{Guid.NewGuid():N}", new ExportPersonData(Word(asked!.By), export.Entries.Length), doorkeeper.Sure(http).Actor);
        return Outcomes.Problem(await grains.Send(reading, http.RequestAborted)) as IResult
            ?? TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(export, Readable), Body.Json, $"{company}-person-{InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(export.MadeAt.Utc)}.json");
    }

    private static Problem No(ExportRefusal? refusal) => refusal switch
    {
        ExportRefusal.SeveralNames => new Problem(409, "several-names", "Several names were told under it: a household shares an account, and strangers a phone.", "$.names", "Those names that are this person's, each as the cards of appeals spell it."),
        ExportRefusal.NameAlone => new Problem(409, "name-alone", "Only a name is known of this customer, and namesakes cannot be told apart.", "$.customer", "A customer who told account, e-mail or phone; of others the appeals one by one."),
        null => new Problem(404, "person-unknown", "Nobody is known by it.", "$.account", "What the person told last: by phone or e-mail only who told no account is found."),
        _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
    };

    private static string Word(PersonBy by) => JsonNamingPolicy.CamelCase.ConvertName(by.ToString());
}
