using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Norms;

/// <summary>What the standard of Saratov asks of hours and halls, each norm of the shipped profile kept and broken by what somebody tells.</summary>
public sealed class Timetables_and_rooms_of_Saratov
{
    private const string Office = "offices/0/hours", Point = "offices/10/hours", Citizens = "lines/0/hours", Firms = "lines/1/hours", Room = "norms/subjects/0/attributes";

    [Theory]
    [Trait("Requirement", "SARATOV-7.3.6.1c"), Trait("Requirement", "SARATOV-7.3.6.2"), Trait("Requirement", "SARATOV-7.3.7.1a"), Trait("Requirement", "SARATOV-7.3.7.1b"), Trait("Requirement", "SARATOV-7.3.7.2")]
    [Trait("Requirement", "SARATOV-A1-8.4.7"), Trait("Requirement", "SARATOV-A1-8.4.9"), Trait("Requirement", "SARATOV-A1-8.4.10"), Trait("Requirement", "SARATOV-A2-3.12.11"), Trait("Requirement", "SARATOV-A4-1.1b")]
    [Trait("Requirement", "SARATOV-A4-1.1c"), Trait("Requirement", "SARATOV-A4-1.2b"), Trait("Requirement", "SARATOV-A4-2d"), Trait("Requirement", "SARATOV-3k")]
    [InlineData("cok-hours-b2b", "office/saratov-01", Office, """{"mon-fri": "09:00-17:00"}""", """{"mon-fri": "09:00-16:30"}""")]
    [InlineData("b2b-hours", "office/saratov-01", Office, """{"mon-fri": "09:00-17:00"}""", """{"mon-thu": "09:00-17:00", "sat": "09:00-17:00"}""")]
    [InlineData("b2b-nesk-hours", "office/saratov-01", Office, """{"mon-fri": "09:00-17:00"}""", """{"mon-thu": "09:00-17:00", "sat": "09:00-17:00"}""")]
    [InlineData("vip-b2b-hours", "office/saratov-01", Office, """{"mon-fri": "09:00-17:00"}""", """{"mon-fri": "10:00-17:00"}""")]
    [InlineData("b2c-in-person-hours", "office/saratov-01", Office, """{"mon-fri": "09:00-17:00"}""", """{"mon-fri": "09:00-12:00, 13:00-17:00"}""")]
    [InlineData("grp-hours", "office/saratov-11", Point, """{"mon-fri": "09:00-17:00"}""", """{"mon-fri": "09:00-12:00, 13:00-17:00"}""")]
    [InlineData("phone-hours-b2c", "line/b2c", Citizens, """{"mon-fri": "08:00-18:00"}""", """{"mon-thu": "08:00-18:00", "fri": "08:00-17:00"}""")]
    [InlineData("phone-hours-b2c-sat", "line/b2c", Citizens, """{"mon-fri": "08:00-18:00", "sat": "09:00-15:00"}""", """{"mon-fri": "08:00-18:00", "sat": "09:00-14:00"}""")]
    [InlineData("phone-hours-b2b", "line/b2b", Firms, """{"mon-fri": "09:00-17:00"}""", """{"mon-fri": "09:00-16:00"}""")]
    [InlineData("site-phone-hours", "line/b2c", Citizens, """{"mon-sun": "00:00-24:00"}""", """{"mon-fri": "08:00-17:00"}""")]
    [InlineData("waiting-area", "office/saratov-01", Room, """{"kind": "cok", "windows": "6", "waiting-area": "24"}""", """{"kind": "cok", "windows": "6", "waiting-area": "23"}""")]
    [InlineData("payment-point", "office/saratov-01", Room, """{"kind": "cok", "cash-desks-or-terminals": "1"}""", """{"kind": "cok", "cash-desks-or-terminals": "0"}""")]
    [InlineData("ticket-terminal", "office/saratov-01", Room, """{"kind": "cok", "household-supply-points": "50000", "has": "ticket-terminal"}""", """{"kind": "cok", "household-supply-points": "50000"}""")]
    public void Are_kept_and_broken_by_what_is_told(string norm, string subject, string place, string kept, string broken)
    {
        Subject(norm, subject, place, kept).State.ShouldBe(NormState.Met);

        var found = Subject(norm, subject, place, broken);
        (found.State == (norm == "site-phone-hours" ? NormState.Risk : NormState.Breach)).ShouldBeTrue($"{found.State} {found.Value}; what is only recommended is no breach");
    }

    private static NormSubject Subject(string norm, string subject, string place, string told)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "saratov.json")))!.AsObject();
        var (node, path) = ((JsonNode)profile, place.Split('/'));
        foreach (var step in path[..^1]) node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        node[path[^1]] = JsonNode.Parse(told);
        var company = ProfileReader.Parse("saratov.json", Encoding.UTF8.GetBytes(profile.ToJsonString()));
        var clock = new VirtualClock(Instant.FromUtc(2026, 11, 24, 8, 0));
        var book = new NormBook([ProfileNorms.Standard(company)], new FigureBook(clock), clock);
        var position = 0L;
        foreach (var office in company.Offices) book.Apply(new Recorded(++position, Grains.Offices.Office.IdOf("saratov", office.Id), 1, new OfficeRegistered(ProfileCommands.Register(company, office).Details, clock.GetCurrentInstant()), clock.GetCurrentInstant()));
        foreach (var line in company.Lines) book.Apply(new Recorded(++position, Line.IdOf("saratov", line.Id), 1, new LineRegistered(ProfileCommands.Register(company, line).Details, clock.GetCurrentInstant()), clock.GetCurrentInstant()));
        return book.One("saratov", norm, null, null, 1)!.Offices.Single(o => o.Subject == subject);
    }
}
