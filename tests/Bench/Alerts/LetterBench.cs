using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains.Alerts;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Testing;

namespace OpsHub.Bench.Alerts;

/// <summary>From a fact to a letter that a mail server has accepted, at 100 alerts a second: Debian's aiosmtpd in a process of its own, over STARTTLS with a certificate that is checked.</summary>
internal sealed class LetterBench(BenchRun run)
{
    private const int PerSecond = 100;

    private const double LeastSeconds = 30;

    public async Task Run(CancellationToken cancel)
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"))
        {
            run.Results.Skip("letters", "Debian's python3-aiosmtpd is not installed.");
            return;
        }
        foreach (var create in run.Stores)
        {
            await using var store = await create();
            using var server = await SmtpServer.Start(SmtpTls.Start);
            await Letters(store, server, cancel);
        }
    }

    private async Task Letters(Stores.IStore store, SmtpServer server, CancellationToken cancel)
    {
        var channel = AlertChannel.Parse($"{AlertScene.Company}=mail+smtp://127.0.0.1:{server.Port}?from=hub@example.org&to=head@example.org&ca={server.Authority}")!;
        var (told, samples, alerts) = (new EventTimes<AlertDelivered>(), new Samples(), (int)(Math.Max(run.Seconds, LeastSeconds) * PerSecond));
        await using var scene = await AlertScene.Open(store, run.Outages, [told], cancel, channel);
        var sent = await scene.Press(alerts, PerSecond, cancel);
        foreach (var (key, at) in sent) samples.Add(await told.Of(key).WaitAsync(cancel) - at);

        var method = $"{alerts} panic buttons, {PerSecond}/s, {run.Outages:N0} outages open, to the record that aiosmtpd has accepted the letter (STARTTLS, certificate checked), so a little more than the acceptance itself; {store.Name}";
        run.Results.Add(new Figure("letters", $"fact to SMTP accepted, {store.Name}, p50", samples.Sorted().P50Ms, "ms", method));
        run.Results.Add(new Figure("letters", $"fact to SMTP accepted, {store.Name}, p99", samples.Sorted().P99Ms, "ms", method) { Aim = Aim.AtMost(3000) });
        run.Results.Add(new Figure("letters", $"letters for {alerts} alerts, {store.Name}", server.Letters.Count, "letters", "alerts that come together go out in one"));
    }
}
