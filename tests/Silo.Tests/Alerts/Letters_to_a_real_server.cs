using System.Text;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Signals;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Alerts;

/// <summary>Letters handed to Debian's aiosmtpd.</summary>
public sealed class Letters_to_a_real_server
{
    private const string Installed = "/usr/lib/python3/dist-packages/aiosmtpd", Package = "python3-aiosmtpd";

    [InstalledFact(Installed, Package)]
    public async Task Go_out_over_STARTTLS()
    {
        using var server = await SmtpServer.Start(SmtpTls.Start);
        await using var hub = await ServedAlerts.Start(Channel("smtp", server, $"&ca={server.Authority}"));
        var told = (await hub.Until<AlertDelivered>(await Panic(hub))).OfType<AlertDelivered>().Single();

        (told.Channel, told.What, told.Attempts).ShouldBe(("mail-1", "fired", 1));
        var letter = server.Letters.ShouldHaveSingleItem();
        letter.ShouldContain("To: head@example.org");
        Subject(letter).ShouldStartWith("[ТРЕВОГА] ");
        Subject(letter).ShouldEndWith(": Тревожная кнопка");
    }

    [InstalledFact(Installed, Package)]
    public async Task Go_out_over_TLS_from_the_first_byte()
    {
        using var server = await SmtpServer.Start(SmtpTls.Implicit);
        await using var hub = await ServedAlerts.Start(Channel("smtps", server, $"&ca={server.Authority}"));
        await hub.Until<AlertDelivered>(await Panic(hub));

        server.Letters.Count.ShouldBe(1);
    }

    [InstalledFact(Installed, Package)]
    public async Task Are_sent_again_after_a_no_for_now()
    {
        using var server = await SmtpServer.Start(SmtpTls.Start, grey: true);
        await using var hub = await ServedAlerts.Start(Channel("smtp", server, $"&ca={server.Authority}"));
        (await hub.Until<AlertDelivered>(await Panic(hub))).OfType<AlertDelivered>().Single().Attempts.ShouldBe(2);

        server.Letters.Count.ShouldBe(1);
    }

    [InstalledFact(Installed, Package)]
    public async Task Are_not_handed_to_a_server_whose_certificate_nobody_vouches_for()
    {
        using var server = await SmtpServer.Start(SmtpTls.Start);
        await using var hub = await ServedAlerts.Start(Channel("smtp", server));
        var story = await hub.Until<AlertEscalated>(await Panic(hub));

        story.OfType<AlertNotDelivered>().Single().Reason.ShouldBe("SslHandshakeException");
        server.Letters.ShouldBeEmpty();
    }

    [InstalledFact(Installed, Package)]
    public async Task Do_not_leave_readable_where_the_server_offers_no_TLS()
    {
        using var server = await SmtpServer.Start(SmtpTls.None);
        await using var hub = await ServedAlerts.Start(Channel("smtp", server));
        (await hub.Until<AlertNotDelivered>(await Panic(hub))).OfType<AlertNotDelivered>().Single().Reason.ShouldBe("NotSupportedException");

        server.Letters.ShouldBeEmpty();
    }

    private static string Channel(string scheme, SmtpServer server, string more = "") => $"mail+{scheme}://127.0.0.1:{server.Port}?from=hub@example.org&to=head@example.org{more}";

    private static async Task<GrainId> Panic(ServedAlerts hub)
    {
        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new RaiseSignal(SignalKind.Panic, 3));
        return Alert.IdOf(ServedAlerts.Company, "panic", $"window/{hub.Office}:3");
    }

    private static string Subject(string letter) => MimeKit.Utils.Rfc2047.DecodeText(Encoding.ASCII.GetBytes(Unfolded(letter).Split('\n').Single(l => l.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..]));

    private static string Unfolded(string letter) => letter.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
}
