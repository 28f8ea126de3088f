using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Rotas;

namespace OpsHub.ClientHub.Alerts;

/// <param name="OnDuty">Contacts on duty now, step by step; a step without one falls to the owner.</param>
/// <param name="Gaps">Hours of a usual week in which nobody is on duty.</param>
internal sealed record RotaAnswer(Rota Rota, ImmutableArray<ImmutableArray<string>> OnDuty, ImmutableArray<RotaGap> Gaps);

/// <param name="HasAddress">Whether an address is kept; it is sealed and shown to nobody.</param>
internal sealed record ContactAnswer(AlertContact Contact, bool HasAddress);

internal sealed record RotasAnswer(ImmutableArray<RotaAnswer> Rotas, ImmutableArray<ContactAnswer> Contacts);

/// <param name="Days">From today on, in the rota's zone.</param>
/// <param name="Gaps">Hours of a usual week in which nobody is on duty.</param>
internal sealed record RotaPreview(ImmutableArray<DutyDay> Days, ImmutableArray<RotaGap> Gaps);

/// <param name="Email">New address, or null: the one before stays.</param>
internal sealed record ContactRequest(AlertContact Contact, string? Email = null);

/// <summary>Rotas and their contacts over HTTP.</summary>
internal static class RotaRoutes
{
    private const int MaxRotaBytes = 256 * 1024, MaxContactBytes = 8 * 1024, MaxEmailLength = 254, DaysAhead = 14;

    public static void MapRotas(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Rotas, (string company, IAlerts alerts, IHostClock clock) => TypedResults.Json(Of(company, alerts, clock))).Answers<RotasAnswer>(401, 403);
        app.Map(Routes.PutRota, PutRota).Reads<Rota>().Answers<RotasAnswer>(400, 401, 403, 409, 413, 415);
        app.Map(Routes.RotaPreview, Preview).Reads<Rota>().Answers<RotaPreview>(400, 401, 403, 413, 415);
        app.Map(Routes.RemoveRota, RemoveRota).Answers<RotasAnswer>(401, 403, 404);
        app.Map(Routes.PutAlertContact, PutContact).Reads<ContactRequest>().Answers<RotasAnswer>(400, 401, 403, 409, 413, 415);
        app.Map(Routes.RemoveAlertContact, RemoveContact).Answers<RotasAnswer>(401, 403, 404, 409);
    }

    private static RotasAnswer Of(string company, IAlerts alerts, IHostClock clock)
    {
        var (known, now) = (alerts.Rotas(company), clock.GetCurrentInstant());
        return new RotasAnswer(
            [.. known.Rotas.Values.Select(r => new RotaAnswer(r, [.. Enumerable.Range(1, r.Steps.Length).Select(step => OnDuty.At(r, step, now))], [.. RotaGaps.Of(r)]))],
            [.. known.Contacts.Values.Select(c => new ContactAnswer(c.Said, c.Address is not null))]);
    }

    private static async Task<IResult> PutRota(string company, string rota, HttpContext http, IAlerts alerts, IHostClock clock, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (said, problem) = await Body.Read<Rota>(http, MaxRotaBytes, cancel);
        if (said is null) return problem!;
        if (said.Id != rota) return new Problem(400, "rota-wrong", "The rota has another id than the address.", "id", rota);
        if (Fault(said, company, alerts) is { } fault) return fault;
        return await Change(company, new PutRota(said), http, alerts, clock, accounts, doorkeeper, cancel);
    }

    private static async Task<IResult> Preview(string company, HttpContext http, IAlerts alerts, IHostClock clock, CancellationToken cancel)
    {
        var (said, problem) = await Body.Read<Rota>(http, MaxRotaBytes, cancel);
        if (said is null) return problem!;
        if (Fault(said, company, alerts) is { } fault) return fault;
        var today = clock.GetCurrentInstant().InZone(said.Zone).Date;
        return TypedResults.Json(new RotaPreview([.. DutyDays.Of(said, today, DaysAhead)], [.. RotaGaps.Of(said)]));
    }

    private static Problem? Fault(Rota said, string company, IAlerts alerts) =>
        RotaCheck.Of(said, alerts.Rotas(company)) is { } fault ? new Problem(400, "rota-wrong", "The rota cannot be kept; the one in force stays.", fault.At, fault.Expected) : null;

    private static async Task<IResult> RemoveRota(string company, string rota, HttpContext http, IAlerts alerts, IHostClock clock, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel) =>
        alerts.Rotas(company).Rotas.ContainsKey(rota) ? await Change(company, new RemoveRota(rota), http, alerts, clock, accounts, doorkeeper, cancel)
            : new Problem(404, "rota-unknown", $"'{company}' has no rota '{rota}'.", "address", $"One of GET /api/v1/{company}/alert-rotas.");

    private static async Task<IResult> PutContact(string company, string contact, HttpContext http, IAlerts alerts, IHostClock clock, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (said, problem) = await Body.Read<ContactRequest>(http, MaxContactBytes, cancel);
        if (said is null) return problem!;
        if (said.Contact.Id != contact) return new Problem(400, "contact-wrong", "The contact has another id than the address.", "contact.id", contact);
        if (RotaCheck.Of(said.Contact) is { } fault) return new Problem(400, "contact-wrong", "The contact cannot be kept; the one in force stays.", $"contact.{fault.At}", fault.Expected);
        if (said.Email is { } email && (email.Length > MaxEmailLength || !System.Net.Mail.MailAddress.TryCreate(email, out _))) return new Problem(400, "contact-wrong", "This is no e-mail address.", "email", "an address such as duty@example.org, or nothing");
        var person = said.Email is null ? null : new PersonDetails(Email: said.Email);
        return await Change(company, new PutAlertContact(said.Contact, person), http, alerts, clock, accounts, doorkeeper, cancel);
    }

    private static async Task<IResult> RemoveContact(string company, string contact, HttpContext http, IAlerts alerts, IHostClock clock, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel) =>
        alerts.Rotas(company).Contacts.ContainsKey(contact) ? await Change(company, new RemoveAlertContact(contact), http, alerts, clock, accounts, doorkeeper, cancel)
            : new Problem(404, "contact-unknown", $"'{company}' has no contact '{contact}'.", "address", $"One of GET /api/v1/{company}/alert-rotas.");

    private static async Task<IResult> Change(string company, RotaCommand command, HttpContext http, IAlerts alerts, IHostClock clock, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel) =>
        await accounts.Change(doorkeeper.Sure(http), Rotas.IdOf(company), command, cancel) is { } refused ? refused : TypedResults.Json(Of(company, alerts, clock));
}
