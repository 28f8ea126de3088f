using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Walls;

namespace OpsHub.ClientHub.Visitors;

/// <param name="Channel">Where one books, such as <c>site</c>.</param>
/// <param name="Name">Sealed before it is kept, or null.</param>
/// <param name="Phone">Likewise; reminders go there.</param>
internal sealed record BookRequest(string Service, Instant SlotAt, string Channel, string? Category = null, string? Name = null, string? Phone = null);

internal sealed record MoveRequest(Instant SlotAt);

internal sealed record BookingsAnswer(ImmutableArray<BookableOffice> Offices);

/// <param name="Usual">How full the office usually is in each hour of such a day; empty: not enough days.</param>
internal sealed record SlotsAnswer(ImmutableArray<Slot> Slots, ImmutableArray<UsualHour> Usual);

/// <summary>A slot that was booked; the code is told once.</summary>
internal sealed record BookedAnswer(string Code, string Service, Instant SlotAt, Instant UntilAt);

/// <summary>Pre-booking by page and API: anybody may book; a booking is its holder's by the code.</summary>
internal static class BookingRoutes
{
    private const string Actor = "visitor";

    public static void MapBookings(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Bookable, (string company, IFloors floors, IHostClock clock) => TypedResults.Json(new BookingsAnswer(floors.Bookable(company, clock.GetCurrentInstant())))).Answers<BookingsAnswer>(429);
        app.Map(Routes.Slots, Free).Answers<SlotsAnswer>(400, 404, 429);
        app.Map(Routes.Book, Book).Reads<BookRequest>().Answers<BookedAnswer>(400, 404, 409, 429, 503);
        app.Map(Routes.Booking, Show).Answers<BookingPage>(404, 429);
        app.Map(Routes.MoveBooking, Move).Reads<MoveRequest>().AnswersNothing(400, 409, 429, 503);
        app.Map(Routes.CancelBooking, (string company, string office, string code, HttpContext http, VisitorDesk desk, CancellationToken cancel) =>
            Tell(company, office, http, desk, new CancelBooking(Codes.Typed(code), "visitor"), cancel)).AnswersNothing(400, 409, 429, 503);
    }

    private static IResult Free(string company, string office, IFloors floors, IHostClock clock, string? service = null, string? day = null)
    {
        if (service is null) return new Problem(400, "query-incomplete", "The query has no service.", "?service", $"One of GET /api/v1/{company}/booking.");
        if (day is null || LocalDatePattern.Iso.Parse(day) is not { Success: true, Value: var date }) return new Problem(400, "query-wrong", "The query has no day.", "?day", "a day such as 2026-11-24");
        return floors.Slots(company, office, service, date, clock.GetCurrentInstant()) is { } slots
            ? TypedResults.Json(new SlotsAnswer(slots, floors.UsualHours(company, office, date)))
            : new Problem(404, "service-unknown", "The office takes no bookings for this service.", "?service", $"One of GET /api/v1/{company}/booking.");
    }

    private static async Task<IResult> Book(string company, string office, HttpContext http, IGrains grains, IFloors floors, IHostClock clock, CancellationToken cancel)
    {
        if (Wrong(company, office, http, out var commandId) is { } wrong) return wrong;
        // Anybody may ask: nothing is sealed and nothing noted for offices that there are not.
        if (floors.Bookable(company, clock.GetCurrentInstant()).All(o => o.Id != office))
            return new Problem(404, "office-unknown", "This office takes no bookings.", "address", $"One of GET /api/v1/{company}/booking.");
        var (asked, problem) = await Body.Read<BookRequest>(http, KioskRoutes.MaxBytes, cancel);
        if (problem is not null) return problem;
        var person = asked!.Name is null && asked.Phone is null ? null : new PersonDetails(asked.Name, asked.Phone);
        var book = new BookSlot(Codes.OfBooking(), asked.Service, asked.SlotAt, asked.Channel, asked.Category, Person: person);
        var outcome = await grains.Send(new Envelope(OfficeBookings.IdOf(company, office), OfStranger(commandId, asked), book, Actor), cancel);
        return outcome is Outcome.Done { Events: [SlotBooked booked, ..] }
            ? TypedResults.Json(new BookedAnswer(booked.Code, booked.Service, booked.SlotAt, booked.UntilAt))
            : Outcomes.Problem(outcome)!;
    }

    /// <summary>The first answer holds the booking's code: it is told again to whoever says the same once more, not to whoever guesses the key.</summary>
    private static string OfStranger(string key, BookRequest asked) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{asked}")));

    private static IResult Show(string company, string office, string code, IFloors floors) => floors.Booking(company, office, Codes.Typed(code)) is { } page
        ? TypedResults.Json(page)
        : new Problem(404, "booking-unknown", "There is no such booking; it may be over.", "address", "The code of the booking.");

    private static async Task<IResult> Move(string company, string office, string code, HttpContext http, VisitorDesk desk, CancellationToken cancel)
    {
        var (asked, problem) = await Body.Read<MoveRequest>(http, KioskRoutes.MaxBytes, cancel);
        return problem ?? await Tell(company, office, http, desk, new MoveBooking(Codes.Typed(code), asked!.SlotAt), cancel);
    }

    private static async Task<IResult> Tell(string company, string office, HttpContext http, VisitorDesk desk, BookingCommand command, CancellationToken cancel) =>
        Wrong(company, office, http, out var commandId) is { } wrong ? wrong : await desk.Send(OfficeBookings.IdOf(company, office), command, commandId, Actor, cancel);

    private static Problem? Wrong(string company, string office, HttpContext http, out string commandId)
    {
        commandId = "";
        return GrainId.IsPart(company) && GrainId.IsPart(office) ? Headers.IdempotencyKey(http.Request, out commandId) : new Problem(400, "grain-wrong", "This is no company or office.", "address");
    }
}
