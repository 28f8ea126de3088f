using System.Net;
using System.Net.Http.Json;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Rights_over_alerts
{
    private const string Leads = "supervisor head administrator", Administers = "administrator";

    /// <summary>Every way to an alert, its rules and its rotas, and the roles it is open to.</summary>
    private static readonly (string Method, string Way, string Roles)[] Ways =
    [
        ("POST", "silences/01/set-silence", Leads), ("POST", "silences/01/end-silence", Leads),
        ("POST", "alert/panic:office:01/acknowledge-alert", Leads), ("POST", "alert/panic:office:01/comment-alert", Leads), ("POST", "alert/panic:office:01/escalate-alert", Leads),
        ("GET", "alert-rules", $"{Leads} auditor"), ("GET", "alert-rotas", $"{Leads} auditor"), ("POST", "alert-rules/back-test", $"{Leads} auditor"), ("POST", "alert-rotas/preview", $"{Leads} auditor"),
        ("PUT", "alert-rules/panic", Administers), ("DELETE", "alert-rules/panic", Administers), ("POST", "alert-rules/panic/switch", Administers),
        ("PUT", "alert-rotas/offices", Administers), ("DELETE", "alert-rotas/offices", Administers), ("PUT", "alert-contacts/duty", Administers), ("DELETE", "alert-contacts/duty", Administers),
        ("POST", "alerts/alertmanager", Administers),
    ];

    [Theory]
    [InlineData(Role.Operator), InlineData(Role.Executor), InlineData(Role.Auditor), InlineData(Role.Supervisor), InlineData(Role.Head), InlineData(Role.Administrator)]
    public async Task Are_those_of_the_role_way_by_way(Role role)
    {
        await using var hub = await TestHub.Start();
        var person = await hub.Person("somebody", new RoleGrant(role, "samara"));

        foreach (var (method, way, roles) in Ways)
        {
            var status = await Ask(person, method, $"/api/v1/samara/{way}", method is "GET" or "DELETE" ? null : new { });
            (status != HttpStatusCode.Forbidden).ShouldBe(roles.Split(' ').Contains(role.ToString().ToLowerInvariant()), $"{role}: {method} {way} answered {status}");
        }
    }

    [Fact]
    public async Task End_at_the_office()
    {
        await using var hub = await TestHub.Start();
        var supervisor = await hub.Person("vera", new RoleGrant(Role.Supervisor, "samara", "01"));
        var body = new { silence = "s", until = hub.Clock.GetCurrentInstant().ToDateTimeUtc().AddHours(1), reason = "ремонт" };

        (await Ask(supervisor, "POST", "/api/v1/samara/silences/01/set-silence", body)).ShouldBe(HttpStatusCode.OK);
        (await Ask(supervisor, "POST", "/api/v1/samara/silences/02/set-silence", body)).ShouldBe(HttpStatusCode.Forbidden);
        (await Ask(supervisor, "POST", "/api/v1/samara/silences/all/set-silence", body)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpStatusCode> Ask(HttpClient http, string method, string address, object? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return (await http.SendAsync(request)).StatusCode;
    }
}
